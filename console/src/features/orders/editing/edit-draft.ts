import { isPhone } from '@lanzi/shared/api/phone';
import type { Minor } from '@lanzi/shared/money';
import type { LocalText } from '@lanzi/shared/lang';
import type { DeliveryMode } from '@lanzi/shared/order/order-lifecycle';
import {
  editOrder,
  type Catalogue,
  type EditableOrder,
  type EditResult,
} from '@lanzi/shared/order/order-edit';
import type { EditDelivery } from '@lanzi/shared/order/order-edit.contract';
import type { Extra, ExtraKind } from '@lanzi/shared/order/order-extras';
import type { ActionInput, ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { onItsWay } from '../refunds/going-back';

/** A SKU that staff chose for the order. */
export interface PickedSku {
  skuId: string;
  productName: LocalText;
  skuName: LocalText;
  barcode: string;
  picture: string;
  price: Minor;
}
export interface AddedDraft extends PickedSku {
  quantity: number;
}
/** The amount is undefined while the field is empty, and NaN while no amount stands there. */
export interface ExtraDraft {
  key: number;
  kind: ExtraKind;
  title: string;
  amount: Minor | undefined;
}
export interface DeliveryDraft {
  mode: DeliveryMode;
  contactName: string;
  contactPhone: string;
  address: string;
  shippingMethodId: string | undefined;
  storeId: string | undefined;
}
/** An edit as it is being made. */
export interface EditDraft {
  /** By line. */
  quantities: Record<string, number>;
  added: AddedDraft[];
  extras: ExtraDraft[];
  shipping: Minor | undefined;
  /** Null: it goes where it went. */
  delivery: DeliveryDraft | null;
  /** By line: that it was to be raised beyond what there is, and how many there can be. */
  returned: Record<string, number>;
}

export const draftOf = ({ lines, extras, amounts }: ConsoleOrder): EditDraft => ({
  quantities: Object.fromEntries(lines.map(({ id, quantity }) => [id, quantity])),
  added: [],
  extras: extras.map((extra, key) => ({ ...extra, key })),
  shipping: amounts.shipping,
  delivery: null,
  returned: {},
});

export const deliveryOf = ({ delivery }: ConsoleOrder): DeliveryDraft => ({
  mode: delivery.mode,
  contactName: delivery.contactName,
  contactPhone: delivery.contactPhone,
  address: delivery.address,
  shippingMethodId: undefined,
  storeId: delivery.store?.id,
});

/** The lines that the customer has said something of. */
export const reviewedIn = ({ reviews }: ConsoleOrder): ReadonlySet<string> =>
  new Set(reviews.map(({ lineId }) => lineId));

/** The order as the computation wants it. */
export const editableOf = (order: ConsoleOrder): EditableOrder => ({
  lines: order.lines,
  reviewed: reviewedIn(order),
  extras: order.extras,
  shipping: order.amounts.shipping,
  total: order.amounts.total,
  collected: order.amounts.paid - order.amounts.refunded - onItsWay(order.refunds),
  awaitsPayment: order.status === 'pending_payment',
});

const isAmount = (amount: Minor | undefined): amount is Minor =>
  amount !== undefined && !Number.isNaN(amount);
export const isFaulty = ({ kind, title, amount }: ExtraDraft): boolean =>
  !isAmount(amount) || amount < 1 || (kind !== 'markup' && title.trim() === '');
/** Whether what an item or discount is given as is wrong already, and not only yet to be given. */
export const isMistyped = ({ kind, title, amount }: ExtraDraft): boolean =>
  amount !== undefined && (!isAmount(amount) || amount < 1 || (kind !== 'markup' && title.trim() === ''));
export const isShippingFaulty = ({ shipping }: EditDraft): boolean => !isAmount(shipping);

export function deliveryFaults(draft: DeliveryDraft): (keyof DeliveryDraft)[] {
  const { mode, contactName, contactPhone, address, shippingMethodId, storeId } = draft;
  const faults: [keyof DeliveryDraft, boolean][] = [
    ['contactName', contactName.trim() === ''],
    ['contactPhone', !isPhone(contactPhone)],
    ['address', mode !== 'pickup' && address.trim() === ''],
    ['shippingMethodId', mode === 'express' && shippingMethodId === undefined],
    ['storeId', mode === 'pickup' && storeId === undefined],
  ];
  return faults.flatMap(([field, faulty]) => (faulty ? [field] : []));
}

/** Whether every amount is there, so that the draft comes to something. */
export const isPriced = (draft: EditDraft): boolean =>
  !draft.extras.some(isFaulty) && !isShippingFaulty(draft);

/** Whether everything that was typed can be read. */
export const isComplete = (draft: EditDraft): boolean =>
  isPriced(draft) && (draft.delivery === null || deliveryFaults(draft.delivery).length === 0);

export const isTouched = (draft: EditDraft, order: ConsoleOrder): boolean =>
  JSON.stringify({ ...draft, returned: {} }) !== JSON.stringify(draftOf(order));

type Wish = Omit<ActionInput<'edit'>, 'version' | 'expectedTotal' | 'reason'>;

/** What is sent: only what is whole, and of the lines only those that change. */
export function wishOf(draft: EditDraft, order: ConsoleOrder): Wish & { extras: Extra[] } {
  const { quantities, added, extras, shipping, delivery } = draft;
  return {
    lines: order.lines
      .filter(({ id, quantity }) => quantities[id] !== quantity)
      .map(({ id }) => ({ lineId: id, quantity: quantities[id] ?? 0 })),
    added: added.map(({ skuId, quantity }) => ({ skuId, quantity })),
    extras: extras
      .filter((extra) => !isFaulty(extra))
      .map(({ kind, title, amount = 0 }) => ({ kind, title: title.trim(), amount })),
    ...(isAmount(shipping) && { shipping }),
    ...(delivery && deliveryFaults(delivery).length === 0 && { delivery: sentDelivery(delivery) }),
  };
}

function sentDelivery(draft: DeliveryDraft): EditDelivery {
  const { mode, shippingMethodId = '', storeId = '' } = draft;
  const contactName = draft.contactName.trim();
  const contactPhone = draft.contactPhone.trim();
  const address = draft.address.trim();
  if (mode === 'pickup') return { mode, storeId, contactName, contactPhone };
  if (mode === 'express') return { mode, shippingMethodId, contactName, contactPhone, address };
  return { mode, contactName, contactPhone, address };
}

/** What the draft comes to: the same computation as the server's. */
export const resultOf = (draft: EditDraft, order: ConsoleOrder, catalogue: Catalogue): EditResult =>
  editOrder(editableOf(order), wishOf(draft, order), catalogue);

/** A line's new quantity; raised beyond what there is, it goes back to its old one (E5). */
export function withQuantity(
  draft: EditDraft,
  order: ConsoleOrder,
  catalogue: Catalogue,
  { lineId, quantity }: { lineId: string; quantity: number },
): EditDraft {
  const { [lineId]: _, ...returned } = draft.returned;
  const next = { ...draft, returned, quantities: { ...draft.quantities, [lineId]: quantity } };
  return returnedToStock(next, order, catalogue);
}

/** Every line that was raised beyond what is known to be there goes back to its old quantity, and says so. */
export function returnedToStock(draft: EditDraft, order: ConsoleOrder, catalogue: Catalogue): EditDraft {
  const known = new Set(order.lines.filter(({ skuId }) => catalogue.has(skuId)).map(({ id }) => id));
  const short = resultOf(draft, order, catalogue).problems.filter(
    ({ code, lineId }) => code === 'short_of_stock' && lineId !== null && known.has(lineId),
  );
  if (short.length === 0) return draft;
  const quantities = { ...draft.quantities };
  const returned = { ...draft.returned };
  for (const { lineId, left } of short) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) continue;
    quantities[line.id] = line.quantity;
    returned[line.id] = left ?? line.quantity;
  }
  return { ...draft, quantities, returned };
}

/** One more of a SKU: a line of its own, or one more on the line that was added for it already. */
export function withAdded(draft: EditDraft, sku: PickedSku, quantity = 1): EditDraft {
  const there = draft.added.some(({ skuId }) => skuId === sku.skuId);
  const added = there
    ? draft.added.map((one) =>
        one.skuId === sku.skuId ? { ...one, quantity: one.quantity + quantity } : one,
      )
    : [...draft.added, { ...sku, quantity }];
  return { ...draft, added };
}

/** Another SKU in the place of a line's, as many of it. */
export function withSwapped(draft: EditDraft, lineId: string, sku: PickedSku): EditDraft {
  const { [lineId]: _, ...returned } = draft.returned;
  const next = { ...draft, returned, quantities: { ...draft.quantities, [lineId]: 0 } };
  return withAdded(next, sku, draft.quantities[lineId] || 1);
}
