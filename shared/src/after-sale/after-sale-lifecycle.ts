import { actionsOf, allowedActions, outcome, refusal } from '../lifecycle.js';
import type { Doer, Lifecycle, Row } from '../lifecycle.js';
import type { OrderAction } from '../order/order-lifecycle.js';
import type { RefundState } from '../payment/refund-lifecycle.js';
import type { Permission } from '../staff/permissions.js';

/** The one case about a completed order (mission G): goods are exchanged, or come back for money. */
export const afterSaleKinds = ['exchange', 'return'] as const;
export type AfterSaleKind = (typeof afterSaleKinds)[number];

export const afterSaleStatuses = [
  'requested',
  'refused',
  'approved',
  'return_shipped',
  'received',
  'replacement_shipped',
  'refunding',
  'done',
] as const;
export type AfterSaleStatus = (typeof afterSaleStatuses)[number];

/** Nothing can follow. */
export const isAfterSaleOver = (status: AfterSaleStatus): boolean =>
  status === 'refused' || status === 'done';

/** Red waits for the shop, green is done; what waits for the shopper, or was refused, is grey. */
export const afterSaleColour: Record<AfterSaleStatus, 'red' | 'green' | 'grey'> = {
  requested: 'red',
  refused: 'grey',
  approved: 'grey',
  return_shipped: 'red',
  received: 'red',
  replacement_shipped: 'grey',
  refunding: 'red',
  done: 'green',
};

/** Pictures that one request may hold. */
export const MAX_AFTER_SALE_PICTURES = 9;

export interface AfterSaleFacts {
  status: AfterSaleStatus | null;
  kind: AfterSaleKind;
  /** Of its refunds. */
  refunds: readonly RefundState[];
  autoReceiptDays: number;
}

export const afterSaleConditions = {
  is_exchange: (a) => a.kind === 'exchange',
  all_refunded: (a) => a.refunds.every((state) => state === 'succeeded'),
  received_at_once: (a) => a.autoReceiptDays === 0,
} satisfies Record<string, (afterSale: AfterSaleFacts) => boolean>;
export type AfterSaleCondition = keyof typeof afterSaleConditions;

interface RowTerms {
  action: string;
  status: AfterSaleStatus;
  actor: 'shopper' | 'staff' | 'system';
  condition: AfterSaleCondition;
  permission: Permission;
  event: string;
  facts: AfterSaleFacts;
}

/** Until the goods are here a mistyped number can be put right. */
const underWay = ['approved', 'return_shipped'] as const;

const rows = {
  request: {
    by: { shopper: { from: null, needs: ['confirm_twice'] } },
    to: [{ status: 'requested' }],
    event: 'after_sale.requested',
  },
  approve: {
    by: { staff: { from: ['requested'], needs: ['confirm_twice'], permission: 'order.cancel' } },
    to: [{ status: 'approved' }],
    event: 'after_sale.approved',
  },
  refuse: {
    by: { staff: { from: ['requested'], needs: ['confirm_twice'], permission: 'order.cancel' } },
    to: [{ status: 'refused' }],
    event: 'after_sale.refused',
  },
  /** Staff do it for a shopper who told them the number. */
  ship_return: {
    by: { shopper: { from: underWay }, staff: { from: underWay, permission: 'order.support' } },
    to: [{ status: 'return_shipped' }],
    event: 'after_sale.return_shipped',
  },
  receive: {
    by: { staff: { from: ['return_shipped'], permission: 'order.cancel' } },
    to: [{ status: 'received' }],
    event: 'after_sale.received',
  },
  /** Nothing else brings it to its end: goods never come, are lost, or the replacement came back. */
  close: {
    by: {
      staff: {
        from: [...underWay, 'received', 'replacement_shipped'],
        needs: ['reason', 'confirm_twice'],
        permission: 'order.cancel',
      },
    },
    to: [{ status: 'done' }],
    event: 'after_sale.closed',
  },
  ship_replacement: {
    by: { staff: { from: ['received'], only: ['is_exchange'], permission: 'order.fulfil' } },
    to: [{ when: 'received_at_once', status: 'done' }, { status: 'replacement_shipped' }],
    event: 'after_sale.replacement_shipped',
  },
  confirm: {
    by: { shopper: { from: ['replacement_shipped'] }, system: { from: ['replacement_shipped'] } },
    to: [{ status: 'done' }],
    event: 'after_sale.replacement_received',
  },
  /** Of an exchange too, whose goods cannot be had any more; no replacement leaves then. */
  refund: {
    by: { staff: { from: ['received'], permission: 'order.cancel' } },
    to: [{ status: 'refunding' }],
    event: 'after_sale.refund_requested',
  },
  settle: {
    by: { system: { from: ['refunding'], only: ['all_refunded'] } },
    to: [{ status: 'done' }],
    event: 'after_sale.refunded',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type AfterSaleAction = keyof typeof rows;
export type AfterSaleTerms = RowTerms & { action: AfterSaleAction };

export const afterSaleLifecycle: Lifecycle<AfterSaleTerms> = {
  name: 'after-sale',
  statuses: afterSaleStatuses,
  rows,
  conditions: afterSaleConditions,
};
export const afterSaleActions = actionsOf(afterSaleLifecycle);
export type AfterSaleDoer = Doer<AfterSaleTerms>;

export const afterSaleRefusal = (action: AfterSaleAction, doer: AfterSaleDoer, facts: AfterSaleFacts) =>
  refusal(afterSaleLifecycle, action, doer, facts);
export const allowedAfterSaleActions = (doer: AfterSaleDoer, facts: AfterSaleFacts) =>
  allowedActions(afterSaleLifecycle, doer, facts);
export const afterSaleOutcome = (action: AfterSaleAction, after: AfterSaleFacts) =>
  outcome(afterSaleLifecycle, action, after);

/** Each step of it is a step of its order too, whose timeline tells the whole story. */
export const orderActionOf = {
  request: 'request_after_sale',
  approve: 'approve_after_sale',
  refuse: 'refuse_after_sale',
  ship_return: 'ship_return',
  receive: 'receive_return',
  close: 'close_after_sale',
  ship_replacement: 'ship_replacement',
  confirm: 'confirm_replacement',
  refund: 'refund_after_sale',
  settle: 'settle_after_sale',
} as const satisfies Record<AfterSaleAction, OrderAction>;
