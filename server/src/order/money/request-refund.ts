import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { OrderCaller } from '../order-caller';
import { refundableOf } from '../order.store';
import { RunOrderAction } from '../run-order-action';
import { ReturnMoney } from './return-money';
import { settleEdits } from './settle-edits';

/** Staff give money back, in one part or in several, up to what was paid. */
@Injectable()
export class RequestRefund {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly returnMoney: ReturnMoney,
    private readonly shop: ShopSnapshot,
  ) {}

  /** @throws DomainError refund_too_large */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'request_refund'>) {
    const { amount, to, reason, account = null } = body;
    return this.runOrderAction.run('request_refund', target, caller, body, async (context) => {
      const refundable = refundableOf(context.order);
      const { currency } = (await this.shop.get()).settings;
      if (amount > refundable)
        throw new DomainError('refund_too_large', { refundable: formatMoney(refundable, currency) });
      await this.returnMoney.open(context, { amount, to, reason, account });
      await settleEdits(context, 'refunded', caller);
    });
  }
}
