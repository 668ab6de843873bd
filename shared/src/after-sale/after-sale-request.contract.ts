import * as z from 'zod';
import { Id, Money, Reason, Token, Version } from '../api/common.contract.js';
import { MAX_LINES, MAX_QUANTITY } from '../order/order-limits.js';
import { RefundAccount } from '../payment/payment.contract.js';
import { afterSaleKinds, afterSaleStatuses, MAX_AFTER_SALE_PICTURES } from './after-sale-lifecycle.js';

/** What an order tells of its after-sale. */
export const AfterSaleBrief = z.object({
  id: Id,
  kind: z.enum(afterSaleKinds),
  status: z.enum(afterSaleStatuses),
});

const asked = {
  version: Version,
  items: z
    .array(z.object({ lineId: Id, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES),
  reason: Reason,
  pictureIds: z.array(Token).max(MAX_AFTER_SALE_PICTURES).default([]),
};
/** The body of the order's action `request_after_sale`. */
export const RequestAfterSale = z.discriminatedUnion('kind', [
  z.object({ ...asked, kind: z.literal('exchange') }),
  z.object({
    ...asked,
    kind: z.literal('return'),
    /** What the shopper wants back: no more than the items cost. */
    amount: Money.min(1),
    /** Where money goes that has to be remitted by hand. */
    refundAccount: RefundAccount.optional(),
  }),
]);
