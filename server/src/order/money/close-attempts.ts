import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { Attempts } from '../../payment/attempts';
import type { PaymentAttempt } from '../../payment/payment-attempt.entity';
import { PaymentProviders } from '../../payment/payment-providers';
import { DoFirst } from '../../platform/database/unit-of-work';
import { ReceiveMoney } from './receive-money';

/**
 * Before an order is cancelled, or costs something else, nobody must be able to pay what it was: its open attempts are
 * closed at the provider first, outside of any transaction. Whoever paid meanwhile has paid, and the action that was
 * about to follow meets a paid order (docs/decisions/0015).
 */
@Injectable()
export class CloseAttempts {
  constructor(
    private readonly attempts: Attempts,
    private readonly providers: PaymentProviders,
    private readonly receiveMoney: ReceiveMoney,
  ) {}

  /**
   * Within an action that needs them closed, once nothing else speaks against it: open ones undo it, are closed, and
   * it begins anew. @throws DoFirst
   */
  async first(orderId: number): Promise<void> {
    if ((await this.attempts.openOf(orderId)).length > 0) throw new DoFirst(() => this.of(orderId));
  }

  /** @throws DomainError provider_failed when the provider cannot be asked: then nothing may follow */
  private async of(orderId: number): Promise<void> {
    for (const attempt of await this.attempts.openOf(orderId)) await this.close(attempt);
  }

  /** @throws DomainError provider_failed */
  async close(attempt: PaymentAttempt): Promise<void> {
    if (await this.isUnpaid(attempt)) await this.attempts.close(attempt);
  }

  /** One that counts as closed. @throws DomainError provider_failed */
  async lookAgain(attempt: PaymentAttempt): Promise<void> {
    if (await this.isUnpaid(attempt)) await this.attempts.rest(attempt);
  }

  /** Closes it at the provider. False when somebody has paid it, whose money is received then. */
  private async isUnpaid({ kind, attemptNo }: PaymentAttempt): Promise<boolean> {
    // Without its settings nobody can be asked, and nobody can tell us either.
    if (!this.providers.has(kind)) return true;
    const news = await this.providers.of(kind).close(attemptNo);
    if (news.state === 'unpaid') throw new DomainError('provider_failed', { provider: kind });
    if (news.state === 'paid') await this.receiveMoney.run(kind, news.money);
    return news.state !== 'paid';
  }
}
