import { openShop } from '../support/running-shop';

const shop = openShop();
const seen = (orderNo: string) => shop.shopper.getMyOrder({ params: { orderNo } });

test('an unpaid order cancels itself at its deadline, not a second before, and its stock comes back', async () => {
  const { order, skuId } = await shop.placeOne();
  await shop.later({ minutes: 30, seconds: -1 });
  await shop.runJob('expire unpaid orders');
  expect(await seen(order.orderNo)).toEqual(order);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });

  await shop.later({ seconds: 1 });
  await Promise.all([shop.runJob('expire unpaid orders'), shop.runJob('expire unpaid orders')]);
  const expired = await seen(order.orderNo);
  expect([expired.status, expired.version, expired.payment.deadline]).toEqual(['cancelled', 2, null]);
  expect(expired.allowedActions).toEqual([]);
  expect(expired.timeline.map(({ action, actor }) => [action, actor.kind])).toEqual([
    ['place', 'shopper'],
    ['expire', 'system'],
  ]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
});

test('an order whose proof is waiting does not expire; after a rejection it has its full time again', async () => {
  const { order, skuId } = await shop.placeOne();
  await shop.later({ minutes: 29 });
  const proven = await shop.submitProof(order);
  await shop.later({ days: 2 });
  await shop.runJob('expire unpaid orders');
  expect(await seen(order.orderNo)).toEqual(proven);

  await shop.deskActs('reject_proof', proven, { reason: '金额不对' });
  await shop.later({ minutes: 30, seconds: -1 });
  await shop.runJob('expire unpaid orders');
  expect((await seen(order.orderNo)).status).toBe('pending_payment');
  await shop.later({ seconds: 1 });
  await shop.runJob('expire unpaid orders');
  expect((await seen(order.orderNo)).status).toBe('cancelled');
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
});

test('orders that are paid later have no deadline', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  await shop.later({ days: 30 });
  await shop.runJob('expire unpaid orders');
  expect(await seen(order.orderNo)).toEqual(order);
});

test('one sweep takes all that are late', async () => {
  const skuId = await shop.addSku({ onHand: 500 });
  for (let n = 0; n < 5; n++) await shop.place({ lines: [{ skuId, quantity: 2 }] });
  await shop.later({ minutes: 31 });
  await shop.runJob('expire unpaid orders');
  expect(await shop.count('orders', `status = 'pending_payment'`)).toBe(0);
  expect(await shop.stock(skuId)).toEqual({ onHand: 500, reserved: 0, sold: 0 });
});

test('an order that cannot expire does not keep the others from it, and is tried again', async () => {
  const { order: poisoned, skuId } = await shop.placeOne();
  const { order: sound } = await shop.placeOne();
  const hold = (reserved: number) =>
    shop.dataSource.query(`UPDATE skus SET reserved = ${reserved} WHERE id = ${skuId}`);
  await hold(0);
  await shop.later({ minutes: 31 });
  await shop.runJob('expire unpaid orders');
  expect(await seen(poisoned.orderNo)).toEqual(poisoned);
  expect((await seen(sound.orderNo)).status).toBe('cancelled');
  await hold(1);
  await shop.runJob('expire unpaid orders');
  expect((await seen(poisoned.orderNo)).status).toBe('cancelled');
});
