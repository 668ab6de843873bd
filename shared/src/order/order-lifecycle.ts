import {
  actionsOf,
  allowedActions,
  outcome,
  refusal,
  type Doer,
  type Lifecycle,
  type Row,
} from '../lifecycle.js';
import type { Permission } from '../staff/permissions.js';

/**
 * What may happen to an order: the whole of it. Server guards, buttons, the API's description and
 * docs/order-lifecycle.md are all read from this table.
 */
export const orderStatuses = [
  'pending_payment',
  'pending_confirmation',
  'processing',
  'out_of_stock',
  'shipped',
  'completed',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Red needs work, green is completed, grey is cancelled. */
export const statusColour: Record<OrderStatus, 'red' | 'green' | 'grey'> = {
  pending_payment: 'red',
  pending_confirmation: 'red',
  processing: 'red',
  out_of_stock: 'red',
  shipped: 'red',
  completed: 'green',
  cancelled: 'grey',
};

export const deliveryModes = ['express', 'pickup', 'merchant_delivery'] as const;
export type DeliveryMode = (typeof deliveryModes)[number];

/** How an order came to be completed; only "by hand" can be reopened. */
export const completions = ['receipt', 'redemption', 'hand'] as const;
export type Completion = (typeof completions)[number];

/** All that the table needs to know of an order. Money in minor units. */
export interface OrderFacts {
  status: OrderStatus | null;
  deliveryMode: DeliveryMode;
  /** Collected on delivery or at the store: fulfilled before it is paid. */
  payLater: boolean;
  /** By a transfer that a proof shows. */
  paysByTransfer: boolean;
  /** total − (paid − refunded). */
  due: number;
  paid: number;
  /** Units handed over in a shipment, and units not yet. */
  unitsShipped: number;
  unitsUnshipped: number;
  /** A package whose waybill number was typed by staff (one issued by an e-waybill is not editable). */
  hasTypedWaybill: boolean;
  hasIssuedWaybill: boolean;
  autoReceiptDays: number;
  completedBy: Completion | null;
  /** Waits for its review or for goods to come back. */
  cancellationOpen: boolean;
  /** What staff may still give back, beyond what is on its way back already. */
  refundable: number;
  /** On its way back. */
  refunding: number;
  afterSaleFiled: boolean;
  /** The shop's switch. */
  reviewsEnabled: boolean;
  linesUnreviewed: number;
  /** What its payments would not cover, were it open again: total − what was paid and is not on its way back. */
  uncovered: number;
  /** Coupons worth an amount that it was placed with. */
  amountCoupons: number;
  /** An edit changed what is to be paid after it was paid, and nobody has settled that yet. */
  differenceOpen: boolean;
  /** Its after-sale is not over. */
  afterSaleOpen: boolean;
  /** The goods that its after-sale exchanges left once more, and nobody has said that they arrived. */
  replacementShipped: boolean;
}

export const orderConditions = {
  nothing_to_pay_now: (o) => o.payLater || o.due <= 0,
  pays_by_transfer: (o) => o.paysByTransfer,
  paid_or_shipped: (o) => o.paid > 0 || o.unitsShipped > 0,
  not_paid: (o) => o.paid === 0,
  not_paid_once_processing: (o) => o.status !== 'processing' || o.paid === 0,
  nothing_shipped: (o) => o.unitsShipped === 0,
  units_remain: (o) => o.unitsUnshipped > 0,
  received_at_once: (o) => o.autoReceiptDays === 0,
  is_delivered: (o) => o.deliveryMode !== 'pickup',
  is_pickup: (o) => o.deliveryMode === 'pickup',
  has_typed_waybill: (o) => o.hasTypedWaybill,
  has_issued_waybill: (o) => o.hasIssuedWaybill,
  no_open_cancellation: (o) => !o.cancellationOpen,
  cancellation_open: (o) => o.cancellationOpen,
  refundable: (o) => o.refundable > 0,
  refund_open: (o) => o.refunding > 0,
  owing: (o) => o.due > 0,
  completed_by_hand: (o) => o.completedBy === 'hand',
  completed_by_customer: (o) => o.completedBy === 'receipt' || o.completedBy === 'redemption',
  no_after_sale_yet: (o) => !o.afterSaleFiled,
  reviews_on: (o) => o.reviewsEnabled,
  lines_unreviewed: (o) => o.linesUnreviewed > 0,
  money_kept: (o) => o.uncovered <= 0,
  one_amount_coupon_at_most: (o) => o.amountCoupons <= 1,
  difference_open: (o) => o.differenceOpen,
  no_open_difference: (o) => !o.differenceOpen,
  no_difference_due: (o) => !o.differenceOpen || o.uncovered <= 0,
  after_sale_open: (o) => o.afterSaleOpen,
  after_sale_keeps_its_money: (o) => !o.afterSaleOpen || (o.differenceOpen && o.uncovered < 0),
  replacement_shipped_once_completed: (o) => o.status !== 'completed' || o.replacementShipped,
} satisfies Record<string, (order: OrderFacts) => boolean>;
export type OrderCondition = keyof typeof orderConditions;

export const orderActors = ['shopper', 'verifier', 'staff', 'system'] as const;
export type OrderActor = (typeof orderActors)[number];

interface RowTerms {
  action: string;
  status: OrderStatus;
  actor: OrderActor;
  condition: OrderCondition;
  permission: Permission;
  event: string;
  facts: OrderFacts;
}

const unpaid = ['pending_payment', 'pending_confirmation'] as const;
const stays = [{ status: 'same' }] as const;
const everywhere = orderStatuses;
/** A step of the after-sale, which has its own table, in after-sale-lifecycle.ts. */
const ofAfterSale = { from: ['completed'], only: ['after_sale_open'] } as const;
/** While a parcel is on its way: of what was ordered, or a replacement of the completed order's after-sale. */
const whileParcelsTravel = {
  from: ['processing', 'shipped', 'completed'],
  only: ['replacement_shipped_once_completed'],
} as const;
/** Where a paid order can be asked to be cancelled. */
const cancellable = ['processing', 'out_of_stock', 'shipped'] as const;

const rows = {
  place: {
    by: { shopper: { from: null }, staff: { from: null, permission: 'order.place' } },
    to: [{ when: 'nothing_to_pay_now', status: 'processing' }, { status: 'pending_payment' }],
    event: 'order.placed',
  },
  submit_proof: {
    by: {
      // A proof stops the deadline: it is taken only where somebody has to look for the money.
      shopper: { from: unpaid, only: ['pays_by_transfer'] },
      staff: { from: unpaid, permission: 'order.confirm_payment' },
    },
    to: [{ status: 'pending_confirmation' }],
    event: 'order.proof_submitted',
  },
  confirm_payment: {
    by: { staff: { from: unpaid, permission: 'order.confirm_payment' } },
    to: [{ status: 'processing' }],
    event: 'order.payment_confirmed',
  },
  reject_proof: {
    by: { staff: { from: ['pending_confirmation'], needs: ['reason'], permission: 'order.confirm_payment' } },
    to: [{ status: 'pending_payment' }],
    event: 'order.proof_rejected',
  },
  pay: {
    by: { system: { from: unpaid } },
    to: [{ status: 'processing' }],
    event: 'order.paid',
  },
  /** Money that is not exactly what was due: it came late, twice, or after a change of price. It goes back by itself. */
  receive_surplus: {
    by: { system: { from: everywhere } },
    to: stays,
    event: 'order.surplus_received',
  },
  change_payment_method: {
    by: { shopper: { from: ['pending_payment'] } },
    to: [{ when: 'nothing_to_pay_now', status: 'processing' }, { status: 'same' }],
    event: 'order.payment_method_changed',
  },
  /** Cash and the like, for goods that left before they were paid for. */
  collect: {
    by: {
      staff: {
        from: ['processing', 'out_of_stock', 'shipped', 'completed'],
        only: ['owing'],
        permission: 'order.confirm_payment',
      },
    },
    to: stays,
    event: 'order.collected',
  },
  expire: {
    by: { system: { from: ['pending_payment'] } },
    to: [{ status: 'cancelled' }],
    event: 'order.expired',
  },
  cancel: {
    by: {
      shopper: {
        from: [...unpaid, 'processing'],
        only: ['not_paid_once_processing', 'nothing_shipped', 'no_open_cancellation'],
      },
      staff: {
        from: [...unpaid, 'processing', 'out_of_stock'],
        only: ['nothing_shipped', 'no_open_cancellation'],
        needs: ['reason'],
        permission: 'order.cancel',
      },
    },
    to: [{ status: 'cancelled' }],
    event: 'order.cancelled',
  },
  change_price: {
    by: { staff: { from: ['pending_payment'], permission: 'order.price' } },
    to: stays,
    event: 'order.price_changed',
  },
  edit: {
    by: {
      staff: {
        from: ['pending_payment', 'processing', 'out_of_stock'],
        only: ['nothing_shipped', 'no_open_cancellation', 'one_amount_coupon_at_most'],
        permission: 'order.edit',
      },
    },
    to: stays,
    event: 'order.edited',
  },
  /** What an edit left open is neither collected nor given back: shop and customer leave it at what was paid. */
  waive_difference: {
    by: {
      staff: {
        from: ['processing', 'out_of_stock', 'shipped', 'completed'],
        only: ['difference_open', 'no_open_cancellation'],
        needs: ['reason'],
        permission: 'order.price',
      },
    },
    to: stays,
    event: 'order.difference_waived',
  },
  change_delivery: {
    by: {
      staff: {
        from: ['processing'],
        only: ['nothing_shipped', 'no_open_cancellation'],
        permission: 'order.fulfil',
      },
    },
    to: stays,
    event: 'order.delivery_changed',
  },
  mark_out_of_stock: {
    by: { staff: { from: ['processing'], needs: ['reason'], permission: 'order.fulfil' } },
    to: [{ status: 'out_of_stock' }],
    event: 'order.out_of_stock',
  },
  back_in_stock: {
    by: { staff: { from: ['out_of_stock'], permission: 'order.fulfil' } },
    to: [{ status: 'processing' }],
    event: 'order.back_in_stock',
  },
  ship: {
    by: {
      staff: {
        from: ['processing'],
        only: ['is_delivered', 'units_remain', 'no_open_cancellation'],
        permission: 'order.fulfil',
      },
    },
    to: [
      { when: 'units_remain', status: 'same' },
      { when: 'received_at_once', status: 'completed' },
      { status: 'shipped' },
    ],
    event: 'order.shipped',
  },
  /** An e-waybill was withdrawn at the carrier before the parcel was collected: its goods are to be shipped again. */
  recall_shipment: {
    by: {
      staff: {
        from: ['processing', 'shipped'],
        only: ['has_issued_waybill', 'no_open_cancellation'],
        needs: ['reason'],
        permission: 'order.fulfil',
      },
    },
    to: [{ status: 'processing' }],
    event: 'order.shipment_recalled',
  },
  /** An e-waybill brought no number: the carrier refused it, or nobody can say which it is. */
  fail_waybill: {
    by: { system: { from: everywhere } },
    to: stays,
    event: 'order.waybill_failed',
  },
  /** An e-waybill is not gone after any more. */
  drop_waybill: {
    by: { staff: { from: everywhere, permission: 'order.fulfil' } },
    to: stays,
    event: 'order.waybill_dropped',
  },
  /** The carrier says that a parcel was signed for: the days until its automatic receipt count from then. */
  track: {
    by: { system: whileParcelsTravel },
    to: stays,
    event: 'order.tracked',
  },
  /** The carrier says that a parcel comes back. Somebody must see to it; nothing is received by itself. */
  turn_back: {
    by: { system: whileParcelsTravel },
    to: stays,
    event: 'order.parcel_returning',
  },
  edit_tracking: {
    by: {
      staff: {
        from: whileParcelsTravel.from,
        only: ['replacement_shipped_once_completed', 'has_typed_waybill'],
        permission: 'order.fulfil',
      },
    },
    to: stays,
    event: 'order.tracking_edited',
  },
  redeem: {
    by: {
      verifier: {
        from: ['processing'],
        only: ['is_pickup', 'no_open_cancellation'],
        needs: ['cash_collected_when_due'],
      },
      staff: {
        from: ['processing'],
        only: ['is_pickup', 'no_open_cancellation'],
        needs: ['cash_collected_when_due'],
        permission: 'order.fulfil',
      },
    },
    to: [{ status: 'completed' }],
    event: 'order.redeemed',
  },
  confirm_receipt: {
    by: {
      shopper: { from: ['shipped'], only: ['no_open_cancellation'] },
      system: { from: ['shipped'], only: ['no_open_cancellation'] },
    },
    to: [{ status: 'completed' }],
    event: 'order.received',
  },
  complete: {
    by: {
      staff: {
        from: ['processing'],
        only: ['nothing_shipped', 'no_open_cancellation'],
        needs: ['cash_collected_when_due'],
        permission: 'order.fulfil',
      },
    },
    to: [{ status: 'completed' }],
    event: 'order.completed_by_hand',
  },
  reopen: {
    by: {
      staff: {
        from: ['completed'],
        only: ['completed_by_hand', 'money_kept'],
        permission: 'order.fulfil',
      },
    },
    to: [{ status: 'processing' }],
    event: 'order.reopened',
  },
  request_cancellation: {
    by: {
      shopper: {
        from: cancellable,
        only: ['paid_or_shipped', 'no_open_cancellation'],
        needs: ['reason'],
      },
      staff: {
        from: cancellable,
        only: ['paid_or_shipped', 'no_open_cancellation'],
        needs: ['reason'],
        permission: 'order.support',
      },
    },
    to: stays,
    event: 'order.cancellation_requested',
  },
  /** A step of the review after which the order goes on, or waits for goods to come back. */
  review_cancellation: {
    by: { staff: { from: cancellable, only: ['cancellation_open'], permission: 'order.cancel' } },
    to: stays,
    event: 'order.cancellation_reviewed',
  },
  cancel_after_review: {
    by: { staff: { from: cancellable, only: ['cancellation_open'], permission: 'order.cancel' } },
    to: [{ status: 'cancelled' }],
    event: 'order.cancelled_after_review',
  },
  request_refund: {
    by: {
      // What an after-sale promised is not given away meanwhile. What an edit left owed is, but nothing beside it.
      staff: {
        from: everywhere,
        only: ['after_sale_keeps_its_money', 'no_difference_due', 'refundable'],
        needs: ['reason'],
        permission: 'order.refund',
      },
    },
    to: stays,
    event: 'order.refund_requested',
  },
  complete_refund: {
    by: {
      system: { from: everywhere, only: ['refund_open'] },
      staff: { from: everywhere, only: ['refund_open'], permission: 'order.refund' },
    },
    to: stays,
    event: 'order.refunded',
  },
  request_after_sale: {
    by: {
      shopper: {
        from: ['completed'],
        only: ['completed_by_customer', 'no_after_sale_yet'],
        needs: ['confirm_twice'],
      },
    },
    to: stays,
    event: 'order.after_sale_requested',
  },
  approve_after_sale: {
    by: { staff: { ...ofAfterSale, permission: 'order.cancel' } },
    to: stays,
    event: 'order.after_sale_approved',
  },
  refuse_after_sale: {
    by: { staff: { ...ofAfterSale, permission: 'order.cancel' } },
    to: stays,
    event: 'order.after_sale_refused',
  },
  ship_return: {
    by: { shopper: ofAfterSale, staff: { ...ofAfterSale, permission: 'order.support' } },
    to: stays,
    event: 'order.return_shipped',
  },
  receive_return: {
    by: { staff: { ...ofAfterSale, permission: 'order.cancel' } },
    to: stays,
    event: 'order.return_received',
  },
  close_after_sale: {
    by: { staff: { ...ofAfterSale, needs: ['reason'], permission: 'order.cancel' } },
    to: stays,
    event: 'order.after_sale_closed',
  },
  ship_replacement: {
    by: { staff: { ...ofAfterSale, permission: 'order.fulfil' } },
    to: stays,
    event: 'order.replacement_shipped',
  },
  confirm_replacement: {
    by: { shopper: ofAfterSale, system: ofAfterSale },
    to: stays,
    event: 'order.replacement_received',
  },
  refund_after_sale: {
    // A difference says what is paid too much, or too little: money for another reason waits for its end.
    by: {
      staff: {
        ...ofAfterSale,
        only: [...ofAfterSale.only, 'no_open_difference'],
        permission: 'order.cancel',
      },
    },
    to: stays,
    event: 'order.after_sale_refund_requested',
  },
  settle_after_sale: {
    by: { system: ofAfterSale },
    to: stays,
    event: 'order.after_sale_settled',
  },
  review: {
    by: { shopper: { from: ['completed'], only: ['reviews_on', 'lines_unreviewed'] } },
    to: stays,
    event: 'order.reviewed',
  },
  add_note: {
    by: { staff: { from: everywhere, permission: 'order.note' } },
    to: stays,
    event: 'order.noted',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type OrderAction = keyof typeof rows;
export type OrderEventName = (typeof rows)[OrderAction]['event'];
export type OrderTerms = RowTerms & { action: OrderAction; event: OrderEventName };

export const orderLifecycle: Lifecycle<OrderTerms> = {
  name: 'order',
  statuses: orderStatuses,
  rows,
  conditions: orderConditions,
};
export const orderActions = actionsOf(orderLifecycle);

/** Who wants to act: staff bring their permissions along. */
export type OrderDoer = Doer<OrderTerms>;

export const orderRefusal = (action: OrderAction, doer: OrderDoer, facts: OrderFacts) =>
  refusal(orderLifecycle, action, doer, facts);
export const allowedOrderActions = (doer: OrderDoer, facts: OrderFacts) =>
  allowedActions(orderLifecycle, doer, facts);
export const orderOutcome = (action: OrderAction, after: OrderFacts) =>
  outcome(orderLifecycle, action, after);
export const orderEventOf = (action: OrderAction): OrderEventName => rows[action].event;
export const orderNeeds = (action: OrderAction, actor: OrderActor) =>
  orderLifecycle.rows[action].by[actor]?.needs ?? [];
