import type { StrayMoney } from '@lanzi/shared/payment/payment.contract';
import { ReceiveMoney } from '../../src/order/money/receive-money';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { openPaymentShop } from '../support/payment-shop';

const shop = openPaymentShop();
afterEach(async () => {
  await shop.drain();
  await shop.books();
});

let transactions = 0;
/** As any of the ways by which a provider's word reaches the shop would tell it. */
async function receive(
  attemptNo: string,
  amount: number,
  more: { currency?: string; transactionId?: string } = {},
) {
  const transactionId = more.transactionId ?? `42000000${++transactions}`;
  const money = {
    attemptNo,
    transactionId,
    amount,
    currency: more.currency ?? 'CNY',
    paidAt: shop.clock.now(),
  };
  await shop.app.get(ReceiveMoney).run('wechat_pay', money);
  return transactionId;
}
async function openOrder() {
  const { order } = await shop.placeOne({ paying: 'wechat_pay', pickup: true });
  return { order, attemptNo: await shop.openAttempt('shopper', order.orderNo) };
}
const list = async (query: { handled?: boolean; limit?: number; cursor?: string } = {}) =>
  (await shop.clerk.listStrayMoney({ query })).items;
const found = async (transactionId: string) =>
  (await list()).find((item) => item.transactionId === transactionId) as StrayMoney;

test('money for a cancelled order stands in the list as handled, with the refund that brings it back', async () => {
  const { order, attemptNo } = await openOrder();
  const cancelled = await shop.acts('cancel', order, {});
  expect(cancelled.status).toBe('cancelled');
  const transactionId = await receive(attemptNo, 1_000);
  const stray = await found(transactionId);
  expect(stray).toEqual({
    id: expect.any(String),
    kind: 'late',
    provider: 'wechat_pay',
    attemptNo,
    transactionId,
    amount: 1_000,
    currency: 'CNY',
    expected: 1_000,
    orderNo: order.orderNo,
    receivedAt: '2026-01-15T02:00:00.000Z',
    refund: { refundNo: expect.stringMatching(/^R/), state: 'requested' },
    handledAt: '2026-01-15T02:00:00.000Z',
    handledBy: null,
    note: '',
  });
  expect(await list({ handled: true })).toContainEqual(stray);
  expect(await list({ handled: false })).not.toContainEqual(stray);
});

test('the second payment of an order goes back, however often it is told of', async () => {
  const { order, attemptNo } = await openOrder();
  await receive(attemptNo, 1_000);
  const transactionId = await receive(attemptNo, 1_000);
  await receive(attemptNo, 1_000, { transactionId });
  expect(await found(transactionId)).toMatchObject({
    kind: 'double',
    amount: 1_000,
    refund: { state: 'requested' },
  });
  const { amounts, status } = await shop.clerk.getOrder({ params: { orderNo: order.orderNo } });
  expect([status, amounts.paid]).toEqual(['processing', 2_000]);
  expect((await list()).filter((item) => item.orderNo === order.orderNo)).toHaveLength(1);
});

test('a wrong amount pays nothing and waits for somebody to say what was done', async () => {
  const { order, attemptNo } = await openOrder();
  const transactionId = await receive(attemptNo, 999);
  await receive(attemptNo, 999, { transactionId });
  const stray = await found(transactionId);
  expect(stray).toMatchObject({
    ...{ kind: 'wrong_amount', amount: 999, expected: 1_000, orderNo: order.orderNo },
    ...{ refund: null, handledAt: null, handledBy: null, note: '' },
  });
  expect((await list({ handled: false })).filter((item) => item.orderNo === order.orderNo)).toEqual([stray]);
  expect((await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } })).amounts.paid).toBe(0);

  const params = { id: stray.id };
  const handle = (note: string, by = shop.owner) => by.handleStrayMoney({ params, body: { note } });
  expect(await shop.refused(() => handle('已退', shop.clerk))).toEqual({
    ...{ status: 403, code: 'permission_denied', params: { permission: 'order.refund' } },
  });
  expect(await shop.refused(() => handle(' '))).toMatchObject({ status: 400, code: 'invalid_input' });
  await shop.later({ minutes: 5 });
  const handled = {
    ...stray,
    handledAt: '2026-01-15T02:05:00.000Z',
    handledBy: '许文',
    note: '商户平台已退',
  };
  expect(await handle('商户平台已退')).toEqual(handled);
  expect(await list({ handled: false })).not.toContainEqual(expect.objectContaining({ id: stray.id }));
  expect(await shop.refused(() => handle('我也退了'))).toMatchObject({ code: 'version_conflict' });

  const audited = await shop.dataSource.manager.findBy(AuditEntry, { action: 'stray_money.handle' });
  expect(audited.map(({ staffName, subject, details }) => [staffName, subject, details])).toEqual(
    ['商户平台已退'].map((note) => [...['许文', stray.id, { note, orderNo: order.orderNo, transactionId }]]),
  );
});

test('money in another currency, or for nothing known, is kept as what it is', async () => {
  const { attemptNo } = await openOrder();
  const dollars = await receive(attemptNo, 1_000, { currency: 'USD' });
  expect(await found(dollars)).toMatchObject({ kind: 'wrong_amount', amount: 1_000, currency: 'USD' });
  const unknown = await receive('P00000000', 1_000);
  expect(await found(unknown)).toMatchObject({
    ...{ kind: 'unknown_attempt', attemptNo: 'P00000000', expected: null, orderNo: null, handledAt: null },
  });
});

test('the list is read page by page, newest first', async () => {
  const [first, second] = [await receive('P1', 1), await receive('P2', 2)];
  const page = await shop.viewer.listStrayMoney({ query: { limit: 1 } });
  expect(page.items.map(({ transactionId }) => transactionId)).toEqual([second]);
  const next = await list({ limit: 1, cursor: page.nextCursor ?? '' });
  expect(next.map(({ transactionId }) => transactionId)).toEqual([first]);
});

test('nothing can be said about money that is not there', async () => {
  const handle = () => shop.owner.handleStrayMoney({ params: { id: '999' }, body: { note: '已退' } });
  expect(await shop.refused(handle)).toMatchObject({ status: 404, code: 'not_found' });
});
