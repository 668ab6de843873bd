import { mostBackFor } from '@lanzi/shared/after-sale/after-sale-amount';
import { sum } from '@lanzi/shared/money';
import type { ConsoleOrder, PostedAction, ShopOrder } from '@lanzi/shared/order/order.contract';
import { paymentKinds, paysFor } from '@lanzi/shared/order/order.terms';
import type { SeededRandom } from '@lanzi/shared/seeded-random';
import type { Furnished } from '../support/furnish';
import type { Wish } from '../support/editing';
import { dayOf, parcel } from '../support/running-shop';

export type SeenOrder = ShopOrder | ConsoleOrder;

export const account = { holder: '林晓', bank: '招商银行', number: '6225880100001234' };

/** What an action is posted with, but for the version. Chosen so that it is allowed where the action is. */
export function bodyOf(
  action: PostedAction,
  order: SeenOrder,
  proof: string,
  { has, random, skuIds }: { has: Furnished; random: SeededRandom; skuIds: readonly string[] },
): object {
  const { amounts, delivery } = order;
  switch (action) {
    case 'submit_proof':
      return { pictureId: proof };
    case 'ship':
      return { packages: packages(order, random) };
    case 'edit_tracking': {
      const waybillNo = `YT${random.int(1e8, 9e8)}`;
      const replacement = 'replacement' in order ? order.replacement : null;
      return { shipmentId: (replacement ?? order.shipments[0])?.id ?? '1', carrierId: '2', waybillNo };
    }
    case 'redeem': {
      const here = delivery.store?.id !== has.storeElsewhereId;
      const { verifier, verifierElsewhere } = has.people;
      return { verifierId: String((here ? verifier : verifierElsewhere).id), cashCollected: true };
    }
    case 'change_price':
      return { items: random.int(1, 2 * amounts.items + 100), shipping: random.pick([0, 800, 1500]) };
    case 'change_payment_method': {
      const kinds = paymentKinds.filter((kind) => paysFor(kind, delivery.mode));
      return { paymentMethodId: has.paymentMethodIds[random.pick(kinds)] };
    }
    case 'change_delivery': {
      const contact = { contactName: '林晓', contactPhone: '13800000001', address: '上海市 静安区 1 号' };
      return { mode: random.pick(['express', 'merchant_delivery']), ...contact };
    }
    case 'edit':
      return editOf(order, random, skuIds);
    case 'collect':
      return { amount: random.int(1, Math.max(1, amounts.due + 50)) };
    case 'request_cancellation':
      return { reason: '不想要了', refundAccount: account };
    case 'request_refund': {
      const most = 'refundable' in order ? order.refundable : 1;
      const amount = random.chance(0.4) ? most : random.int(1, Math.max(1, most));
      return {
        amount: Math.max(1, amount),
        to: random.pick(['original', 'balance', 'by_hand']),
        reason: '少发',
        account,
      };
    }
    case 'review': {
      const reviewed = new Set(order.reviews.map(({ lineId }) => lineId));
      const line = order.lines.find(({ id }) => !reviewed.has(id)) ?? order.lines[0];
      const pictureIds = random.chance(0.4) ? [proof] : [];
      return {
        lineId: line?.id ?? '1',
        stars: random.int(1, 5),
        text: random.pick(['', '很好']),
        pictureIds,
      };
    }
    case 'complete':
      return { cashCollected: true };
    case 'request_after_sale':
      return afterSaleOf(order, random);
    case 'add_note':
      return { note: `备注 ${random.int(1, 99)}` };
    default:
      return { reason: '随便走走' };
  }
}

/** Some lines get another quantity or go, others come; now and then with custom items and another fee. */
function editOf({ lines, extras }: SeenOrder, random: SeededRandom, skuIds: readonly string[]): Wish {
  const some = lines.filter(() => random.chance(0.5));
  const added = random.chance(0.4) ? [{ skuId: random.pick(skuIds), quantity: random.int(1, 3) }] : [];
  return {
    lines: some.map(({ id, quantity }) => ({
      lineId: id,
      quantity: random.chance(0.05) ? quantity + 300 : random.pick([0, 1, quantity + 1, quantity + 2]),
    })),
    added,
    ...(random.chance(0.3) && { extras: extrasOf(extras, random) }),
    ...(random.chance(0.3) && { shipping: random.pick([0, 800, 1500]) }),
  };
}

function extrasOf(extras: SeenOrder['extras'], random: SeededRandom): SeenOrder['extras'] {
  const amount = random.int(1, 3000);
  const kind = random.pick(['item', 'discount'] as const);
  return random.chance(0.3) ? [] : [...extras.slice(0, 3), { kind, title: `自定义 ${amount}`, amount }];
}

/** An exchange, or a return where money can go back at all. */
function afterSaleOf({ lines, amounts, refunds }: SeenOrder, random: SeededRandom): object {
  const some = lines.filter(() => random.chance(0.6));
  const items = (some.length > 0 ? some : lines).map(({ id, quantity }) => ({
    ...{ lineId: id, quantity: random.int(1, quantity) },
  }));
  const waiting = refunds.filter(({ state }) => state !== 'succeeded').map(({ amount }) => amount);
  const goods = { lines, discount: amounts.discount };
  const most = mostBackFor(items, goods, amounts.paid - amounts.refunded - sum(waiting));
  const asked = { items, reason: '不合适' };
  return most < 1 || random.chance(0.4)
    ? { ...asked, kind: 'exchange' }
    : { ...asked, kind: 'return', amount: random.int(1, most), refundAccount: account };
}

/** Some or all of what is left, in one or two packages. */
function packages(order: SeenOrder, random: SeededRandom) {
  const left = order.lines.flatMap(({ id, quantity, quantityShipped }): [string, number][] =>
    quantity > quantityShipped ? [[id, quantity - quantityShipped]] : [],
  );
  const [first = [order.lines[0]?.id ?? '1', 1] as [string, number], ...others] = left;
  let numbers = order.shipments.length;
  const packed = (lines: [string, number][]) => ({
    ...parcel(lines, `SF${order.orderNo}-${++numbers}`),
    shippedOn: dayOf(order),
  });
  if (random.chance(0.3)) return [packed([[first[0], 1]])];
  return others.length > 0 && random.chance(0.3)
    ? [packed([first]), packed(others)]
    : [packed([first, ...others])];
}
