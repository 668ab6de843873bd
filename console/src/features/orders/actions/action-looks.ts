import type { OrderAction } from '@lanzi/shared/order/order-lifecycle';

interface Look {
  /** The action that moves the order on is the one primary button; the lowest number comes first. */
  main?: number;
  /** Only the main one while this other action is allowed too. */
  mainWith?: OrderAction;
  danger?: true;
}

/**
 * How each action that the server allows is offered, in the order of the menu. Null: it has no dialog here, because
 * others take it, or it is done elsewhere: notes and tracking numbers in place, reviews among the cancellations, steps
 * of an after-sale on its own page, and a shipment is recalled by withdrawing its e-waybill.
 */
const looks = {
  // Without a proof to look at, confirming money is no next step but an exception.
  confirm_payment: { main: 1, mainWith: 'reject_proof' },
  ship: { main: 2 },
  redeem: { main: 2 },
  back_in_stock: { main: 3 },
  collect: { main: 4 },
  submit_proof: {},
  reject_proof: { danger: true },
  change_price: {},
  edit: {},
  waive_difference: {},
  change_delivery: {},
  mark_out_of_stock: {},
  complete: {},
  reopen: {},
  request_refund: { danger: true },
  request_cancellation: { danger: true },
  cancel: { danger: true },
  add_note: null,
  edit_tracking: null,
  recall_shipment: null,
  fail_waybill: null,
  drop_waybill: null,
  track: null,
  turn_back: null,
  review_cancellation: null,
  cancel_after_review: null,
  complete_refund: null,
  place: null,
  pay: null,
  receive_surplus: null,
  change_payment_method: null,
  expire: null,
  confirm_receipt: null,
  request_after_sale: null,
  approve_after_sale: null,
  refuse_after_sale: null,
  ship_return: null,
  receive_return: null,
  close_after_sale: null,
  ship_replacement: null,
  confirm_replacement: null,
  refund_after_sale: null,
  settle_after_sale: null,
  review: null,
} as const satisfies Record<OrderAction, Look | null>;
export type DialogAction = {
  [A in OrderAction]: (typeof looks)[A] extends null ? never : A;
}[OrderAction];

const lookOf = (name: string): Look | null =>
  Object.hasOwn(looks, name) ? looks[name as OrderAction] : null;

export const isDialogAction = (name: string | null): name is DialogAction =>
  name !== null && lookOf(name) !== null;
export const isDanger = (action: DialogAction): boolean => lookOf(action)?.danger === true;

const dialogActions = Object.keys(looks).filter(isDialogAction);

/** The primary button's action, if any, and the rest for the menu. */
export function arranged(allowed: readonly OrderAction[]): { main?: DialogAction; rest: DialogAction[] } {
  const shown = dialogActions.filter((action) => allowed.includes(action));
  const rank = (action: DialogAction): number => {
    const { main, mainWith } = lookOf(action) ?? {};
    return main === undefined || (mainWith && !allowed.includes(mainWith)) ? Infinity : main;
  };
  const main = shown.filter((action) => rank(action) < Infinity).sort((a, b) => rank(a) - rank(b))[0];
  return { main, rest: shown.filter((action) => action !== main) };
}
