import { isUnderWay, parcelsState } from '@lanzi/shared/fulfilment/tracking';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { isPartlyShipped } from '@lanzi/shared/order/units-left';

type Asked = Pick<ConsoleOrder, 'status' | 'lines' | 'autoReceiptAt'> & {
  delivery: Pick<ConsoleOrder['delivery'], 'mode'>;
  shipments: { tracking: Pick<NonNullable<ConsoleOrder['shipments'][number]['tracking']>, 'state'> | null }[];
};

const parcelsOf = ({ shipments }: Pick<Asked, 'shipments'>) =>
  parcelsState(shipments.map(({ tracking }) => tracking?.state ?? 'unknown'));

/** What comes next, named by the status or by what its parcels tell. */
export function nextOf(order: Asked) {
  const { status, delivery, lines } = order;
  const parcels = parcelsOf(order);
  if (status === 'processing') {
    if (parcels === 'returning' || parcels === 'returned') return parcels;
    if (isPartlyShipped(status, lines)) return 'toShipRest';
    return delivery.mode === 'pickup' ? 'toPickUp' : 'toShip';
  }
  if (status !== 'shipped') return status;
  return parcels === 'signed' || parcels === 'problem' || parcels === 'returning' || parcels === 'returned'
    ? parcels
    : 'shipped';
}

/**
 * When a shipped order is received by itself: at a time, or so many days after its parcels are signed for. Undefined
 * where it is not, and where a parcel is in trouble or comes back.
 */
export function receiptByItself(
  order: Asked,
): { kind: 'at'; time: string } | { kind: 'once_signed' } | undefined {
  const { status, autoReceiptAt } = order;
  const parcels = parcelsOf(order);
  if (status !== 'shipped' || !autoReceiptAt) return undefined;
  if (parcels === 'problem' || parcels === 'returning' || parcels === 'returned') return undefined;
  return parcels && isUnderWay(parcels) ? { kind: 'once_signed' } : { kind: 'at', time: autoReceiptAt };
}
