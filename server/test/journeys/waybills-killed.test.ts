import { ApiError } from '@lanzi/shared/api/client';
import { checkBooks } from '../../src/report/check-books';
import { MortalShop, type Trap } from '../support/mortal-shop';
import { WaybillDesk } from '../support/waybill-shop';

// Servers start again and again, on machines that are busy with other tests.
jest.setTimeout(120_000);

const shop = new MortalShop();
const desk = new WaybillDesk(shop);
beforeAll(async () => {
  await shop.start();
  await shop.revive();
  await desk.furnish();
}, 60_000);
afterEach(async () => {
  await shop.tell({});
  await shop.books();
});
afterAll(() => shop.stop());

const ask = /RequestType=1007/;
const withdraw = /RequestType=1147/;
const jobs = ['ask for e-waybills again'];

/** Does this until the server dies in the trap; what it left behind must add up before and after it is back. */
async function dies(trap: Trap, work: () => Promise<unknown>): Promise<void> {
  shop.trap = trap;
  await work().catch((error: unknown) => {
    if (error instanceof ApiError) throw error;
  });
  expect(shop.isAlive).toBe(false);
  expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
  await shop.revive();
}

test.each(['before', 'after'] as const)(
  'killed just %s KDNiao issued it: it is asked for under the same number, and ships once',
  async (when) => {
    const { order } = await desk.toShip();
    await dies({ when, asked: ask }, () => desk.create(order));
    expect(await desk.of(order)).toMatchObject([{ state: 'requested' }]);
    expect((await shop.seen(order)).shipments).toEqual([]);
    const before = await desk.parcels(order);
    expect(before).toHaveLength(when === 'after' ? 1 : 0);
    await shop.tell({ seconds: 60, jobs });
    const [parcel, ...more] = await desk.parcels(order);
    expect(more).toEqual([]);
    expect(await desk.of(order)).toMatchObject([{ state: 'issued', waybillNo: parcel?.waybillNo }]);
    expect(await shop.seen(order)).toMatchObject({
      ...{ status: 'shipped', shipments: [{ waybillNo: parcel?.waybillNo }] },
    });
  },
);

test.each(['before', 'after'] as const)(
  'killed just %s KDNiao withdrew it: it is withdrawn, and recalled once',
  async (when) => {
    const { order, skuId, waybill } = await desk.issued();
    await dies({ when, asked: withdraw }, () => desk.act('cancel', waybill, { reason: '地址写错' }));
    expect(await shop.seen(order)).toMatchObject({ status: 'shipped', shipments: [{}] });
    expect(await desk.waiting()).toContain(order.orderNo);
    await shop.tell({ seconds: 60, jobs });
    expect(await desk.of(order)).toMatchObject([{ state: 'cancelled' }]);
    expect(await desk.parcels(order)).toMatchObject([{ cancelled: true }]);
    expect(await shop.seen(order)).toMatchObject({ status: 'processing', shipments: [] });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  },
);

test('killed in the middle of a batch: each order gets one e-waybill', async () => {
  const orders = [];
  while (orders.length < 8) orders.push((await desk.toShip()).order);
  const body = { carrierAccountId: desk.has.accountId, orderNos: orders.map(({ orderNo }) => orderNo) };
  const { id } = await shop.clerk.createWaybillBatch({ body });
  await dies({ when: 'after', asked: ask }, () => shop.tell({ tasks: true }));
  await dies({ when: 'before', asked: ask }, () => shop.tell({ seconds: 61, tasks: true }));
  // Nobody has kept its claim since.
  await shop.tell({ seconds: 61, tasks: true });
  await shop.later({});
  expect(await shop.clerk.getTask({ params: { id } })).toMatchObject({
    ...{ state: 'done', outcomes: { succeeded: 8 } },
  });
  expect(await desk.parcels(...orders)).toHaveLength(8);
  for (const order of orders) expect((await shop.seen(order)).shipments).toHaveLength(1);
});
