import { orderOnBehalf } from '@lanzi/shared/order/on-behalf';
import type { Catalogue, EditResult } from '@lanzi/shared/order/order-edit';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { isPayLater, type PaymentKind } from '@lanzi/shared/order/order.terms';
import type { api } from '../../../lib/api';
import { deliveryFaults, isFaulty, type DeliveryDraft, type EditDraft } from '../editing/edit-draft';

/** An order on a customer's behalf as it is being put together. */
export interface BehalfDraft {
  customer: { id: string; nickname: string; phone: string | null } | undefined;
  /** Goods, custom items and the fee, as while editing; the fee is undefined where the method's counts. */
  goods: EditDraft;
  delivery: DeliveryDraft;
  paid: boolean;
  paymentMethodId: string | undefined;
  paymentNote: string;
  note: string;
  merchantNote: string;
}
type Body = Parameters<typeof api.placeOnBehalf>[0]['body'];
interface ShippingMethod {
  id: string;
  fee: number;
  freeFrom: number | null;
}

const nowhere = {
  contactName: '',
  contactPhone: '',
  address: '',
  shippingMethodId: undefined,
  storeId: undefined,
};
export const emptyDraft: BehalfDraft = {
  customer: undefined,
  goods: { quantities: {}, added: [], extras: [], shipping: undefined, delivery: null, returned: {} },
  delivery: { mode: 'express', ...nowhere },
  paid: false,
  ...{ paymentMethodId: undefined, paymentNote: '', note: '', merchantNote: '' },
};

export type BehalfFault = 'customer' | 'goods' | 'extras' | 'shipping' | 'payment' | keyof DeliveryDraft;

/** What is missing or cannot be read, by field. */
export function faultsOf({ customer, goods, delivery, paymentMethodId }: BehalfDraft): BehalfFault[] {
  const faults: [BehalfFault, boolean][] = [
    ['customer', customer === undefined],
    ['goods', goods.added.length === 0],
    ['extras', goods.extras.some(isFaulty)],
    ['shipping', Number.isNaN(goods.shipping)],
    ['payment', paymentMethodId === undefined],
  ];
  return [...faults.flatMap(([field, faulty]) => (faulty ? [field] : [])), ...deliveryFaults(delivery)];
}

const linesOf = ({ goods }: BehalfDraft) => goods.added.map(({ skuId, quantity }) => ({ skuId, quantity }));
export const extrasOf = ({ goods }: BehalfDraft): Extra[] =>
  goods.extras.flatMap((extra) =>
    isFaulty(extra) ? [] : [{ kind: extra.kind, title: extra.title.trim(), amount: extra.amount ?? 0 }],
  );
const feeOf = ({ goods: { shipping } }: BehalfDraft) =>
  shipping === undefined || Number.isNaN(shipping) ? undefined : shipping;

/** What it comes to, by the same computation as the server's. */
export function resultOf(
  draft: BehalfDraft,
  catalogue: Catalogue,
  methods: readonly ShippingMethod[],
  payingBy: PaymentKind | undefined,
): EditResult {
  const { mode, shippingMethodId } = draft.delivery;
  const method = mode === 'express' ? methods.find(({ id }) => id === shippingMethodId) : undefined;
  return orderOnBehalf(
    {
      lines: linesOf(draft),
      extras: extrasOf(draft),
      shipping: feeOf(draft),
      shippingMethod: method ?? null,
      payNow: !draft.paid && !(payingBy && isPayLater(payingBy)),
    },
    catalogue,
  );
}

/** What the preview is asked for; undefined while that is not known. */
export function wishOf(draft: BehalfDraft) {
  const { paid, paymentMethodId, delivery } = draft;
  if (draft.goods.added.length === 0 || paymentMethodId === undefined) return undefined;
  const shippingMethodId = delivery.mode === 'express' ? (delivery.shippingMethodId ?? null) : null;
  const [lines, extras, shipping] = [linesOf(draft), extrasOf(draft), feeOf(draft)];
  return { lines, extras, shipping, shippingMethodId, paid, paymentMethodId };
}

/** What is sent, of a draft without faults. */
export function bodyOf(draft: BehalfDraft, expectedTotal: number): Body {
  const { mode, shippingMethodId = '', storeId = '', address, ...typed } = draft.delivery;
  const to = { contactName: typed.contactName.trim(), contactPhone: typed.contactPhone.trim() };
  const delivery =
    mode === 'express'
      ? { mode, ...to, address: address.trim(), shippingMethodId }
      : mode === 'pickup'
        ? { mode, ...to, storeId }
        : { mode, ...to, address: address.trim() };
  return {
    ...{ customerId: draft.customer?.id ?? '', lines: linesOf(draft), extras: extrasOf(draft) },
    ...{ shipping: feeOf(draft), delivery, paid: draft.paid, expectedTotal },
    ...{
      paymentMethodId: draft.paymentMethodId ?? '',
      paymentNote: draft.paid ? draft.paymentNote.trim() : '',
    },
    ...{ note: draft.note.trim(), merchantNote: draft.merchantNote.trim() },
  };
}
