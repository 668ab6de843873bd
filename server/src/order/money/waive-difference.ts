import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Extra } from '@lanzi/shared/order/order-extras';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { orderTotal } from '@lanzi/shared/order/order-totals';
import { Injectable } from '@nestjs/common';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { OrderCaller } from '../order-caller';
import { extrasOf, replaceExtras } from '../order-extras';
import { differenceOf } from '../order.store';
import { RunOrderAction } from '../run-order-action';
import { settleEdits } from './settle-edits';

/**
 * Mission E8: what an edit left open is neither collected nor given back. The order then costs what was paid for it,
 * by a custom discount or a custom item of that name, so that every sum and every document says so.
 */
@Injectable()
export class WaiveDifference {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly shop: ShopSnapshot,
  ) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'waive_difference'>) {
    return this.runOrderAction.run('waive_difference', target, caller, body, async (context) => {
      const { order, manager, details } = context;
      const words = domainWords((await this.shop.get()).settings.lang);
      const difference = differenceOf(order);
      const extras = await extrasOf(manager, order);
      if (difference > 0) {
        addTo(extras, { kind: 'discount', title: words.waivedDue, amount: difference });
        order.discount += difference;
      } else if (difference < 0) {
        // More where discounts exceed what they are taken off: only beyond that does the total rise.
        const amount = -difference + beyondWorth(order);
        addTo(extras, { kind: 'item', title: words.waivedOwed, amount });
        order.surcharge += amount;
      }
      const before = order.total;
      order.total = orderTotal(order);
      await replaceExtras(manager, order.id, extras);
      await settleEdits(context, 'waived', caller);
      Object.assign(details, { before, after: order.total });
    });
  }
}

/** One of its kind and name, however often a difference is waived. */
function addTo(extras: Extra[], extra: Extra): void {
  const same = extras.find(({ kind, title }) => kind === extra.kind && title === extra.title);
  if (same) same.amount += extra.amount;
  else extras.push(extra);
}

/** By how much discounts exceed what they are taken off. */
const beyondWorth = ({ items, surcharge, shipping, discount }: Parameters<typeof orderTotal>[0]): number =>
  Math.max(0, discount - items - surcharge - shipping);
