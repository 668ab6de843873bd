import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { ShipParcels } from '../../src/fulfilment/batch/ship-parcels';
import { Order } from '../../src/order/order.entity';
import { systemCaller } from '../../src/order/order-caller';
import { Tasks } from '../../src/platform/tasks/tasks';
import { TaskRow } from '../../src/platform/tasks/task.entity';
import { usesMariadb } from '../support/database';
import { outcomesOf, times } from '../support/outcomes';
import { openShop, parcel } from '../support/running-shop';

const shop = openShop();

/** Only there can two of them hold rows at once. */
const onMariadb = usesMariadb ? test : test.skip;

onMariadb('a batch locks the order before its own rows, as everybody else does', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const asked = { kind: 'batch_shipment' as const, title: 'x', staffId: 1, staffName: '许文', input: {} };
  const { manager } = shop.dataSource;
  const task = await shop.app.get(Tasks).create(asked, [{ rowNumber: 2, orderNo: order.orderNo, given: {} }]);
  const row = await manager.findOneByOrFail(TaskRow, { taskId: task.id });
  const somebody = shop.dataSource.createQueryRunner();
  await somebody.startTransaction();
  const { id } = await manager.findOneByOrFail(Order, { orderNo: order.orderNo });
  await somebody.query('SELECT id FROM orders WHERE id = ? FOR UPDATE', [id]);
  const packed = { rows: [row], parcel: { ...parcel([[order.lines[0]?.id ?? '', 1]]), note: '' } };
  const staff = { ...systemCaller, kind: 'staff' as const, permissions: new Set(['order.fulfil'] as const) };
  const shipping = shop.app.get(ShipParcels).run(order, [packed], { ...staff, id: 1, name: '许文' });
  try {
    await untilSomebodyWaits();
    // Nobody else has it: whoever holds the order may have it too.
    await somebody.query('SELECT id FROM task_rows WHERE id = ? FOR UPDATE NOWAIT', [row.id]);
  } finally {
    await somebody.commitTransaction();
    await somebody.release();
    await shipping;
  }
  expect((await manager.findOneByOrFail(TaskRow, { id: row.id })).outcome).toBe('succeeded');
});

test('of two orders of two customers shipped under one number at once, one leaves', async () => {
  const cash = { paying: 'cash_on_delivery' } as const;
  for (const round of times(8, (n) => n)) {
    const orders = [(await shop.placeOne(cash)).order, (await shop.placeOne({ ...cash, by: 'other' })).order];
    const ship = (order: ShopOrder) =>
      shop.deskActs('ship', order, {
        packages: [parcel([[order.lines[0]?.id ?? '', 1]], `SF5550000${round}`)],
      });
    const { answers, refusals } = await outcomesOf(orders.map(ship));
    expect([answers.length, refusals]).toEqual([1, { waybill_taken: 1 }]);
  }
});

/** In this shop's database: others may use the same server. */
async function untilSomebodyWaits(): Promise<void> {
  for (const late = performance.now() + 10_000; performance.now() < late;) {
    const waiting = await shop.dataSource.query<unknown[]>(
      `SELECT 1 FROM information_schema.innodb_trx t
       JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
       WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()`,
    );
    if (waiting.length > 0) return;
    // Looked at more often, InnoDB shows what it has shown before.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('nobody waits for the order');
}
