import { randomInt } from 'node:crypto';
import { ApiError } from '@lanzi/shared/api/client';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import { SeededRandom } from '@lanzi/shared/seeded-random';
import { checkBooks } from '../../src/report/check-books';
import { MortalShop, type Trap } from '../support/mortal-shop';
import { newKey } from '../support/running-shop';
import { unaccounted } from './every-fen';

// Servers start again and again, on machines that are busy with other tests.
jest.setTimeout(300_000);

/**
 * The server is a process that is killed between any two steps of paying and refunding, at the very moment that
 * matters or at any. What is in the database always adds up; started again, with time passing, it brings everything
 * to its end, and its books agree with the providers' to the fen. `KILL_SEED=…` chooses the moments again.
 */
const seed = Number(process.env.KILL_SEED ?? randomInt(2 ** 31));
const random = new SeededRandom(seed);
const shop = new MortalShop();
let skuId: string;
let orderBodies: Record<OnlineKind, Awaited<ReturnType<typeof shop.orderBody>>>;

beforeAll(async () => {
  console.log(`killing the server: KILL_SEED=${seed}`);
  await shop.start();
  await shop.revive();
  skuId = await shop.addSku({ onHand: 10_000 });
  const bodyFor = (paying: OnlineKind) => shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying });
  orderBodies = { wechat_pay: await bodyFor('wechat_pay'), alipay: await bodyFor('alipay') };
});
afterAll(() => shop.stop());

const jobs = ['check payment attempts', 'carry out refunds', 'expire unpaid orders'];

const place = (paying: OnlineKind) => shop.shopper.placeOrder({ body: orderBodies[paying] }, newKey());
const read = ({ orderNo }: { orderNo: string }) => shop.owner.getOrder({ params: { orderNo } });

async function paid(paying: OnlineKind) {
  const order = await place(paying);
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.pay(attemptNo);
  return { attemptNo, order: await read(order) };
}
const cancel = (order: Awaited<ReturnType<typeof read>>) =>
  shop.deskActs('cancel', order, { reason: '顾客不要了' }, shop.owner);

/** Does this until the server dies in the trap; then what it left behind must add up. */
async function dies(trap: Trap, work: () => Promise<unknown>): Promise<void> {
  shop.trap = trap;
  await work().catch((error: unknown) => {
    if (error instanceof ApiError) throw error;
  });
  for (let waited = 0; shop.isAlive && waited < 5000; waited += 5)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(shop.isAlive).toBe(false);
  expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
  await shop.revive();
}

const wechatPay = {
  open: /^POST .*transactions\/h5/,
  query: /^GET .*out-trade-no/,
  close: /^POST .*\/close/,
  refund: /^POST .*domestic\/refunds/,
  refundQuery: /^GET .*domestic\/refunds/,
};
const byAlipay = { close: /alipay\.trade\.close/, refund: /alipay\.trade\.refund/ };

test('killed when WeChat Pay has opened the attempt: opened again it is the same, and can be paid', async () => {
  const order = await place('wechat_pay');
  const open = () => shop.openAttempt('shopper', order.orderNo);
  await dies({ when: 'after', asked: wechatPay.open }, open);
  const [{ attemptNo = '' } = {}] = (await read(order)).attempts;
  expect(await open()).toBe(attemptNo);
  await shop.pay(attemptNo);
  expect(await read(order)).toMatchObject({ status: 'processing', amounts: { paid: 1800, due: 0 } });
});

test('killed while it is told of a payment: the job finds it', async () => {
  const order = await place('wechat_pay');
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await dies({ when: 'after', asked: /^NOTICE/ }, () => shop.pay(attemptNo));
  await shop.tell({ seconds: 60, jobs });
  expect(await read(order)).toMatchObject({
    status: 'processing',
    version: 2,
    amounts: { paid: 1800, due: 0 },
  });
});

test('killed while it asks whether it was paid: it asks again', async () => {
  const order = await place('wechat_pay');
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.misbehave('wechat_pay', 'never_notify');
  await shop.pay(attemptNo);
  await dies({ when: 'after', asked: wechatPay.query }, () => shop.tell({ seconds: 60, jobs }));
  await shop.tell({ seconds: 120, jobs });
  expect(await read(order)).toMatchObject({ status: 'processing', amounts: { paid: 1800, due: 0 } });
});

