import * as z from 'zod';
import { OrderNo } from '../api/common.contract.js';
import { MAX_SELECTED } from '../order/order-limits.js';

const many = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);
/** `?orderNo=…&orderNo=…`: one document for each order, in that order. */
export const DocumentQuery = z.object({
  orderNo: z.preprocess(many, z.array(OrderNo).min(1).max(MAX_SELECTED)),
});
/** The width of the paper roll in millimetres. */
export const ReceiptQuery = DocumentQuery.extend({ width: z.enum(['58', '80']).default('80') });
