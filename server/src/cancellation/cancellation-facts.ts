import type {
  CancellationFacts,
  CancellationStatus,
} from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { OrderLine } from '../order/order-line.entity';
import type { Refund } from '../payment/refund.entity';

/** What the cancellation's table needs to know; `refunds` are its own. */
export const cancellationFacts = (
  status: CancellationStatus,
  lines: readonly OrderLine[],
  refunds: readonly Refund[],
): CancellationFacts => ({
  status,
  goodsShipped: lines.some(({ quantityShipped }) => quantityShipped > 0),
  refunds: refunds.map(({ state }) => state),
  byHandWaiting: refunds.some(({ way, state }) => way === 'by_hand' && state === 'requested'),
});
