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
  QueryFlag,
  Reason,
  requiredText,
  SignedMoney,
  text,
  Time,
  Token,
  Version,
} from '../api/common.contract.js';
import { withoutEdges } from '../api/pasted.js';
import { CartLineInput } from '../catalog/catalog.contract.js';
import { PaymentKind } from '../shop/shop.contract.js';
import {
  completions,
  deliveryModes,
  orderActions,
  orderActors,
  orderStatuses,
  type OrderAction,
} from './order-lifecycle.js';
import { AfterSaleBrief, RequestAfterSale } from '../after-sale/after-sale-request.contract.js';
import { ShopCancellation } from '../cancellation/cancellation.contract.js';
import { Attempt, Refund, RefundAccount, refundTargets, ShopRefund } from '../payment/payment.contract.js';
import { consoleOrderTabs, shopOrderTabs } from './order-tabs.js';
import { MAX_COUNTED, MAX_LINES, MAX_PACKAGES, MAX_QUANTITY } from './order-limits.js';
import { paymentStates } from './order-totals.js';
import { documents } from '../document/documents.js';
import { productKinds } from '../catalog/product-kinds.js';
import { editBody, ExtraView, OpenDifference, OrderEditView } from './order-edit.contract.js';
import { trackingStates } from '../fulfilment/tracking.js';
import { origins } from './order.terms.js';
import { LineReview, reviewInput } from '../review/review.contract.js';

export const OrderStatusField = z.enum(orderStatuses).meta({ id: 'OrderStatus' });
export const OrderActionField = z.enum(orderActions).meta({ id: 'OrderAction' });

/** A SKU that stands on several lines counts once, with all its quantities. */
function withinQuantity(lines: readonly { skuId: string; quantity: number }[]): boolean {
  const wanted = new Map<string, number>();
  for (const { skuId, quantity } of lines) wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity);
  // Each line by itself is checked already.
  if (wanted.size === lines.length) return true;
  return [...wanted.values()].every((quantity) => quantity <= MAX_QUANTITY);
}

// ---- Quoting and placing ----------------------------------------------------------------------
export const DeliveryChoice = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('express'), addressId: Id, shippingMethodId: Id }),
  z.object({ mode: z.literal('pickup'), storeId: Id, contactName: requiredText(30), contactPhone: Phone }),
]);
export type DeliveryChoice = z.infer<typeof DeliveryChoice>;

export const OrderLines = z
  .array(CartLineInput)
  .min(1)
  .max(MAX_LINES)
  .refine(withinQuantity, `at most ${MAX_QUANTITY} of one SKU`);
/** Before an address or a store is chosen, a quote is asked with the mode alone. */
export const QuoteBody = z.object({
  lines: OrderLines,
  delivery: z.union([DeliveryChoice, z.object({ mode: z.enum(['express', 'pickup']) })]),
});
export const quoteProblems = [
  'off_shelf',
  'sold_out',
  'short_of_stock',
  'no_address',
  'no_store',
  'delivery_off',
] as const;

export const AmountsView = z
  .object({
    items: Money,
    shipping: Money,
    discount: Money,
    surcharge: Money,
    total: Money,
    paid: Money,
    refunded: Money,
    due: SignedMoney,
  })
  .meta({ id: 'Amounts' });

