import type { DeliveryMode } from '@lanzi/shared/order/order-lifecycle';

/** What happens to money beside an order's own actions. */
export type MoneyEventName = 'money.strayed' | 'money.handled' | 'refund.stuck';

/** What every reaction to it is told. */
export interface MoneyEventPayload {
  event: MoneyEventName;
  /** What it is about, such as `stray:12`: hearing of it twice is hearing of it once. */
  source: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Null for money that belongs to no order. */
  orderNo: string | null;
  deliveryMode: DeliveryMode | null;
  storeId: number | null;
  /** Minor units. */
  amount: number;
  /** Who did it; empty for a provider. */
  by: string;
}
