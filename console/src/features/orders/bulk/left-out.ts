import { statusWord, domainWords } from '@lanzi/shared/locales/domain-words';
import type { Lang } from '@lanzi/shared/lang';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';

/** Orders of a selection that something cannot be done to, under the reason they share. */
export interface LeftOutGroup {
  why: string;
  orderNos: string[];
}

type Standing = Pick<ConsoleOrderSummary, 'orderNo' | 'status' | 'deliveryMode' | 'cancellationOpen'>;

/** Why an order of a list is not shipped, or its payment not confirmed, now; as far as a list can tell. */
function whyNot(
  order: Standing,
  act: 'ship' | 'confirm_payment',
  lang: Lang,
  nowIs: (status: string) => string,
) {
  const { condition } = domainWords(lang);
  if (order.cancellationOpen) return condition.no_open_cancellation;
  if (act === 'ship' && order.deliveryMode === 'pickup') return condition.is_delivered;
  if (act === 'ship' && order.status === 'shipped') return condition.units_remain;
  return nowIs(statusWord(order.status, order.deliveryMode, lang));
}

/** Those left out of shipping or of confirming payments, by reason, in the order of the list. */
export function leftOutOf(
  orders: readonly Standing[],
  act: 'ship' | 'confirm_payment',
  lang: Lang,
  nowIs: (status: string) => string,
): LeftOutGroup[] {
  const groups = new Map<string, string[]>();
  for (const order of orders) {
    const why = whyNot(order, act, lang, nowIs);
    groups.set(why, [...(groups.get(why) ?? []), order.orderNo]);
  }
  return [...groups].map(([why, orderNos]) => ({ why, orderNos }));
}
