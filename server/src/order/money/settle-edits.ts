import type { EditSettlement } from '@lanzi/shared/order/order-edit';
import { OrderEdit } from '../order-edit.entity';
import type { OrderCaller } from '../order-caller';
import { differenceOf } from '../order.store';
import type { ActionContext } from '../run-order-action';

type Settling = Pick<ActionContext, 'order' | 'manager' | 'now'>;

/**
 * Within an order's action: whatever edits left open is settled once nothing of it is left to collect, or to give back.
 * Until then they stay open together, since money knows no edits.
 */
export async function settleEdits(
  { order, manager, now }: Settling,
  settlement: EditSettlement,
  by: OrderCaller,
): Promise<void> {
  if (order.unsettledEdits === 0) return;
  const left = differenceOf(order);
  if (settlement === 'collected' ? left > 0 : left !== 0) return;
  await manager
    .createQueryBuilder()
    .update(OrderEdit)
    .set({ settlement, settledAt: now, settledBy: by.name })
    .where('order_id = :orderId AND difference <> 0 AND settlement IS NULL', { orderId: order.id })
    .execute();
  order.unsettledEdits = 0;
}
