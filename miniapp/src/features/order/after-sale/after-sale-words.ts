import type { ShopAfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { isRefunded } from '@lanzi/shared/after-sale/after-sale-progress';
import type { AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { WordKey } from '@/lib/words';

/** Why people want to exchange or return, to be tapped; `other` is typed. */
export const afterSaleReasons = ['broken', 'wrong', 'quality', 'fit', 'unwanted', 'other'] as const;
export type AfterSaleReason = (typeof afterSaleReasons)[number];

type Standing = Pick<
  ShopAfterSale,
  'status' | 'kind' | 'agreedAmount' | 'refuseReason' | 'closeReason' | 'refunds' | 'autoDoneAt'
>;

/** What happens next, in one sentence; `{reason}` is the shop's. */
export function nextOf({
  status,
  kind,
  agreedAmount,
  refuseReason,
  closeReason,
  refunds,
  autoDoneAt,
}: Standing): WordKey {
  if (closeReason !== null) return 'afterSale.next.closed';
  if (status === 'refused') return refuseReason ? 'afterSale.next.refusedBecause' : 'afterSale.next.refused';
  if (status === 'received')
    return kind === 'exchange' ? 'afterSale.next.receivedExchange' : 'afterSale.next.receivedReturn';
  if (status === 'done')
    return isRefunded({ kind, agreedAmount }) ? 'afterSale.next.doneReturn' : 'afterSale.next.doneExchange';
  if (status === 'refunding' && refunds.some(({ state }) => state === 'failed' || state === 'abnormal'))
    return 'afterSale.next.refundTrouble';
  if (status === 'replacement_shipped' && autoDoneAt === null) return 'afterSale.next.replacementComesBack';
  const words: Record<Exclude<AfterSaleStatus, 'refused' | 'received' | 'done'>, WordKey> = {
    requested: 'afterSale.next.requested',
    approved: 'afterSale.next.approved',
    return_shipped: 'afterSale.next.return_shipped',
    replacement_shipped: 'afterSale.next.replacement_shipped',
    refunding: 'afterSale.next.refunding',
  };
  return words[status];
}
