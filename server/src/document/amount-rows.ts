import type { Lang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Minor } from '@lanzi/shared/money';
import { customDiscountOf, type Extra } from '@lanzi/shared/order/order-extras';
import type { Order } from '../order/order.entity';
import { dueOf } from '../order/order.store';

/** One row of the block that adds an order up. */
export interface AmountRow {
  word: string;
  amount: Minor;
  strong: boolean;
}

/** What makes the total, then what became of it; what is nothing is left out. */
export function amountRows(order: Order, extras: readonly Extra[], lang: Lang): AmountRow[] {
  const { exportColumn: column, extra: extraWords } = domainWords(lang);
  const { items, shipping, discount, total, paid, refunded } = order;
  const named = (discounts: boolean) =>
    extras
      .filter(({ kind }) => (kind === 'discount') === discounts)
      .map(({ kind, title, amount }) => ({
        word: title || extraWords[kind],
        amount: discounts ? -amount : amount,
      }));
  const rows: { word: string; amount: Minor; always?: boolean; strong?: boolean }[] = [
    { word: column.items, amount: items, always: true },
    ...named(false),
    { word: column.shipping, amount: shipping, always: order.deliveryMode === 'express' },
    { word: column.discount, amount: customDiscountOf(extras) - discount },
    ...named(true),
    { word: column.total, amount: total, always: true, strong: true },
    { word: column.paid, amount: paid },
    { word: column.refunded, amount: -refunded },
    { word: column.due, amount: dueOf(order) },
  ];
  return rows
    .filter(({ amount, always }) => always || amount !== 0)
    .map(({ word, amount, strong = false }) => ({ word, amount, strong }));
}
