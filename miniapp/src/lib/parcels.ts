import { parcelsState, type TrackingState } from '@lanzi/shared/fulfilment/tracking';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';

/** Where an order's parcels are; of one whose carrier was not asked yet nothing is known. */
export const parcelsOf = ({ shipments }: Pick<ShopOrder, 'shipments'>): TrackingState | null =>
  parcelsState(shipments.map(({ tracking }) => tracking?.state ?? 'unknown'));
