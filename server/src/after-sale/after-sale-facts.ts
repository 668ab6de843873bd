import type { AfterSaleDoer, AfterSaleFacts } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { invariant } from '@lanzi/shared/invariant';
import type { AfterSale } from '../order/after-sale.entity';
import type { OrderCaller } from '../order/order-caller';
import type { Refund } from '../payment/refund.entity';

/** What the after-sale's table needs to know; `refunds` are its own. */
export const afterSaleFacts = (
  { status, kind }: Pick<AfterSale, 'status' | 'kind'>,
  refunds: readonly Refund[],
  autoReceiptDays: number,
): AfterSaleFacts => ({ status, kind, refunds: refunds.map(({ state }) => state), autoReceiptDays });

export function doerOf({ kind, permissions }: OrderCaller): AfterSaleDoer {
  invariant(kind !== 'verifier', 'verifiers have no part in an after-sale');
  return { kind, permissions };
}
