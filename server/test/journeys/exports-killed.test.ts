import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { OrderLine } from '../../src/order/order-line.entity';
import { Order } from '../../src/order/order.entity';
import { insertMany } from '../../src/platform/database/insert';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { MortalShop } from '../support/mortal-shop';
import { newKey } from '../support/running-shop';

// Servers start again and again, on machines that are busy with other tests.
jest.setTimeout(120_000);

const shop = new MortalShop();
beforeAll(async () => {
  await shop.start();
  await shop.revive();
});
afterAll(() => shop.stop());

const folder = () => join(shop.dataDir, 'private', 'exports');
const files = (): string[] => {
  try {
    return readdirSync(folder());
  } catch {
    return [];
  }
};
const begin = () => shop.clerk.createExport({ body: { filter: {}, rowFor: 'order' } }, newKey());

/** Copies of one order, too many to be written in a moment. */
async function manyOrders(count: number): Promise<void> {
  const { order } = await shop.placeOne();
  const { manager } = shop.dataSource;
  const row = await manager.findOneByOrFail(Order, { orderNo: order.orderNo });
  const line = await manager.findOneByOrFail(OrderLine, { orderId: row.id });
  for (let from = 0; from < count; from += 250)
    await shop.app.get(UnitOfWork).run(async (within) => {
      const copies = Array.from({ length: 250 }, (_, at) => {
        const orderNo = `20260115${String(from + at).padStart(8, '0')}`;
        return { ...row, id: undefined, orderNo, orderNoReversed: [...orderNo].reverse().join('') };
      });
      const orders = await insertMany(within, Order, copies);
      await insertMany(
        within,
        OrderLine,
        orders.map(({ id }) => ({ ...line, id: undefined, orderId: id })),
      );
    });
}

test('killed in the middle of its file, an export starts again and leaves nothing else behind', async () => {
  const count = 5000;
  await manyOrders(count);
  const { id } = await begin();
  // Its lines are read page by page while the file is written.
  await shop.tell({ tasks: true, dies: { saying: 'FROM .?order_lines', times: 8 } });
  expect(files()).toEqual([`${id}-1.xlsx`]);
  await shop.revive();
  // Nobody has kept its claim since.
  await shop.tell({ seconds: 31, tasks: true });
  await shop.later({});
  expect(await shop.clerk.getExport({ params: { id } })).toMatchObject({ state: 'done', done: count + 1 });
  expect(files()).toEqual([`${id}-2.xlsx`]);
  const file = await (await shop.fetch('clerk', `/api/console/exports/${id}/file.xlsx`)).arrayBuffer();
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.from(file) as never);
  const numbers = workbook.worksheets[0]?.getColumn(1).values.slice(2) ?? [];
  expect(numbers).toHaveLength(count + 1);
  expect(new Set(numbers).size).toBe(count + 1);
  expect(await shop.count('audit_entries', `action = 'export.write' AND subject = '${id}'`)).toBe(1);
});
