import * as z from 'zod';
import {
  Id,
  LocalText,
  Money,
  OrderNo,
  Paging,
  Reason,
  requiredText,
  text,
  Time,
  Version,
} from '../api/common.contract.js';
import { actionsOf } from '../lifecycle.js';
import { deliveryModes, orderStatuses } from '../order/order-lifecycle.js';
import { paymentKinds } from '../order/order.terms.js';
import { Refund, RefundAccount, refundTargets } from '../payment/payment.contract.js';
import {
  cancellationLifecycle,
  cancellationLists,
  cancellationStatuses,
  type CancellationAction,
} from './cancellation-lifecycle.js';

const actionNames = actionsOf(cancellationLifecycle) as [CancellationAction, ...CancellationAction[]];

const fields = {
  id: Id,
  status: z.enum(cancellationStatuses),
  /** In which of the six lists it stands. */
  list: z.enum(cancellationLists),
  reason: z.string(),
  requestedAt: Time,
  refuseReason: z.string().nullable(),
  reviewedAt: Time.nullable(),
};
/** As the shopper sees it. */
export const ShopCancellation = z.object(fields).meta({ id: 'ShopCancellation' });
export type ShopCancellation = z.infer<typeof ShopCancellation>;

/** As staff see it. */
export const Cancellation = z
  .object({
    ...fields,
    orderNo: OrderNo,
    version: Version,
    allowedActions: z.array(z.enum(actionNames)),
    requestedBy: z.object({ kind: z.enum(['shopper', 'staff']), name: z.string() }),
    refundAccount: RefundAccount.nullable(),
    refundTo: z.enum(refundTargets),
    /** Whether some of what goes back by the way it came has to be remitted by a person. */
    refundNeedsAccount: z.boolean(),
    /** Who decided, and under which staff number. */
    reviewedBy: z.string().nullable(),
    staffNo: z.string().nullable(),
    returnFailure: z.string().nullable(),
    returnedAt: Time.nullable(),
    goodsIntact: z.boolean().nullable(),
    invoiceReturned: z.boolean().nullable(),
    refunds: z.array(Refund),
    order: z.object({
      status: z.enum(orderStatuses),
      deliveryMode: z.enum(deliveryModes),
      paymentKind: z.enum(paymentKinds),
      contactName: z.string(),
      contactPhone: z.string(),
      total: Money,
      paid: Money,
      refunded: Money,
      lines: z.array(
        z.object({
          productName: LocalText,
          skuName: LocalText,
          picture: z.string(),
          quantity: z.int(),
          quantityShipped: z.int(),
        }),
      ),
    }),
  })
  .meta({ id: 'Cancellation' });
export type Cancellation = z.infer<typeof Cancellation>;

export const CancellationQuery = z.object({
  ...Paging,
  list: z.enum(cancellationLists).default('to_review'),
});
export const CancellationCounts = z.record(z.enum(cancellationLists), z.int());

const staffNo = requiredText(20);
/** The body of each action of POST cancellations/{id}/actions/{action}. */
export const cancellationBodies = {
  approve: z.object({
    version: Version,
    staffNo,
    refundTo: z.enum(refundTargets).default('original'),
    note: text(200).default(''),
  }),
  refuse: z.object({ version: Version, staffNo, reason: Reason }),
  return_completed: z.object({ version: Version, goodsIntact: z.boolean(), invoiceReturned: z.boolean() }),
  return_failed: z.object({ version: Version, reason: Reason }),
  /** `amount`: what was remitted, as the person saw it; refunds may have come and gone meanwhile. */
  refund_succeeded: z.object({ version: Version, remittance: requiredText(200), amount: Money }),
  refund_failed: z.object({ version: Version, reason: Reason }),
} satisfies Partial<Record<CancellationAction, z.ZodType>>;
export type PostedCancellationAction = keyof typeof cancellationBodies;
export type CancellationBody<A extends PostedCancellationAction = PostedCancellationAction> = {
  [K in A]: z.infer<(typeof cancellationBodies)[K]>;
}[A];
export type CancellationInput<A extends PostedCancellationAction = PostedCancellationAction> = {
  [K in A]: z.input<(typeof cancellationBodies)[K]>;
}[A];
export const postedCancellationActions = [
  'approve',
  'refuse',
  'return_completed',
  'return_failed',
  'refund_succeeded',
  'refund_failed',
] as const satisfies PostedCancellationAction[];
