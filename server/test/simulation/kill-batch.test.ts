import type { Task } from '@lanzi/shared/task/task.contract';
import { checkBooks } from '../../src/report/check-books';
import { batchHead, uploadBatch, workbookOf } from '../support/batch-files';
import { MortalShop } from '../support/mortal-shop';
import { newKey } from '../support/running-shop';

// Servers start again and again, on machines that are busy with other tests.
jest.setTimeout(300_000);

const shop = new MortalShop();
beforeAll(async () => {
  await shop.start();
  await shop.revive();
});
afterAll(() => shop.stop());

/** After so many seconds nothing belongs to a dead process any more, neither tasks nor outbox rows. */
const claimed = 150;
const orders = 60;
const shippedRows = () => shop.count('task_rows', `outcome = 'succeeded'`);

test('killed again and again in the middle of a batch, it goes on: each order is shipped once, each row is told', async () => {
  const skuId = await shop.addSku({ onHand: orders });
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying: 'cash_on_delivery' });
  const rows: string[][] = [];
  while (rows.length < orders) {
    const { orderNo } = await shop.shopper.placeOrder({ body }, newKey());
    rows.push([orderNo, '顺丰', `SF${String(rows.length).padStart(10, '0')}`]);
  }
  const answer = await uploadBatch(shop, await workbookOf([batchHead, ...rows]));
  const { id } = (await answer.json()) as Task;

  let before = 0;
  // In the middle of an order, when its package is written, and when an order is done.
  for (const dies of [
    { saying: 'INSERT INTO .?shipment_lines', times: 9 },
    { saying: 'UPDATE .?task_rows', times: 15 },
    { saying: 'COMMIT', times: 25 },
  ]) {
    await shop.tell({ seconds: claimed, tasks: true, dies });
    expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
    const shipped = await shippedRows();
    expect(await shop.count('shipments')).toBe(shipped);
    // A server that did nothing before it was killed, or everything, proves nothing.
    expect(shipped).toBeGreaterThan(before);
    expect(shipped).toBeLessThan(orders);
    before = shipped;
    await shop.revive();
  }
  await shop.tell({ seconds: claimed, tasks: true });

  expect(await shop.clerk.getBatchShipment({ params: { id } })).toMatchObject({
    ...{ state: 'done', done: orders, total: orders },
    outcomes: { succeeded: orders },
  });
  const shipped = await shop.dataSource.query<{ orderNo: string; waybillNo: string }[]>(
    `SELECT o.order_no AS orderNo, s.waybill_no AS waybillNo FROM shipments s
     JOIN orders o ON o.id = s.order_id ORDER BY s.waybill_no`,
  );
  expect(shipped.map(({ orderNo, waybillNo }) => [orderNo, '顺丰', waybillNo])).toEqual(rows);
  expect(await shop.stock(skuId)).toEqual({ onHand: 0, reserved: 0, sold: orders });
  await shop.kill();
  expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
});
