import type { OrderDoer } from '@lanzi/shared/order/order-lifecycle';
import type { Permission } from '@lanzi/shared/staff/permissions';
import type { Principal } from '../platform/http/principal';

/** Who acts on an order, as the table asks and as the timeline will tell. */
export interface OrderCaller extends OrderDoer {
  /** A shopper's or a staff member's id; null for the system. */
  id: number | null;
  name: string;
  /** Whoever holds the payment link of the order with this id acts for its shopper. */
  byLinkOf?: number;
}
type KnownCaller = OrderCaller & { id: number };

/** What tries are counted by: whoever holds a link does not use up its shopper's. */
export const triesOf = ({ id, byLinkOf }: OrderCaller): string =>
  byLinkOf === undefined ? String(id) : `payer:${byLinkOf}`;

export const shopperOf = ({ id, name }: Principal): KnownCaller => ({
  kind: 'shopper',
  id: Number(id),
  name,
});

export const staffOf = ({ id, name, permissions }: Principal): KnownCaller => ({
  kind: 'staff',
  id: Number(id),
  name,
  permissions: permissions as ReadonlySet<Permission>,
});

/** Timers and providers have no name: each screen calls them by its own word. */
export const systemCaller: OrderCaller = { kind: 'system', id: null, name: '' };
