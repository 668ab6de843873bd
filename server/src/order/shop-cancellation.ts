import type { ShopCancellation } from '@lanzi/shared/cancellation/cancellation.contract';
import { cancellationListOf } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { Refund } from '../payment/refund.entity';
import type { Cancellation } from './cancellation.entity';

/** A cancellation as its shopper sees it; `refunds` may be those of others too. */
export function shopCancellationOf(cancellation: Cancellation, refunds: readonly Refund[]): ShopCancellation {
  const { id, status, reason, requestedAt, refuseReason, reviewedAt } = cancellation;
  const own = refunds.filter(({ cancellationId }) => cancellationId === id);
  return {
    id: String(id),
    status,
    list: cancellationListOf(
      status,
      own.map(({ state }) => state),
    ),
    reason,
    requestedAt: requestedAt.toISOString(),
    refuseReason,
    reviewedAt: reviewedAt?.toISOString() ?? null,
  };
}