export const Quote = z
  .object({
    amounts: AmountsView,
    deliveryModes: z.array(z.enum(['express', 'pickup'])),
    shippingMethods: z.array(
      z.object({
        id: Id,
        title: LocalText,
        description: z.record(z.string(), z.string()),
        fee: Money,
        freeFrom: Money.nullable(),
      }),
    ),
    paymentMethods: z.array(
      z.object({
        id: Id,
        kind: PaymentKind,
        title: LocalText,
        instructions: z.record(z.string(), z.string()),
      }),
    ),
    /** The shopper's own, to pay with. */
    balance: Money,
    /** What stands in the way of placing this order; `skuId` names the line. */
    problems: z.array(
      z.object({ code: z.enum(quoteProblems), skuId: Id.nullable(), left: z.int().nullable() }),
    ),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof Quote>;

export const PlaceOrderBody = z.object({
  lines: OrderLines,
  delivery: DeliveryChoice,
  paymentMethodId: Id,
  note: text(200).default(''),
  /** The total the shopper saw; another one is refused with `total_changed`. */
  expectedTotal: Money,
  origin: z.enum(['miniapp', 'h5']).default('h5'),
});

// ---- The order --------------------------------------------------------------------------------
export const OrderLine = z
  .object({
    id: Id,
    productId: Id,
    skuId: Id,
    kind: z.enum(productKinds),
    productName: LocalText,
    skuName: LocalText,
    barcode: z.string(),
    picture: z.string(),
    quantity: z.int(),
    unitPrice: Money,
    discount: Money,
    amount: Money,
    quantityShipped: z.int(),
  })
  .meta({ id: 'OrderLine' });
export type OrderLine = z.infer<typeof OrderLine>;

export const DeliveryView = z
  .object({
    mode: z.enum(deliveryModes),
    contactName: z.string(),
    contactPhone: z.string(),
    /** Region and detail; empty for pickup. */
    address: z.string(),
    shippingMethod: LocalText.nullable(),
    store: z
      .object({
        id: Id,
        name: z.string(),
        address: z.string(),
        phone: z.string(),
        openingHours: z.string(),
        location: z.object({ lat: z.number(), lng: z.number() }).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Delivery' });

export const Proof = z.object({
  picture: Picture,
  note: z.string(),
  submittedAt: Time,
  /** Set when staff sent it back. */
  rejectedAt: Time.nullable(),
  rejectReason: z.string().nullable(),
});
export const PaymentView = z
  .object({
    methodId: Id,
    kind: PaymentKind,
    title: LocalText,
    instructions: z.record(z.string(), z.string()),
    state: z.enum(paymentStates),
    /** Unpaid orders cancel themselves then. */
    deadline: Time.nullable(),
    /** Newest first. */
    proofs: z.array(Proof),
  })
  .meta({ id: 'Payment' });

/** What happened to a parcel, newest first. */
export const Tracking = z
  .object({
    state: z.enum(trackingStates),
    /** When the carrier last had news. */
    updatedAt: Time.nullable(),
    signedAt: Time.nullable(),
    traces: z.array(z.object({ at: Time, text: z.string(), location: z.string() })),
  })
  .meta({ id: 'Tracking' });
export type Tracking = z.infer<typeof Tracking>;

export const Shipment = z
  .object({
    id: Id,
    carrier: z.object({ id: Id, code: z.string(), name: z.string() }),
    waybillNo: z.string(),
    shippedOn: Day,
    note: z.string(),
    createdAt: Time,
    lines: z.array(z.object({ lineId: Id, quantity: z.int() })),
    /** Its e-waybill, if it has one: such a number is not edited. */
    waybillId: Id.nullable(),
    /** Null while the carrier has not been asked. */
    tracking: Tracking.nullable(),
  })
  .meta({ id: 'Shipment' });
export type Shipment = z.infer<typeof Shipment>;
/** As its receiver sees it: without the e-waybill, and without what its carrier alone was told in the note. */
export const ShopShipment = Shipment.omit({ waybillId: true }).meta({ id: 'ShopShipment' });
export type ShopShipment = z.infer<typeof ShopShipment>;

export const TimelineEntry = z.object({
  at: Time,
  action: OrderActionField,
  actor: z.object({ kind: z.enum(orderActors), name: z.string() }),
  from: OrderStatusField.nullable(),
  to: OrderStatusField,
  reason: z.string().nullable(),
  /** Before and after, where something was changed. */
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const orderFields = {
  orderNo: OrderNo,
  status: OrderStatusField,
  version: Version,
  origin: z.enum(origins),
  allowedActions: z.array(OrderActionField),
  amounts: AmountsView,
  lines: z.array(OrderLine),
  /** Custom items and custom discounts, as staff added them. */
  extras: z.array(ExtraView),
  /** What edits changed after it was paid; null once that is settled. */
  difference: OpenDifference.nullable(),
  delivery: DeliveryView,
  payment: PaymentView,
  shipments: z.array(Shipment),
  redemption: z.object({ redeemedAt: Time, redeemedBy: z.string(), storeName: z.string() }).nullable(),
  completedBy: z.enum(completions).nullable(),
  /** Shipped orders are received by themselves then. */
  autoReceiptAt: Time.nullable(),
  /** Whether a person would have to remit some of what was paid, and must know where to. */
  refundNeedsAccount: z.boolean(),
  note: z.string(),
  placedAt: Time,
  timeline: z.array(TimelineEntry),
  /** Of its lines, oldest first; a shopper sees none while reviews are turned off. */
  reviews: z.array(LineReview),
  /** Its one after-sale, if there is one. */
  afterSale: AfterSaleBrief.nullable(),
};
/** The order as its buyer sees it. */
export const ShopOrder = z
  .object({
    ...orderFields,
    shipments: z.array(ShopShipment),
    /** Newest first. */
    refunds: z.array(ShopRefund),
    /** The latest. */
    cancellation: ShopCancellation.nullable(),
  })
  .meta({ id: 'ShopOrder' });
export type ShopOrder = z.infer<typeof ShopOrder>;
/** The order as staff see it. */
export const ConsoleOrder = z
  .object({
    ...orderFields,
    /** The package that its exchange left in. */
    replacement: Shipment.nullable(),
    buyer: z.object({ id: Id, nickname: z.string(), phone: z.string().nullable(), orderCount: z.int() }),
    merchantNote: z.string(),
    /** Money that came in, oldest first. */
    payments: z.array(
      z.object({
        kind: PaymentKind,
        amount: Money,
        receivedAt: Time,
        recordedBy: z.string(),
        note: z.string(),
        /** The provider's, of money that came through one. */
        transactionId: z.string().nullable(),
      }),
    ),
    /** Newest first. */
    attempts: z.array(Attempt),
    refunds: z.array(Refund),
    cancellations: z.array(ShopCancellation),
    /** The latest edits, newest first. */
    edits: z.array(OrderEditView),
    /** What staff may still give back. */
    refundable: Money,
    /** What was printed, oldest first. */
    prints: z.array(z.object({ document: z.enum(documents), at: Time, by: z.string() })),
  })
  .meta({ id: 'ConsoleOrder' });
export type ConsoleOrder = z.infer<typeof ConsoleOrder>;

// ---- Lists ------------------------------------------------------------------------------------
const summaryFields = {
  orderNo: OrderNo,
  status: OrderStatusField,
  version: Version,
  allowedActions: z.array(OrderActionField),
  deliveryMode: z.enum(deliveryModes),
  storeName: z.string().nullable(),
  total: Money,
  paymentKind: PaymentKind,
  paymentState: z.enum(paymentStates),
  deadline: Time.nullable(),
  itemCount: z.int(),
  /** The first few lines, for pictures and names; those that are still to be packed come first. */
  lines: z.array(
    z.object({
      productName: LocalText,
      skuName: LocalText,
      picture: z.string(),
      quantity: z.int(),
      quantityShipped: z.int(),
      unitPrice: Money,
    }),
  ),
  /** Where its parcels are, in one word; null while none has left. */
  parcels: z.enum(trackingStates).nullable(),
  /** A request to cancel it waits, and holds it up. */
  cancellationOpen: z.boolean(),
  placedAt: Time,
};
export const ShopOrderSummary = z.object(summaryFields).meta({ id: 'ShopOrderSummary' });
export type ShopOrderSummary = z.infer<typeof ShopOrderSummary>;
export const ConsoleOrderSummary = z
  .object({
    ...summaryFields,
    origin: z.enum(origins),
    paymentTitle: LocalText,
    contactName: z.string(),
    contactPhone: z.string(),
    note: z.string(),
    merchantNote: z.string(),
    /** A part has left; how many pieces are still to be packed. */
    partlyShipped: z.boolean(),
    unitsLeft: z.int(),
    /** A package of it left by an e-waybill, whose label can be printed. */
    hasCarrierLabel: z.boolean(),
  })
  .meta({ id: 'ConsoleOrderSummary' });
export type ConsoleOrderSummary = z.infer<typeof ConsoleOrderSummary>;

export const MyOrdersQuery = z.object({ ...Paging, status: z.enum(shopOrderTabs).default('all') });

const ordersFilter = {
  status: z.enum(consoleOrderTabs).default('all'),
  /**
   * Whole or partial order number (from 4 digits) or phone, name of the contact or of the buyer, e-mail, product name,
   * barcode, or the buyer's id.
   */
  q: text(50).overwrite(withoutEdges).optional(),
  /** Placed on these days, both included. */
  from: Day.optional(),
  to: Day.optional(),
  paymentMethodId: Id.optional(),
  deliveryMode: z.enum(deliveryModes).optional(),
  storeId: Id.optional(),
  origin: z.enum(origins).optional(),
  productId: Id.optional(),
};
export const OrdersQuery = z.object({ ...Paging, ...ordersFilter, shipped: QueryFlag.optional() });
/** The same without the page, in a body. */
export const OrdersFilter = z.object({ ...ordersFilter, shipped: z.boolean().optional() });
export type OrdersFilter = z.output<typeof OrdersFilter>;
export const ShopOrderCounts = z.record(z.enum(shopOrderTabs), z.int());
/** No more than MAX_COUNTED is counted: that many means that many or more. */
export const ConsoleOrderCounts = z.record(z.enum(consoleOrderTabs), z.int().max(MAX_COUNTED));

// ---- Actions ----------------------------------------------------------------------------------
/** Kept in capitals, as carriers print it. */
export const WaybillNo = z
  .string()
  .overwrite((typed) => withoutEdges(typed).toUpperCase())
  .regex(/^[A-Z0-9-]{5,40}$/, 'must be 5–40 letters and digits');
export const PackageInput = z.object({
  carrierId: Id,
  waybillNo: WaybillNo,
  shippedOn: Day,
  note: text(200).default(''),
  lines: z
    .array(z.object({ lineId: Id, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
});
export type PackageInput = z.infer<typeof PackageInput>;

const version = { version: Version };
/** The body of each action that a person takes by POST …/actions/{action}. */
export const actionBodies = {
  submit_proof: z.object({ ...version, pictureId: Token, note: text(200).default('') }),
  confirm_payment: z.object({ ...version, note: text(200).default('') }),
  reject_proof: z.object({ ...version, reason: Reason }),
  cancel: z.object({ ...version, reason: text(200).default('') }),
  ship: z.object({
    ...version,
    packages: z.array(PackageInput).min(1).max(MAX_PACKAGES),
    /** Although an e-waybill of the order has no result yet. */
    despiteWaybill: z.boolean().default(false),
  }),
  edit_tracking: z.object({
    ...version,
    shipmentId: Id,
    carrierId: Id,
    waybillNo: WaybillNo,
  }),
  redeem: z.object({ ...version, verifierId: Id, cashCollected: z.boolean().default(false) }),
  confirm_receipt: z.object(version),
  mark_out_of_stock: z.object({ ...version, reason: Reason }),
  back_in_stock: z.object(version),
  change_payment_method: z.object({ ...version, paymentMethodId: Id }),
  /** What the items and the shipping cost from now on. */
  change_price: z.object({ ...version, items: Money, shipping: Money, reason: text(200).default('') }),
  change_delivery: z.object({
    ...version,
    mode: z.enum(['express', 'merchant_delivery']),
    contactName: requiredText(30),
    contactPhone: Phone,
    address: requiredText(200),
  }),
  collect: z.object({ ...version, amount: Money.min(1), note: text(200).default('') }),
  request_cancellation: z.object({ ...version, reason: Reason, refundAccount: RefundAccount.optional() }),
  request_refund: z.object({
    ...version,
    amount: Money.min(1),
    to: z.enum(refundTargets).default('original'),
    reason: Reason,
    account: RefundAccount.optional(),
  }),
  add_note: z.object({ ...version, note: text(1000) }),
  review: z.object({ ...version, ...reviewInput }),
  complete: z.object({ ...version, cashCollected: z.boolean().default(false), note: text(200).default('') }),
  reopen: z.object(version),
  edit: editBody,
  waive_difference: z.object({ ...version, reason: Reason }),
  request_after_sale: RequestAfterSale,
} satisfies Partial<Record<OrderAction, z.ZodType>>;
export type PostedAction = keyof typeof actionBodies;
export type ActionBody<A extends PostedAction = PostedAction> = {
  [K in A]: z.infer<(typeof actionBodies)[K]>;
}[A];

/** The same as clients send it, defaults left out. */
export type ActionInput<A extends PostedAction = PostedAction> = {
  [K in A]: z.input<(typeof actionBodies)[K]>;
}[A];

/** Which of them each side may post. */
export const shopperActions = [
  'submit_proof',
  'change_payment_method',
  'cancel',
  'request_cancellation',
  'confirm_receipt',
  'review',
  'request_after_sale',
] as const satisfies PostedAction[];
export const staffActions = [
  'submit_proof',
  'confirm_payment',
  'reject_proof',
  'cancel',
  'ship',
  'edit_tracking',
  'redeem',
  'mark_out_of_stock',
  'back_in_stock',
  'change_price',
  'change_delivery',
  'collect',
  'request_cancellation',
  'request_refund',
  'add_note',
  'complete',
  'reopen',
  'edit',
  'waive_difference',
] as const satisfies PostedAction[];
