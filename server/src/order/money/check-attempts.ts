import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { Attempts } from '../../payment/attempts';
import type { PaymentAttempt } from '../../payment/payment-attempt.entity';
import { PaymentProviders } from '../../payment/payment-providers';
import { Clock } from '../../platform/clock';
import { always, type GoesOn } from '../../platform/jobs/jobs';
import { Log } from '../../platform/log';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { RateLimits } from '../../platform/http/rate-limits';
import { triesOf, type OrderCaller } from '../order-caller';
import { Order } from '../order.entity';
import { byProvider } from './by-provider';
import { CloseAttempts } from './close-attempts';
import { ReceiveMoney } from './receive-money';

const checking = 'check-payment';

/** Asks the provider, in case nobody told us: by itself now and then, and when the shopper says "I have paid". */
@Injectable()
export class CheckAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
    private readonly providers: PaymentProviders,
    private readonly receiveMoney: ReceiveMoney,
    private readonly closeAttempts: CloseAttempts,
    private readonly clock: Clock,
    private readonly rateLimits: RateLimits,
    private readonly log: Log,
  ) {
    rateLimits.define(checking, { points: 60, seconds: 600 });
  }

  /** @throws DomainError not_found, rate_limited, provider_failed */
  async ofOrder(caller: OrderCaller & { id: number }, orderNo: string): Promise<void> {
    await this.rateLimits.consume(checking, triesOf(caller));
    const order = await this.unitOfWork.manager.findOneBy(Order, { orderNo, customerId: caller.id });
    if (!order) throw new DomainError('not_found');
    for (const attempt of await this.attempts.openOf(order.id)) await this.one(attempt);
  }

  /** Those whose turn it is. Any number of processes may sweep at once. */
  async sweep(goesOn: GoesOn = always): Promise<void> {
    await byProvider(
      await this.attempts.due(),
      ({ kind }) => kind,
      async (attempt) => {
        try {
          await this.one(attempt);
        } catch (err) {
          // The next turn comes by itself.
          this.log.warn({ err, attemptNo: attempt.attemptNo }, 'a payment attempt could not be checked');
          throw err;
        }
      },
      goesOn,
    );
  }

  /** Whether an open one turned out to be paid. @throws DomainError provider_failed */
  async one(attempt: PaymentAttempt): Promise<boolean> {
    // Its page may have outlived it: closing it again says whether it was paid.
    if (attempt.state === 'closed') {
      await this.closeAttempts.lookAgain(attempt);
      return false;
    }
    const news = await this.providers.of(attempt.kind).query(attempt.attemptNo);
    if (news.state === 'paid') await this.receiveMoney.run(attempt.kind, news.money);
    else if (news.state === 'closed') await this.attempts.close(attempt);
    else if (attempt.expiresAt <= this.clock.now()) await this.closeAttempts.close(attempt);
    return news.state === 'paid';
  }
}
