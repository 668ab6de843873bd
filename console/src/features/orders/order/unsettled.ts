import type { Minor } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { leftToReturn } from '../refunds/going-back';

type Facts = Pick<ConsoleOrder, 'status' | 'amounts' | 'refunds'>;

/** What is still to be collected, or to be given back beyond what is on its way back already. */
export function unsettled(order: Facts): { kind: 'due' | 'overpaid' | 'kept'; amount: Minor } | undefined {
  const { status, amounts } = order;
  if (amounts.due > 0) return { kind: 'due', amount: amounts.due };
  const over = status === 'cancelled';
  const owed = leftToReturn(order) - (over ? 0 : amounts.total);
  return owed > 0 ? { kind: over ? 'kept' : 'overpaid', amount: owed } : undefined;
}
