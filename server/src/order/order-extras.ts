import type { Extra } from '@lanzi/shared/order/order-extras';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertMany } from '../platform/database/insert';
import { OrderExtra } from './order-extra.entity';
import type { Order } from './order.entity';

type Costs = Pick<Order, 'id' | 'surcharge' | 'discount'>;

/** What an order costs beside its goods, in the order in which staff gave it. Most have nothing of it, nor are asked. */
export async function extrasOf(manager: EntityManager, order: Costs): Promise<Extra[]> {
  return (await extrasOfMany(manager, [order])).get(order.id) ?? [];
}

/** The same of many, by the order's id, in one query. */
export async function extrasOfMany(
  manager: EntityManager,
  orders: readonly Costs[],
): Promise<Map<number, Extra[]>> {
  const ids = orders.filter(({ surcharge, discount }) => surcharge + discount > 0).map(({ id }) => id);
  const found = new Map<number, Extra[]>();
  if (ids.length === 0) return found;
  const rows = await manager.find(OrderExtra, { where: { orderId: In(ids) }, order: { id: 'ASC' } });
  for (const { orderId, kind, title, amount } of rows)
    found.set(orderId, [...(found.get(orderId) ?? []), { kind, title, amount }]);
  return found;
}

/** Within an order's action, whose amounts the caller sets: from now on these, and no others. */
export async function replaceExtras(
  manager: EntityManager,
  orderId: number,
  extras: readonly Extra[],
): Promise<void> {
  await manager.delete(OrderExtra, { orderId });
  await insertMany(
    manager,
    OrderExtra,
    extras.map(({ kind, title, amount }) => ({ orderId, kind, title, amount })),
  );
}
