import * as z from 'zod';
import {
  Day,
  Id,
  Money,
  OrderNo,
  page,
  Paging,
  QueryFlag,
  requiredText,
  SignedMoney,
  text,
  Time,
  Version,
} from '../api/common.contract.js';
import { currencyCodes } from '../money.js';
import { editSettlements } from '../order/order-edit.js';
import { onlineKinds, payClients, paymentKinds, refundWays } from '../order/order.terms.js';
import { refundLifecycle, refundStates, type RefundAction } from './refund-lifecycle.js';
import { actionsOf } from '../lifecycle.js';

// ---- Paying -----------------------------------------------------------------------------------
export const OpenPaymentBody = z.object({ client: z.enum(payClients).default('phone') });

/** What the shopper's device needs to pay an attempt. */
export const HowToPay = z.discriminatedUnion('how', [
  /** For wx.requestPayment in the mini-program. */
  z.object({
    how: z.literal('wechat_jsapi'),
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  }),
  /** The provider's page, which comes back to the order. */
  z.object({ how: z.literal('redirect'), url: z.string() }),
  /** To be shown as a QR code and scanned by a phone. */
  z.object({ how: z.literal('qr'), content: z.string() }),
]);
export type HowToPay = z.infer<typeof HowToPay>;

/** An open payment attempt. */
export const PaymentRequest = z
  .object({ attemptNo: z.string(), amount: Money, expiresAt: Time, pay: HowToPay })
  .meta({ id: 'PaymentRequest' });
export type PaymentRequest = z.infer<typeof PaymentRequest>;