test.each([
  ['wechat_pay', wechatPay.close],
  ['alipay', byAlipay.close],
] as const)(
  'killed when %s has closed the attempt: the order is unpaid still, and can be cancelled',
  async (paying, asked) => {
    const order = await place(paying);
    const attemptNo = await shop.openAttempt('shopper', order.orderNo);
    await shop.beginToPay(attemptNo);
    await dies({ when: 'after', asked }, () => shop.acts('cancel', order, {}));
    expect(await read(order)).toMatchObject({ status: 'pending_payment', version: 1 });
    expect((await shop.acts('cancel', order, {})).status).toBe('cancelled');
  },
);

test.each([
  ['before', 'wechat_pay', wechatPay.refund],
  ['after', 'wechat_pay', wechatPay.refund],
  ['before', 'alipay', byAlipay.refund],
  ['after', 'alipay', byAlipay.refund],
] as const)('killed just %s %s refunds: the money goes back once', async (when, paying, asked) => {
  const { order, attemptNo } = await paid(paying);
  await shop.misbehave(paying, 'never_notify');
  await dies({ when, asked }, () => cancel(order));
  expect(await read(order)).toMatchObject({ status: 'cancelled', refunds: [{ state: 'requested' }] });
  await shop.tell({ seconds: 200, jobs });
  const after = await read(order);
  expect(after).toMatchObject({ amounts: { refunded: 1800, due: 0 }, refunds: [{ state: 'succeeded' }] });
  expect((await shop.trade(attemptNo))?.refunds).toEqual([
    { no: after.refunds[0]?.refundNo, amount: 1800, status: 'succeeded' },
  ]);
  await shop.behave();
});

test('killed while it is told that a refund succeeded: it is told again, or asks', async () => {
  const { order } = await paid('wechat_pay');
  await shop.misbehave('wechat_pay', 'refund_later');
  await cancel(order);
  await shop.tell({});
  const [refund] = (await read(order)).refunds;
  expect(refund?.state).toBe('submitted');
  await dies({ when: 'after', asked: /^NOTICE/ }, () => shop.finishRefund(refund?.refundNo ?? '', 'SUCCESS'));
  await dies({ when: 'after', asked: wechatPay.refundQuery }, () => shop.tell({ seconds: 300, jobs }));
  await shop.tell({ seconds: 300, jobs });
  expect(await read(order)).toMatchObject({
    amounts: { refunded: 1800, due: 0 },
    refunds: [{ state: 'succeeded' }],
  });
});

/** Somebody buys, pays and perhaps changes their mind, until the server is gone; on a fast machine, not without end. */
async function somebody(paying: OnlineKind, changesMind: boolean): Promise<void> {
  for (let bought = 0; bought < 20; bought++) {
    const { order } = await paid(paying);
    if (changesMind) await cancel(order);
  }
}

test('killed at any moment while many pay and are refunded: nothing is lost, nothing happens twice', async () => {
  const processing = () => shop.count('orders', `status = 'processing'`);
  const refunded = () => shop.count('refunds', `state = 'succeeded'`);
  const before = [await processing(), await refunded()];
  for (let round = 0; round < 5; round++) {
    if (random.chance(0.5)) await shop.misbehave(random.pick(['wechat_pay', 'alipay']), 'refund_later');
    const people = [true, false].flatMap((changesMind) => [
      somebody('wechat_pay', changesMind),
      somebody('alipay', changesMind),
    ]);
    const gone = Promise.allSettled(people);
    await new Promise((resolve) => setTimeout(resolve, random.int(100, 1200)));
    await shop.kill();
    await gone;
    expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
    await shop.revive();
  }
  await shop.behave();
  for (const { refunds } of await shop.trades())
    for (const { no, status } of refunds) if (status === 'processing') await shop.finishRefund(no, 'SUCCESS');
  await shop.notifyNow();
  for (let round = 0; round < 6; round++) await shop.tell({ seconds: 31 * 60, jobs });
  await shop.tell({});
  await shop.kill();
  expect(await checkBooks(shop.dataSource.manager)).toEqual([]);
  expect(await unaccounted(shop)).toEqual([]);
  // Whoever paid has their order, or their money back.
  const owed = `SELECT order_no FROM orders WHERE status = 'cancelled' AND paid <> refunded
                OR status = 'pending_payment' OR (status = 'processing' AND paid - refunded <> total)`;
  expect(await shop.dataSource.query(owed)).toEqual([]);
  // A server that is killed before anything happened proves nothing.
  expect(await processing()).toBeGreaterThan(before[0] ?? 0);
  expect(await refunded()).toBeGreaterThan(before[1] ?? 0);
});
