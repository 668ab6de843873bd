import * as z from 'zod';
import {
  Day,
  Id,
  LocalText,
  Money,
  OrderNo,
  Paging,
  Phone,
  Picture,
  Reason,
  requiredText,
  text,
  Time,
  Version,
} from '../api/common.contract.js';
import { MAX_COUNTED, MAX_LINES, MAX_QUANTITY } from '../order/order-limits.js';
import { deliveryModes, orderStatuses } from '../order/order-lifecycle.js';
import { Tracking, WaybillNo } from '../order/order.contract.js';
import { paymentKinds } from '../order/order.terms.js';
import { Refund, RefundAccount, refundTargets, ShopRefund } from '../payment/payment.contract.js';
import {
  afterSaleActions,
  afterSaleKinds,
  afterSaleStatuses,
  type AfterSaleAction,
} from './after-sale-lifecycle.js';

const actionNames = afterSaleActions as [AfterSaleAction, ...AfterSaleAction[]];

/** Where goods go to, one of the shop's addresses as it was on the day it was chosen. */
const ReturnTo = z.object({
  contactName: z.string(),
  phone: z.string(),
  address: z.string(),
  postcode: z.string(),
});
const DeliverTo = z.object({
  contactName: requiredText(30),
  contactPhone: Phone,
  address: requiredText(200),
});

const fields = {
  id: Id,
  orderNo: OrderNo,
  version: Version,
  allowedActions: z.array(z.enum(actionNames)),
  kind: z.enum(afterSaleKinds),
  status: z.enum(afterSaleStatuses),
  reason: z.string(),
  pictures: z.array(Picture),
  /**
   * What the shopper asked for, and what the shop agreed to; null until it is decided. Of an exchange 0, unless money
   * goes back instead of a replacement.
   */
  amount: Money,
  agreedAmount: Money.nullable(),
  items: z.array(
    z.object({
      lineId: Id,
      skuId: Id,
      productName: LocalText,
      skuName: LocalText,
      picture: z.string(),
      quantity: z.int(),
      /** How many pieces came back intact; null until then. */
      intactQuantity: z.int().min(0).nullable(),
    }),
  ),
  requestedAt: Time,
  decidedAt: Time.nullable(),
  refuseReason: z.string().nullable(),
  returnAddress: ReturnTo.nullable(),
  returnShipment: z.object({ carrier: z.string(), waybillNo: z.string() }).nullable(),
  returnShippedAt: Time.nullable(),
  receivedAt: Time.nullable(),
  replacement: z
    .object({
      to: DeliverTo,
      carrierName: z.string(),
      waybillNo: z.string(),
      shippedOn: Day,
      note: z.string(),
      tracking: Tracking.nullable(),
    })
    .nullable(),
  /** The replacement left, or the refund was started. */
  remedyAt: Time.nullable(),
  /** A replacement counts as received by itself then. */
  autoDoneAt: Time.nullable(),
  /** Why the shop ended it before anything was made good; null unless it did. */
  closeReason: z.string().nullable(),
  doneAt: Time.nullable(),
};

/** As the shopper sees it. */
export const ShopAfterSale = z
  .object({
    ...fields,
    /** Names of the shop's carriers, for whoever sends goods back. */
    carriers: z.array(z.string()),
    refunds: z.array(ShopRefund),
  })
  .meta({ id: 'ShopAfterSale' });
export type ShopAfterSale = z.infer<typeof ShopAfterSale>;

/** As staff see it. */
export const AfterSale = z
  .object({
    ...fields,
    decidedBy: z.string().nullable(),
    /** What staff wrote beside the approval and beside the goods that came back. */
    decisionNote: z.string(),
    receiptNote: z.string(),
    refundAccount: RefundAccount.nullable(),
    /** Whether some of what goes back by the way it came has to be remitted by a person. */
    refundNeedsAccount: z.boolean(),
    /** The most that may be agreed on: what the items cost, as far as it can go back. */
    mostBack: Money,
    refunds: z.array(Refund),
    order: z.object({
      status: z.enum(orderStatuses),
      deliveryMode: z.enum(deliveryModes),
      paymentKind: z.enum(paymentKinds),
      contactName: z.string(),
      contactPhone: z.string(),
      address: z.string(),
      total: Money,
      paid: Money,
      refunded: Money,
    }),
  })
  .meta({ id: 'AfterSale' });
export type AfterSale = z.infer<typeof AfterSale>;

export const AfterSaleQuery = z.object({
  ...Paging,
  status: z.enum(['all', ...afterSaleStatuses]).default('all'),
  /** As in the order desk: order number, phone, name, product, barcode. */
  q: text(50).optional(),
});
/** No more than MAX_COUNTED is counted: that many means that many or more. */
export const AfterSaleCounts = z.record(z.enum(afterSaleStatuses), z.int().max(MAX_COUNTED));

const version = { version: Version };
/** The body of each action of POST after-sales/{id}/actions/{action}. */
export const afterSaleBodies = {
  approve: z.object({
    ...version,
    returnAddressId: Id,
    /** What is given back for a return; left out for an exchange. */
    amount: Money.min(1).optional(),
    note: text(200).default(''),
  }),
  refuse: z.object({ ...version, reason: text(200).default('') }),
  ship_return: z.object({ ...version, carrier: requiredText(30), waybillNo: WaybillNo }),
  /** Every item of the request, once; only its intact pieces go back to stock. */
  receive: z.object({
    ...version,
    items: z
      .array(z.object({ lineId: Id, intactQuantity: z.int().min(0).max(MAX_QUANTITY) }))
      .min(1)
      .max(MAX_LINES),
    note: text(200).default(''),
  }),
  close: z.object({ ...version, reason: Reason }),
  ship_replacement: z.object({
    ...version,
    to: DeliverTo,
    carrierId: Id,
    waybillNo: WaybillNo,
    shippedOn: Day,
    note: text(200).default(''),
  }),
  refund: z.object({
    ...version,
    /** What goes back for an exchange instead of a replacement; left out for a return, whose amount is agreed on. */
    amount: Money.min(1).optional(),
    to: z.enum(refundTargets).default('original'),
    /** Instead of the one that the shopper gave. */
    account: RefundAccount.optional(),
  }),
  confirm: z.object(version),
} satisfies Partial<Record<AfterSaleAction, z.ZodType>>;
export type PostedAfterSaleAction = keyof typeof afterSaleBodies;
export type AfterSaleBody<A extends PostedAfterSaleAction = PostedAfterSaleAction> = {
  [K in A]: z.infer<(typeof afterSaleBodies)[K]>;
}[A];
export type AfterSaleInput<A extends PostedAfterSaleAction = PostedAfterSaleAction> = {
  [K in A]: z.input<(typeof afterSaleBodies)[K]>;
}[A];

/** Which of them each side may post. */
export const staffAfterSaleActions = [
  'approve',
  'refuse',
  'ship_return',
  'receive',
  'close',
  'ship_replacement',
  'refund',
] as const satisfies PostedAfterSaleAction[];
export const shopperAfterSaleActions = ['ship_return', 'confirm'] as const satisfies PostedAfterSaleAction[];
export type StaffAfterSaleAction = (typeof staffAfterSaleActions)[number];
export type ShopperAfterSaleAction = (typeof shopperAfterSaleActions)[number];
