import * as z from 'zod';
import { OrderNo } from '../api/common.contract.js';
import { OrdersFilter } from '../order/order.contract.js';
import { exportColumns } from './export-columns.js';

/** At most so many orders may be named; more are chosen by a filter. */
export const MAX_EXPORTED_BY_NUMBER = 1000;

export const ExportInput = z
  .object({
    /** The order desk's present filter … */
    filter: OrdersFilter.optional(),
    /** … or the orders that were selected. */
    orderNos: z.array(OrderNo).min(1).max(MAX_EXPORTED_BY_NUMBER).optional(),
    /** One row for each order, or for each of its lines. */
    rowFor: z.enum(['order', 'line']).default('line'),
    /** In this order; left out: all of them. */
    columns: z.array(z.enum(exportColumns)).min(1).optional(),
    /** Sent there when it is done; always kept for download as well. */
    email: z.email().max(200).optional(),
  })
  .refine(
    ({ filter, orderNos }) => (filter === undefined) !== (orderNos === undefined),
    'needs either filter or orderNos',
  );
export type ExportInput = z.output<typeof ExportInput>;
