import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';

/** What a row tells of its parcels: that they come back, or, until the order is over, that one is in trouble. */
export function troubleOf({ status, parcels }: Pick<ConsoleOrderSummary, 'status' | 'parcels'>) {
  if (parcels === 'returning' || parcels === 'returned') return parcels;
  const over = status === 'completed' || status === 'cancelled';
  return parcels === 'problem' && !over ? parcels : undefined;
}
