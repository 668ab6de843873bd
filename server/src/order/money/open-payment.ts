import { DomainError } from '@lanzi/shared/errors';
import { inLang } from '@lanzi/shared/lang';
import { orderRefusal } from '@lanzi/shared/order/order-lifecycle';
import { isOnline, type PayClient } from '@lanzi/shared/order/order.terms';
import type { PaymentRequest } from '@lanzi/shared/payment/payment.contract';
import { paymentReturnLink } from '@lanzi/shared/payment/return-link';
import { Injectable } from '@nestjs/common';
import { Customer } from '../../customer/customer.entity';
import { Attempts } from '../../payment/attempts';
import type { PaymentAttempt } from '../../payment/payment-attempt.entity';
import { PaymentProviders } from '../../payment/payment-providers';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { RateLimits } from '../../platform/http/rate-limits';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { systemCaller, triesOf, type OrderCaller } from '../order-caller';
import { dueOf, factsOf, OrderStore } from '../order.store';
import { secondsToPay } from '../seconds-to-pay';
import { CloseAttempts } from './close-attempts';

interface Asked {
  orderNo: string;
  client: PayClient;
  /** The payer's address. */
  ip: string;
}
const opening = 'open-payment';

/**
 * What the shopper's device needs to pay. The attempt is a row before the provider hears of it, so nothing is lost
 * however this ends; the provider is asked outside of any transaction, and asking it again is harmless.
 */
@Injectable()
export class OpenPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly attempts: Attempts,
    private readonly closeAttempts: CloseAttempts,
    private readonly providers: PaymentProviders,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(opening, { points: 30, seconds: 600 });
  }

  /** @throws DomainError not_found, action_not_allowed, payment_not_online, payment_method_unavailable, provider_failed */
  async run(caller: OrderCaller & { id: number }, asked: Asked): Promise<PaymentRequest> {
    await this.rateLimits.consume(opening, triesOf(caller));
    const attempt = await this.attemptFor(caller.id, asked);
    const { settings } = await this.shop.get();
    const { openid } = await this.unitOfWork.manager.findOneByOrFail(Customer, { id: caller.id });
    const { attemptNo, amount, client, expiresAt } = attempt;
    const order = {
      ...{ attemptNo, amount, client, expiresAt, openid, ip: asked.ip },
      description: `${inLang(settings.name, settings.lang)} ${asked.orderNo}`,
      returnUrl: paymentReturnLink(this.config.publicUrl, asked.orderNo),
    };
    try {
      const pay = await this.providers.of(attempt.kind).open(order);
      // Closed in the meantime, for an action that needs it closed: what was just opened must not be paid.
      const now = await this.attempts.byNo(attempt.kind, attemptNo);
      if (now?.state !== 'open') await this.closeAttempts.lookAgain(attempt);
      if (now?.state !== 'open') throw new DomainError('version_conflict');
      return { attemptNo, amount, expiresAt: expiresAt.toISOString(), pay };
    } catch (error) {
      throw await this.whyNot(attempt, error);
    }
  }

  /**
   * A provider opens nothing that is paid already, of which nobody may have told us, nor again what it would have to
   * open differently: closing the attempt finds out, and the next try has one of its own.
   */
  private async whyNot(attempt: PaymentAttempt, error: unknown): Promise<unknown> {
    if (!(error instanceof DomainError) || error.code !== 'provider_failed') return error;
    await this.closeAttempts.close(attempt).catch(() => undefined);
    const now = await this.attempts.byNo(attempt.kind, attempt.attemptNo);
    return now?.state === 'paid' ? new DomainError('version_conflict') : error;
  }

  /** The open attempt where it fits, else a new one; one that does not fit has to be closed first. */
  private attemptFor(customerId: number, { orderNo, client }: Asked): Promise<PaymentAttempt> {
    return this.unitOfWork.run(async () => {
      const loaded = await this.store.lock({ orderNo, customerId });
      const { order } = loaded;
      const { settings } = await this.shop.get();
      const refusal = orderRefusal('pay', systemCaller, factsOf(loaded, settings));
      if (refusal)
        throw new DomainError('action_not_allowed', {
          action: 'pay',
          status: order.status,
          why: refusal.code,
        });
      const kind = order.paymentKind;
      const amount = dueOf(order);
      if (!isOnline(kind) || amount <= 0) throw new DomainError('payment_not_online');
      // Throws where the provider is not set up, before anything is written.
      this.providers.of(kind);
      const [open] = await this.attempts.openOf(order.id);
      const asked = open?.kind === kind && open.client === client && open.amount === amount;
      if (asked && open.expiresAt > this.clock.now()) return open;
      await this.closeAttempts.first(order.id);
      // While staff look at a proof there is no deadline.
      const expiresAt = order.paymentDeadline ?? this.clock.in(secondsToPay(order.origin, settings));
      return this.attempts.open({ orderId: order.id, kind, client, amount, expiresAt });
    });
  }
}
