import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { type Problem } from '@lanzi/shared/errors';
import type { Refund, RefundActionBody, PostedRefundAction } from '@lanzi/shared/payment/payment.contract';
import { CarryOutRefunds } from '../../src/order/money/carry-out-refunds';
import { Refunds } from '../../src/payment/refunds';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { account, placePaid } from '../support/cancelling';
import { outcomesOf } from '../support/outcomes';
import { problemOf } from '../support/refusals';
import { newKey, openShop, type Seen } from '../support/running-shop';

const shop = openShop();

function act<A extends PostedRefundAction>(
  action: A,
  { id, version }: Pick<Refund, 'id' | 'version'>,
  rest: Omit<RefundActionBody<A>, 'version'>,
  by = shop.owner,
): Promise<Refund> {
  return by.actOnRefund({ params: { id, action }, body: { version, ...rest } as RefundActionBody<A> });
}

/** The owner gives back a part of what a cancelled order had paid. */
const give = (order: Seen, amount: number, to: 'original' | 'balance' | 'by_hand' = 'by_hand') => {
  const body = { version: order.version, amount, to, reason: '少发一件', account };
  const params = { orderNo: order.orderNo, action: 'request_refund' as const };
  return shop.owner.actOnOrder({ params, body }, newKey());
};
/** An order paid by transfer and cancelled by staff: all of its money waits for a person. */
async function cancelled(): Promise<{ order: ConsoleOrder; refund: Refund }> {
  const { order: paid } = await placePaid(shop);
  await shop.deskActs('cancel', paid, { reason: '断货' });
  const order = await shop.owner.getOrder({ params: { orderNo: paid.orderNo } });
  return { order, refund: order.refunds[0] as Refund };
}
/** A cash order that was completed, so that its money may be given back in parts. */
async function completed(): Promise<ConsoleOrder> {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  await shop.acts('confirm_receipt', await shop.shipAll(order), {});
  return shop.owner.getOrder({ params: { orderNo: order.orderNo } });
}
const orderOf = ({ orderNo }: { orderNo: string }) => shop.owner.getOrder({ params: { orderNo } });
async function refunding({ orderNo }: { orderNo: string }): Promise<number> {
  const sql = `SELECT refunding FROM orders WHERE order_no = '${orderNo}'`;
  return Number((await shop.dataSource.query<{ refunding: number | string }[]>(sql))[0]?.refunding);
}

test('what a cancelled order had paid waits for a person, who remits it', async () => {
  const { order, refund } = await cancelled();
  expect(order.amounts).toMatchObject({ total: 2800, paid: 2800, refunded: 0, due: -2800 });
  expect(refund).toEqual({
    ...{ id: refund.id, refundNo: refund.refundNo, orderNo: order.orderNo, amount: 2800, version: 1 },
    ...{ way: 'by_hand', state: 'requested', reason: '断货', failure: null, account: null },
    ...{ remittance: null, requestedAt: shop.clock.now().toISOString(), settledAt: null },
    allowedActions: ['fail', 'settle_by_hand'],
  });
  expect(refund.refundNo).toMatch(/^R20260115\d{14}$/);
  expect(await refunding(order)).toBe(2800);
  shop.clock.advance(60);
  const settled = await act('settle_by_hand', refund, { remittance: '转数快 FRN20260115' });
  expect(settled).toMatchObject({
    ...{ state: 'succeeded', version: 2, remittance: '转数快 FRN20260115', allowedActions: [] },
    ...{ refundNo: refund.refundNo, settledAt: shop.clock.now().toISOString() },
  });
  const done = await orderOf(order);
  expect(done.amounts).toMatchObject({ paid: 2800, refunded: 2800, due: 0 });
  expect([done.payment.state, done.version, done.refundable]).toEqual(['refunded', order.version + 1, 0]);
  expect(done.timeline.at(-1)).toMatchObject({
    ...{ action: 'complete_refund', actor: { kind: 'staff', name: '许文' } },
    details: { amount: 2800, refundNo: refund.refundNo, way: 'by_hand' },
  });
  expect(await refunding(order)).toBe(0);
});

