import { DomainError } from '@lanzi/shared/errors';
import { isPayLater, paysFor } from '@lanzi/shared/order/order.terms';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { PaymentReadiness } from '../shop/payment-readiness';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { CloseAttempts } from './money/close-attempts';
import { PayByBalance } from './money/pay-by-balance';
import type { OrderCaller } from './order-caller';
import { dueOf } from './order.store';
import { RunOrderAction } from './run-order-action';

/** Mission A4: whoever could not pay one way may choose another; the balance pays at once. */
@Injectable()
export class ChangePaymentMethod {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly payByBalance: PayByBalance,
    private readonly closeAttempts: CloseAttempts,
    private readonly shop: ShopSnapshot,
    private readonly readiness: PaymentReadiness,
  ) {}

  /** @throws DomainError payment_method_unavailable, balance_too_low */
  run(
    target: { orderNo: string; customerId?: number },
    caller: OrderCaller,
    body: ActionBody<'change_payment_method'>,
  ) {
    return this.runOrderAction.run('change_payment_method', target, caller, body, async (context) => {
      const { order, details } = context;
      const { paymentMethods, settings } = await this.shop.get();
      const method = paymentMethods.find(({ id }) => id === Number(body.paymentMethodId));
      if (
        !method?.enabled ||
        !paysFor(method.kind, order.deliveryMode) ||
        !this.readiness.isReady(method.kind, settings.currency)
      )
        throw new DomainError('payment_method_unavailable');
      Object.assign(details, { before: order.paymentTitle, after: method.title });
      order.paymentMethodId = method.id;
      order.paymentKind = method.kind;
      order.paymentTitle = method.title;
      order.paymentInstructions = method.instructions;
      if (method.kind === 'balance') await this.payByBalance.pay(order, dueOf(order));
      if (method.kind === 'balance' || isPayLater(method.kind)) order.paymentDeadline = null;
      await this.closeAttempts.first(order.id);
    });
  }
}
