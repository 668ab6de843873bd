import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { type Problem, titleOf } from '@lanzi/shared/errors';
import { openShop } from '../support/running-shop';
import { problemOf } from '../support/refusals';

const shop = openShop();

test('of two members of staff the second is shown what the first did, and overwrites nothing', async () => {
  const { order: seen } = await shop.placeOne();
  const first = await shop.deskActs('confirm_payment', seen, {}, shop.owner);
  const problem = (await problemOf(shop.deskActs('cancel', seen, { reason: '没付款' }))) as Problem & {
    order: ConsoleOrder;
  };
  expect([problem.status, problem.code]).toEqual([409, 'version_conflict']);
  expect(problem.title).toBe(titleOf('version_conflict', {}, 'zh-CN'));
  const now = await shop.clerk.getOrder({ params: { orderNo: seen.orderNo } });
  expect(problem.order).toEqual(now);
  expect([now.status, now.version, now.timeline]).toEqual(['processing', 2, first.timeline]);
  // Having seen it, the second may act after all.
  expect((await shop.deskActs('cancel', problem.order, { reason: '没付款' })).status).toBe('cancelled');
});

test('a note written meanwhile is not overwritten either', async () => {
  const { order } = await shop.placeOne();
  await shop.deskActs('add_note', order, { note: '甲的备注' }, shop.owner);
  expect(await shop.refused(() => shop.deskActs('add_note', order, { note: '乙的备注' }))).toEqual({
    ...{ status: 409, code: 'version_conflict', params: {} },
  });
  expect((await shop.clerk.getOrder({ params: { orderNo: order.orderNo } })).merchantNote).toBe('甲的备注');
});

test('a shopper whose page is old is shown the order anew, without what only staff see', async () => {
  const { order: seen } = await shop.placeOne();
  const noted = await shop.deskActs('add_note', seen, { note: '难缠' });
  const problem = (await problemOf(shop.acts('cancel', seen, {}))) as Problem & { order: unknown };
  expect(problem.code).toBe('version_conflict');
  expect(problem.order).toEqual(await shop.shopper.getMyOrder({ params: { orderNo: seen.orderNo } }));
  expect(JSON.stringify(problem)).not.toMatch(/难缠|马骏/);
  expect((await shop.acts('cancel', noted, {})).status).toBe('cancelled');
});

test('a version from the future is a conflict too', async () => {
  const { order } = await shop.placeOne();
  expect((await shop.refused(() => shop.acts('cancel', { ...order, version: 99 }, {}))).code).toBe(
    'version_conflict',
  );
});