test('one that could not be remitted is tried again, under its number, and waits for a person again', async () => {
  const { order, refund } = await cancelled();
  const failed = await act('fail', refund, { reason: '账号有误' });
  expect(failed).toMatchObject({
    ...{ state: 'failed', failure: '账号有误', version: 2, settledAt: null },
    allowedActions: ['retry', 'settle_by_hand'],
  });
  expect(await refunding(order)).toBe(2800);
  const again = await act('retry', failed, {});
  expect(again).toMatchObject({
    ...{ state: 'requested', failure: null, version: 3, refundNo: refund.refundNo },
    allowedActions: ['fail', 'settle_by_hand'],
  });
  // No job remits what goes by hand.
  shop.clock.advance(3600);
  expect(await shop.app.get(Refunds).due()).toEqual([]);
  expect((await act('settle_by_hand', again, { remittance: '现金' })).state).toBe('succeeded');
  expect((await orderOf(order)).amounts).toMatchObject({ refunded: 2800, due: 0 });
});

describe('a refund that goes by itself', () => {
  /** One to the balance that the engine could not carry out. */
  async function stuck(numberIsDead: boolean): Promise<Refund> {
    const order = await give(await completed(), 500, 'balance');
    const refunds = shop.app.get(Refunds);
    const patch = { failure: '系统繁忙', nextTryAt: null, tries: 4, numberIsDead };
    await shop.app.get(UnitOfWork).run(async () => {
      const row = await refunds.lock(Number(order.refunds[0]?.id));
      await refunds.step(row, 'fail', { kind: 'system' }, patch);
    });
    return (await orderOf(order)).refunds[0] as Refund;
  }
  const triesOf = async ({ id }: Refund) => {
    const { tries, nextTryAt, numberIsDead } = await shop.app.get(Refunds).byId(Number(id));
    return { tries, nextTryAt, numberIsDead };
  };

  test.each([
    ['goes again under its number', false],
    ['goes again under a new number when the old one was closed for good', true],
  ])('%s', async (_, numberIsDead) => {
    const failed = await stuck(numberIsDead);
    expect(failed.allowedActions).toEqual(['retry', 'settle_by_hand']);
    const again = await act('retry', failed, {});
    expect(again.refundNo === failed.refundNo).toBe(!numberIsDead);
    expect(again).toMatchObject({ state: 'requested', failure: null, allowedActions: [] });
    expect(await triesOf(again)).toEqual({
      ...{ tries: 0, nextTryAt: shop.clock.now(), numberIsDead: false },
    });
    // While it is under way nobody remits it as well.
    for (const attempt of [
      () => act('settle_by_hand', again, { remittance: '现金' }),
      () => act('fail', again, { reason: '不行' }),
      () => act('retry', again, {}),
    ])
      expect(await shop.refused(attempt)).toMatchObject({ status: 409, code: 'action_not_allowed' });
    const before = (await shop.shopper.getMyBalance({ query: {} })).balance;
    await shop.app.get(CarryOutRefunds).sweep();
    expect((await orderOf(again)).refunds[0]).toMatchObject({ state: 'succeeded', way: 'balance' });
    expect((await shop.shopper.getMyBalance({ query: {} })).balance).toBe(before + 500);
  });

  test('may be remitted by hand once it failed, and does not go to the balance too', async () => {
    const failed = await stuck(false);
    const before = (await shop.shopper.getMyBalance({ query: {} })).balance;
    const settled = await act('settle_by_hand', failed, { remittance: '柜台现金' });
    expect(settled).toMatchObject({ state: 'succeeded', way: 'by_hand', remittance: '柜台现金' });
    shop.clock.advance(3600);
    await shop.app.get(CarryOutRefunds).sweep();
    expect((await shop.shopper.getMyBalance({ query: {} })).balance).toBe(before);
    expect((await orderOf(failed)).amounts).toMatchObject({ paid: 1800, refunded: 500 });
  });
});

test('a completed order’s money goes back in parts, never more than was paid', async () => {
  const order = await completed();
  expect([order.amounts.paid, order.refundable]).toEqual([1800, 1800]);
  const first = await give(order, 1000);
  expect([first.refundable, first.refunds.length, await refunding(order)]).toEqual([800, 1, 1000]);
  const tooMuch = { status: 422, code: 'refund_too_large', params: { refundable: '¥8.00' } };
  expect(await shop.refused(() => give(first, 801))).toEqual(tooMuch);
  await act('settle_by_hand', first.refunds[0] as Refund, { remittance: '第一笔' });
  const half = await orderOf(order);
  expect([half.amounts.refunded, half.refundable, half.payment.state]).toEqual([
    ...[1000, 800, 'part_refunded'],
  ]);
  const second = await give(half, 800);
  expect(await shop.refused(() => give(second, 1))).toMatchObject({
    code: 'action_not_allowed',
    params: { why: 'refundable' },
  });
  const rest = second.refunds.find(({ state }) => state === 'requested') as Refund;
  await act('settle_by_hand', rest, { remittance: '第二笔' });
  const done = await orderOf(order);
  expect([done.amounts.refunded, done.refundable, done.status]).toEqual([1800, 0, 'completed']);
  expect(await refunding(order)).toBe(0);
});

