import * as z from 'zod';
import { Alert, AlertQuery } from '../../alert/alert.contract.js';
import {
  ConsoleOrder,
  ConsoleOrderCounts,
  ConsoleOrderSummary,
  OrdersQuery,
  staffActions,
} from '../../order/order.contract.js';
import { EditInput, EditPreview } from '../../order/order-edit.contract.js';
import { StaffMe, StaffSession, StaffSignIn } from '../../staff/staff.contract.js';
import { IdParams, OrderParams, page } from '../common.contract.js';
import type { RouteSpecs } from '../route.js';
import { anyActionBody, actionErrors } from './route-parts.js';

/** The order desk: who works there, orders, alerts. */
export const deskRoutes = {
  signInStaff: {
    audience: 'public',
    summary: 'Sign in to the console; also sets an HttpOnly cookie',
    body: StaffSignIn,
    response: StaffSession,
    errors: ['wrong_credentials', 'account_disabled', 'rate_limited'],
  },
  signOutStaff: { audience: 'staff', summary: 'End this session', status: 204 },
  getStaffMe: { audience: 'staff', summary: 'Who is signed in, and what they may do', response: StaffMe },

  listOrders: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Orders by tab, search and filters, newest first',
    query: OrdersQuery,
    response: page(ConsoleOrderSummary),
    errors: ['malformed_cursor'],
  },
  countOrders: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'How many orders stand under each tab',
    response: ConsoleOrderCounts,
  },
  getOrder: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'One order, whole',
    params: OrderParams,
    response: ConsoleOrder,
    errors: ['not_found'],
  },
  actOnOrder: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Act on an order; the answer is the order after it',
    params: OrderParams.extend({ action: z.enum(staffActions) }),
    body: anyActionBody(staffActions),
    response: ConsoleOrder,
    idempotent: 'optional',
    keyedActions: ['request_refund'],
    errors: [
      ...actionErrors,
      'not_found',
      'price_too_low',
      'payment_method_unavailable',
      'refund_too_large',
      'refund_account_required',
      'provider_failed',
      'package_lines_invalid',
      'ship_date_invalid',
      'cash_not_collected',
      'verifier_unknown',
      'already_redeemed',
      'edit_refused',
      'sold_out',
      'total_changed',
      'delivery_unavailable',
      'store_unavailable',
    ],
  },
  previewEdit: {
    audience: 'staff',
    permission: 'order.edit',
    summary: 'What an edit would make of an order, and what stands in its way; changes nothing',
    params: OrderParams,
    body: EditInput,
    response: EditPreview,
    errors: [
      'not_found',
      'action_not_allowed',
      'delivery_unavailable',
      'store_unavailable',
      'payment_method_unavailable',
    ],
  },

  listAlerts: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Alerts, newest first',
    query: AlertQuery,
    response: page(Alert),
    errors: ['malformed_cursor'],
  },
  handleAlert: {
    audience: 'staff',
    permission: 'alert.handle',
    summary: 'Mark an alert as handled; doing it twice changes nothing',
    params: IdParams,
    response: Alert,
    errors: ['not_found'],
  },
} as const satisfies RouteSpecs;
