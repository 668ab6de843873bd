import * as z from 'zod';
import {
  AfterSale,
  AfterSaleCounts,
  AfterSaleQuery,
  ShopAfterSale,
  shopperAfterSaleActions,
  staffAfterSaleActions,
  type AfterSaleBody,
  type AfterSaleInput,
  type PostedAfterSaleAction,
} from '../../after-sale/after-sale.contract.js';
import { IdParams, page, Version } from '../common.contract.js';
import type { RouteSpecs } from '../route.js';
import { actionErrors } from './route-parts.js';

/** The action in the address decides which of the bodies it must be: the handler parses it by that one. */
const bodyOf = <A extends PostedAfterSaleAction>(_actions: readonly A[]) =>
  z.looseObject({ version: Version }) as unknown as z.ZodType<AfterSaleBody<A>, AfterSaleInput<A>>;

/** After-sales; asking for one is an action of its order. */
export const afterSaleRoutes = {
  getMyAfterSale: {
    audience: 'shopper',
    summary: 'One’s own after-sale',
    params: IdParams,
    response: ShopAfterSale,
    errors: ['not_found'],
  },
  actOnMyAfterSale: {
    audience: 'shopper',
    summary: 'Act on one’s own after-sale; the answer is the after-sale after it',
    params: IdParams.extend({ action: z.enum(shopperAfterSaleActions) }),
    body: bodyOf(shopperAfterSaleActions),
    response: ShopAfterSale,
    idempotent: 'optional',
    errors: [...actionErrors, 'not_found'],
  },
  listAfterSales: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'After-sales by status, newest first',
    query: AfterSaleQuery,
    response: page(AfterSale),
    errors: ['malformed_cursor'],
  },
  countAfterSales: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'How many after-sales have each status',
    response: AfterSaleCounts,
  },
  getAfterSale: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'One after-sale',
    params: IdParams,
    response: AfterSale,
    errors: ['not_found'],
  },
  actOnAfterSale: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Act on an after-sale; the answer is the after-sale after it',
    params: IdParams.extend({ action: z.enum(staffAfterSaleActions) }),
    body: bodyOf(staffAfterSaleActions),
    response: AfterSale,
    idempotent: 'optional',
    keyedActions: ['refund'],
    errors: [
      ...actionErrors,
      ...(['not_found', 'after_sale_amount_invalid', 'after_sale_items_invalid'] as const),
      ...(['return_address_unavailable', 'sold_out', 'refund_account_required', 'refund_too_large'] as const),
    ],
  },
} as const satisfies RouteSpecs;
