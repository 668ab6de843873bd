import { DomainError } from '@lanzi/shared/errors';
import { allocateDiscount, orderTotal } from '@lanzi/shared/order/order-totals';
import { MAX_AMOUNT } from '@lanzi/shared/money';
import { customDiscountOf, surchargeOf } from '@lanzi/shared/order/order-extras';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { CloseAttempts } from './money/close-attempts';
import type { OrderCaller } from './order-caller';
import { extrasOf, replaceExtras } from './order-extras';
import { dueOf } from './order.store';
import { RunOrderAction } from './run-order-action';

/** Mission D8: before it is paid, staff name what the items and the shipping shall cost. */
@Injectable()
export class ChangePrice {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly closeAttempts: CloseAttempts,
  ) {}

  /** @throws DomainError price_too_low, order_too_large */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'change_price'>) {
    return this.runOrderAction.run(
      'change_price',
      target,
      caller,
      body,
      async ({ order, lines, details, manager }) => {
        const before = order.total;
        const extras = (await extrasOf(manager, order)).filter(({ kind }) => kind !== 'markup');
        // What staff gave a name keeps it; the rest of the price is the lines'. Less than their worth is a discount,
        // shared by the lines; more is a markup.
        const forLines = body.items - surchargeOf(extras) + customDiscountOf(extras);
        const discount = Math.max(0, order.items - forLines);
        const markup = Math.max(0, forLines - order.items);
        if (markup > 0) extras.push({ kind: 'markup', title: '', amount: markup });
        order.discount = discount + customDiscountOf(extras);
        order.surcharge = surchargeOf(extras);
        order.shipping = body.shipping;
        order.total = orderTotal(order);
        if (dueOf(order) <= 0 || discount > order.items) throw new DomainError('price_too_low');
        if (order.total > MAX_AMOUNT) throw new DomainError('order_too_large');
        await this.closeAttempts.first(order.id);
        const shares = allocateDiscount(lines, discount);
        lines.forEach((line, index) => (line.discount = shares[index] ?? 0));
        await replaceExtras(manager, order.id, extras);
        Object.assign(details, { before, after: order.total });
      },
    );
  }
}
