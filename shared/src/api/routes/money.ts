import * as z from 'zod';
import {
  Cancellation,
  CancellationCounts,
  CancellationQuery,
  postedCancellationActions,
  type CancellationBody,
  type CancellationInput,
} from '../../cancellation/cancellation.contract.js';
import {
  AdjustBalance,
  CustomerBalance,
  HandleStrayMoney,
  Reconciliation,
  ReconciliationDetail,
  ReconciliationDetailQuery,
  ReconciliationQuery,
  Refund,
  RefundCounts,
  RefundQuery,
  StrayMoney,
  StrayMoneyQuery,
  staffRefundActions,
  type RefundActionBody,
} from '../../payment/payment.contract.js';
import { IdParams, PageQuery, Version, page } from '../common.contract.js';
import type { RouteSpecs } from '../route.js';
import { actionErrors } from './route-parts.js';

const cancellationBody = z.looseObject({ version: Version }) as unknown as z.ZodType<
  CancellationBody,
  CancellationInput
>;
const refundBody = z.looseObject({ version: Version }) as unknown as z.ZodType<
  RefundActionBody,
  RefundActionBody
>;

/** Cancellations, refunds, balances, the reconciliation. */
export const moneyRoutes = {
  listCancellations: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Cancellations of one of the six lists, newest first',
    query: CancellationQuery,
    response: page(Cancellation),
    errors: ['malformed_cursor'],
  },
  countCancellations: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'How many cancellations stand in each list',
    response: CancellationCounts,
  },
  getCancellation: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'One cancellation',
    params: IdParams,
    response: Cancellation,
    errors: ['not_found'],
  },
  actOnCancellation: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Act on a cancellation; the answer is the cancellation after it',
    params: IdParams.extend({ action: z.enum(postedCancellationActions) }),
    body: cancellationBody,
    response: Cancellation,
    idempotent: 'optional',
    errors: [...actionErrors, 'not_found', 'refund_account_required'],
  },
  countRefunds: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'How many refunds wait for a person',
    response: RefundCounts,
  },
  listRefunds: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Refunds by state, newest first',
    query: RefundQuery,
    response: page(Refund),
    errors: ['malformed_cursor', 'not_found'],
  },
  actOnRefund: {
    audience: 'staff',
    permission: 'order.refund',
    summary: 'Act on a refund; the answer is the refund after it',
    params: IdParams.extend({ action: z.enum(staffRefundActions) }),
    body: refundBody,
    response: Refund,
    idempotent: 'optional',
    errors: [...actionErrors, 'not_found'],
  },
  listStrayMoney: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Money that came late, twice, in the wrong amount or for nothing known, newest first',
    query: StrayMoneyQuery,
    response: page(StrayMoney),
    errors: ['malformed_cursor'],
  },
  handleStrayMoney: {
    audience: 'staff',
    permission: 'order.refund',
    summary: 'Say what was done about stray money',
    params: IdParams,
    body: HandleStrayMoney,
    response: StrayMoney,
    errors: ['not_found', 'version_conflict'],
  },
  getCustomerBalance: {
    audience: 'staff',
    permission: 'customer.read',
    summary: 'A customer’s balance and its entries, newest first',
    params: IdParams,
    query: PageQuery,
    response: CustomerBalance,
    errors: ['not_found', 'malformed_cursor'],
  },
  adjustCustomerBalance: {
    audience: 'staff',
    permission: 'customer.balance',
    summary: 'Top up a customer’s balance, or take from it, with a reason',
    params: IdParams,
    body: AdjustBalance,
    response: CustomerBalance,
    idempotent: 'required',
    errors: ['not_found', 'balance_too_low'],
  },
  getReconciliation: {
    audience: 'staff',
    permission: 'report.read',
    summary: 'What was collected, given back and is still owed, by day and payment method',
    query: ReconciliationQuery,
    response: Reconciliation,
  },
  listReconciliationDetails: {
    audience: 'staff',
    permission: 'report.read',
    summary: 'What one figure of the reconciliation is made of',
    query: ReconciliationDetailQuery,
    response: page(ReconciliationDetail),
    errors: ['malformed_cursor'],
  },
  downloadReconciliation: {
    audience: 'staff',
    permission: 'report.read',
    summary: 'The reconciliation as a workbook',
    query: ReconciliationQuery,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const satisfies RouteSpecs;