/** `mismatched`: paid, but not what was asked for; staff look at it among the stray money. */
export const attemptStates = ['open', 'paid', 'closed', 'mismatched'] as const;
export type AttemptState = (typeof attemptStates)[number];
export const Attempt = z.object({
  attemptNo: z.string(),
  kind: z.enum(onlineKinds),
  amount: Money,
  state: z.enum(attemptStates),
  openedAt: Time,
  transactionId: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

// ---- Refunds ----------------------------------------------------------------------------------
/** Where money that is remitted by hand goes. */
export const RefundAccount = z
  .object({ holder: requiredText(60), bank: requiredText(60), number: requiredText(60) })
  .meta({ id: 'RefundAccount' });
export type RefundAccount = z.infer<typeof RefundAccount>;

/** `original`: by the way the money came. */
export const refundTargets = ['original', 'balance', 'by_hand'] as const;
export type RefundTarget = (typeof refundTargets)[number];

const refundActionNames = actionsOf(refundLifecycle) as [RefundAction, ...RefundAction[]];
export const Refund = z
  .object({
    id: Id,
    /** Under this number the provider knows it. */
    refundNo: z.string(),
    orderNo: OrderNo,
    amount: Money,
    way: z.enum(refundWays),
    state: z.enum(refundStates),
    reason: z.string(),
    /** Why it failed, in the provider's or the clerk's words. */
    failure: z.string().nullable(),
    account: RefundAccount.nullable(),
    /** How it was remitted by hand. */
    remittance: z.string().nullable(),
    requestedAt: Time,
    settledAt: Time.nullable(),
    version: Version,
    allowedActions: z.array(z.enum(refundActionNames)),
  })
  .meta({ id: 'Refund' });
export type Refund = z.infer<typeof Refund>;
/** As its receiver sees it. */
export const ShopRefund = Refund.pick({
  amount: true,
  way: true,
  state: true,
  requestedAt: true,
  settledAt: true,
}).meta({ id: 'ShopRefund' });
export type ShopRefund = z.infer<typeof ShopRefund>;

export const RefundQuery = z.object({
  ...Paging,
  state: z.enum(refundStates).optional(),
  orderNo: OrderNo.optional(),
});
/** Refunds that wait for a person: to be remitted by hand, or failed. */
export const RefundCounts = z.object({ needPerson: z.int() }).meta({ id: 'RefundCounts' });
/** The body of each action that staff take by POST refunds/{id}/actions/{action}. */
export const refundActionBodies = {
  retry: z.object({ version: Version }),
  fail: z.object({ version: Version, reason: requiredText(200) }),
  settle_by_hand: z.object({ version: Version, remittance: requiredText(200) }),
} satisfies Partial<Record<RefundAction, z.ZodType>>;
export type PostedRefundAction = keyof typeof refundActionBodies;
export type RefundActionBody<A extends PostedRefundAction = PostedRefundAction> = {
  [K in A]: z.infer<(typeof refundActionBodies)[K]>;
}[A];
export const staffRefundActions = ['retry', 'fail', 'settle_by_hand'] as const satisfies PostedRefundAction[];

// ---- Stray money ------------------------------------------------------------------------------
/** Money that is not what an order waits for: it came late, twice, in the wrong amount, for nothing known, or left twice. */
export const strayKinds = ['late', 'double', 'wrong_amount', 'unknown_attempt', 'refunded_twice'] as const;
export type StrayKind = (typeof strayKinds)[number];
export const StrayMoney = z
  .object({
    id: Id,
    kind: z.enum(strayKinds),
    provider: z.enum(onlineKinds),
    attemptNo: z.string(),
    transactionId: z.string(),
    /** Minor units of the currency that the provider named. */
    amount: Money,
    currency: z.string(),
    /** What the attempt asked for; null when it is unknown. */
    expected: Money.nullable(),
    orderNo: OrderNo.nullable(),
    receivedAt: Time,
    /** What goes back by itself. */
    refund: z.object({ refundNo: z.string(), state: z.enum(refundStates) }).nullable(),
    handledAt: Time.nullable(),
    handledBy: z.string().nullable(),
    /** What was done about it. */
    note: z.string(),
  })
  .meta({ id: 'StrayMoney' });
export type StrayMoney = z.infer<typeof StrayMoney>;
export const StrayMoneyQuery = z.object({ ...Paging, handled: QueryFlag.optional() });
export const HandleStrayMoney = z.object({ note: requiredText(200) });

// ---- Balance ----------------------------------------------------------------------------------
export const balanceCauses = ['top_up', 'deduction', 'payment', 'refund'] as const;
export type BalanceCause = (typeof balanceCauses)[number];
export const BalanceEntry = z
  .object({
    id: Id,
    cause: z.enum(balanceCauses),
    /** Negative when it left the balance. */
    amount: SignedMoney,
    balanceAfter: Money,
    orderNo: OrderNo.nullable(),
    /** Why staff changed it. */
    note: z.string(),
    at: Time,
  })
  .meta({ id: 'BalanceEntry' });
export type BalanceEntry = z.infer<typeof BalanceEntry>;
export const Balance = page(BalanceEntry).extend({ balance: Money }).meta({ id: 'Balance' });
export type Balance = z.infer<typeof Balance>;
/** As staff see it: also who did it. */
export const CustomerBalance = page(BalanceEntry.extend({ by: z.string() }))
  .extend({ balance: Money, customer: z.object({ nickname: z.string(), phone: z.string().nullable() }) })
  .meta({ id: 'CustomerBalance' });
export type CustomerBalance = z.infer<typeof CustomerBalance>;
/** Of one adjustment, in minor units. */
export const MAX_ADJUSTMENT = 10_000_000;
export const AdjustBalance = z.object({
  /** A slip of the hand must not make somebody rich. */
  amount: z
    .int()
    .min(-MAX_ADJUSTMENT)
    .max(MAX_ADJUSTMENT)
    .refine((amount) => amount !== 0, 'must not be 0'),
  reason: requiredText(200),
});

// ---- Reconciliation ---------------------------------------------------------------------------
const MAX_DAYS = 92;
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
/** Both days are included. */
export const ReconciliationQuery = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => days(from, to) >= 1, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => days(from, to) <= MAX_DAYS, {
    path: ['to'],
    message: `must be within ${MAX_DAYS} days of from`,
  });
/**
 * What was asked for and came in; what went back; what came in late or twice; what came in and pays for nothing, in the
 * wrong amount or for no order; what is still owed either way; by how much edits changed what paid orders cost.
 */
export const reconciliationFigures = [
  'collected',
  'refunded',
  'surplus',
  'unmatched',
  'due',
  'owed',
  'editedUp',
  'editedDown',
] as const;
export type ReconciliationFigure = (typeof reconciliationFigures)[number];
export const ReconciliationRow = z.object({
  day: Day,
  kind: z.enum(paymentKinds),
  collected: Money,
  refunded: Money,
  surplus: Money,
  unmatched: Money,
  due: Money,
  owed: Money,
  /** What edits of paid orders made them cost more, and less, on the day of the edit. */
  editedUp: Money,
  editedDown: Money,
});
export type ReconciliationRow = z.infer<typeof ReconciliationRow>;
export const Reconciliation = z
  .object({
    currency: z.enum(currencyCodes),
    rows: z.array(ReconciliationRow),
    totals: ReconciliationRow.omit({ day: true, kind: true }),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;
export const ReconciliationDetailQuery = z.object({
  ...Paging,
  day: Day,
  kind: z.enum(paymentKinds),
  figure: z.enum(reconciliationFigures),
});
export const ReconciliationDetail = z
  .object({
    orderNo: OrderNo.nullable(),
    at: Time,
    amount: Money,
    /** The provider's transaction, the refund's number, or who recorded it. */
    reference: z.string(),
    note: text(200),
    /** Of an edit's difference: how it was settled. */
    settlement: z.enum(editSettlements).nullable(),
  })
  .meta({ id: 'ReconciliationDetail' });
export type ReconciliationDetail = z.infer<typeof ReconciliationDetail>;