test('of two members of staff who settle one refund, one does; the other is shown it', async () => {
  const { order, refund } = await cancelled();
  const settle = (n: number) => act('settle_by_hand', refund, { remittance: `第 ${n} 次` });
  const { answers, refusals } = await outcomesOf([settle(1), settle(2), settle(3)]);
  expect([answers.length, refusals]).toEqual([1, { version_conflict: 2 }]);
  expect((await orderOf(order)).amounts).toMatchObject({ refunded: 2800, due: 0 });
  const problem = (await problemOf(act('fail', refund, { reason: '晚了' }))) as Problem & { refund: Refund };
  expect([problem.status, problem.code]).toEqual([409, 'version_conflict']);
  expect(problem.refund).toEqual(answers[0]);
});

test('who may not give money back may not say that it went, either', async () => {
  const { refund } = await cancelled();
  const refused = { status: 403, code: 'permission_denied', params: { permission: 'order.refund' } };
  for (const by of [shop.clerk, shop.viewer]) {
    for (const attempt of [
      () => act('settle_by_hand', refund, { remittance: 'x' }, by),
      () => act('fail', refund, { reason: 'x' }, by),
      () => act('retry', refund, {}, by),
    ])
      expect(await shop.refused(attempt)).toEqual(refused);
    const { items } = await by.listRefunds({ query: { orderNo: refund.orderNo } });
    expect(items.map(({ allowedActions }) => allowedActions)).toEqual([[]]);
  }
  expect(await shop.refused(() => act('retry', { id: '99999', version: 1 }, {}))).toMatchObject({
    ...{ status: 404, code: 'not_found' },
  });
  for (const attempt of [
    () => act('settle_by_hand', refund, { remittance: ' ' }),
    () => act('fail', refund, { reason: '' }),
  ])
    expect(await shop.refused(attempt)).toMatchObject({ status: 400, code: 'invalid_input' });
});

test('refunds are listed by state and by order, newest first, page by page', async () => {
  const numbers = ({ items }: { items: Refund[] }) => items.map(({ refundNo }) => refundNo);
  const made: Refund[] = [];
  for (let n = 0; n < 3; n++) made.unshift(await act('fail', (await cancelled()).refund, { reason: '退票' }));
  const query = { state: 'failed', limit: 2 } as const;
  const first = await shop.viewer.listRefunds({ query });
  expect(numbers(first)).toEqual(made.slice(0, 2).map(({ refundNo }) => refundNo));
  const next = await shop.viewer.listRefunds({ query: { ...query, cursor: first.nextCursor ?? '' } });
  expect(numbers(next)[0]).toBe(made[2]?.refundNo);
  const one = await shop.owner.listRefunds({ query: { orderNo: made[1]?.orderNo } });
  expect(one).toEqual({ items: [made[1]], nextCursor: null });
  const none = await shop.owner.listRefunds({ query: { orderNo: made[1]?.orderNo, state: 'succeeded' } });
  expect(none.items).toEqual([]);
  expect(
    await shop.refused(() => shop.owner.listRefunds({ query: { orderNo: '2601159999999999' } })),
  ).toMatchObject({ status: 404, code: 'not_found' });
  expect(await shop.refused(() => shop.owner.listRefunds({ query: { cursor: 'x' } }))).toMatchObject({
    ...{ status: 400, code: 'malformed_cursor' },
  });
});

test('what staff do about a refund is in the audit log, under its number', async () => {
  const { refund } = await cancelled();
  const failed = await act('fail', refund, { reason: '退票' });
  await act('settle_by_hand', await act('retry', failed, {}), { remittance: '现金' });
  const { items } = await shop.owner.listAudit({ query: { limit: 3 } });
  expect(items.map(({ action, subject, staffName }) => [action, subject, staffName])).toEqual(
    ['refund.settle_by_hand', 'refund.retry', 'refund.fail'].map((action) => [
      action,
      refund.refundNo,
      '许文',
    ]),
  );
});
