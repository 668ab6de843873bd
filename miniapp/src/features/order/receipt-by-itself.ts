import { isTurnedBack, isUnderWay } from '@lanzi/shared/fulfilment/tracking';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { openListOf } from '@/lib/next-step';
import { parcelsOf } from '@/lib/parcels';

type Asked = Pick<ShopOrder, 'status' | 'autoReceiptAt' | 'shipments' | 'cancellation'>;

/**
 * When a shipped order is received by itself: at a time, so many days after the parcels are signed for, or not while
 * one comes back. Undefined where it is not.
 */
export function receiptByItself(
  order: Asked,
): { kind: 'at'; time: string } | { kind: 'once_signed' } | { kind: 'not_while_returning' } | undefined {
  if (order.status !== 'shipped' || openListOf(order)) return undefined;
  const parcels = parcelsOf(order);
  if (isTurnedBack(parcels)) return { kind: 'not_while_returning' };
  if (!order.autoReceiptAt) return undefined;
  return parcels && isUnderWay(parcels) ? { kind: 'once_signed' } : { kind: 'at', time: order.autoReceiptAt };
}
