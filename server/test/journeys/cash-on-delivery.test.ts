import { openShop } from '../support/running-shop';

const shop = openShop();

async function setAutoReceiptDays(autoReceiptDays: number): Promise<void> {
  const settings = await shop.owner.getSettings();
  await shop.owner.updateSettings({ body: { ...settings, autoReceiptDays } });
}

test('an order paid on delivery goes straight to processing and is received by itself after seven days', async () => {
  const skuId = await shop.addSku({ price: 2500, onHand: 4 });
  const placed = await shop.place({ paying: 'cash_on_delivery', lines: [{ skuId, quantity: 2 }] });
  expect([placed.status, placed.payment.state, placed.payment.deadline]).toEqual([
    'processing',
    'unpaid',
    null,
  ]);
  expect(placed.amounts).toMatchObject({ total: 5800, paid: 0, due: 5800 });
  expect(await shop.stock(skuId)).toEqual({ onHand: 4, reserved: 2, sold: 0 });

  const shipped = await shop.shipAll(placed);
  expect([shipped.status, shipped.autoReceiptAt]).toEqual(['shipped', '2026-01-22T02:00:00.000Z']);
  expect(await shop.stock(skuId)).toEqual({ onHand: 2, reserved: 0, sold: 2 });

  const { orderNo } = placed;
  await shop.later({ days: 7, seconds: -1 });
  await shop.runJob('receive shipped orders');
  expect(await shop.shopper.getMyOrder({ params: { orderNo } })).toMatchObject({
    status: 'shipped',
    version: 2,
  });
  await shop.later({ seconds: 1 });
  await shop.runJob('receive shipped orders');
  await shop.runJob('receive shipped orders');
  const received = await shop.shopper.getMyOrder({ params: { orderNo } });
  expect([received.status, received.version, received.completedBy]).toEqual(['completed', 3, 'receipt']);
  expect(received.timeline.map(({ action, actor }) => [action, actor.kind])).toEqual([
    ['place', 'shopper'],
    ['ship', 'staff'],
    ['confirm_receipt', 'system'],
  ]);
});

test('what the shopper received is not received again by the job', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const done = await shop.acts('confirm_receipt', await shop.shipAll(order), {});
  await shop.later({ days: 8 });
  await shop.runJob('receive shipped orders');
  expect(await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } })).toEqual(done);
});

test('a shop that waits no days completes on shipping', async () => {
  await setAutoReceiptDays(0);
  const { order, skuId } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const shipped = await shop.shipAll(order);
  expect([shipped.status, shipped.completedBy, shipped.autoReceiptAt]).toEqual([
    'completed',
    'receipt',
    null,
  ]);
  expect(shipped.timeline.map(({ to }) => to)).toEqual(['processing', 'completed']);
  expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
  await setAutoReceiptDays(7);
});

test('an order of nothing but a free thing has nothing to pay and goes straight to processing', async () => {
  const skuId = await shop.addSku({ price: 0 });
  const order = await shop.place({ pickup: true, lines: [{ skuId, quantity: 1 }] });
  expect([order.status, order.payment.state, order.payment.deadline, order.amounts.total]).toEqual([
    ...['processing', 'paid', null, 0],
  ]);
});
