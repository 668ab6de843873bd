import type { Minor } from '../money.js';
import { editOrder, type Catalogue, type EditResult } from './order-edit.js';
import type { Extra } from './order-extras.js';
import { itemsTotal, shippingFee } from './order-totals.js';
import { onlineKinds, type PaymentKind } from './order.terms.js';

/** What somebody who is not signed in can pay by. */
export const paymentMethodsByLink: readonly PaymentKind[] = [...onlineKinds, 'offline'];

/** What staff put together for a customer. Money in minor units. */
export interface OnBehalf {
  lines: readonly { skuId: string; quantity: number }[];
  extras: readonly Extra[];
  /** Undefined: what the shipping method asks. */
  shipping: Minor | undefined;
  /** Null: nothing is asked for the way, unless a fee is given. */
  shippingMethod: { fee: Minor; freeFrom: Minor | null } | null;
  /** The money is there already, or is collected at the door: then nothing need remain to be paid. */
  payNow: boolean;
}

/**
 * An order on a customer's behalf, computed: an edit of an order that has nothing yet. Once for the console's live
 * total and the server's preview, and once more at the commit. What stands in the way are the result's problems.
 */
export function orderOnBehalf(wish: OnBehalf, catalogue: Catalogue): EditResult {
  const known = wish.lines.map(({ skuId, quantity }) => ({
    unitPrice: catalogue.get(skuId)?.price ?? 0,
    quantity,
  }));
  const fee = wish.shippingMethod ? shippingFee(wish.shippingMethod, itemsTotal(known)) : 0;
  return editOrder(
    {
      lines: [],
      reviewed: new Set(),
      extras: [],
      shipping: 0,
      total: 0,
      collected: 0,
      awaitsPayment: wish.payNow,
    },
    { added: wish.lines, extras: wish.extras, shipping: wish.shipping ?? fee },
    catalogue,
  );
}
