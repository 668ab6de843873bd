import { openPaymentShop } from '../support/payment-shop';

/** Mission D8: before it is paid, staff name what the items and the shipping shall cost. */
const shop = openPaymentShop();

const twoLines = async () => {
  const [one, two] = [await shop.addSku({ price: 1000 }), await shop.addSku({ price: 333 })];
  const lines = [
    { skuId: one, quantity: 1 },
    { skuId: two, quantity: 3 },
  ];
  return shop.place({ lines, paying: 'wechat_pay' });
};
const change = (order: { orderNo: string; version: number }, items: number, shipping: number) =>
  shop.deskActs('change_price', order, { items, shipping, reason: '老顾客' }, shop.owner);

test('less is a discount that the lines share to the fen, and more is a surcharge', async () => {
  const order = await twoLines();
  expect(order.amounts).toMatchObject({ items: 1999, shipping: 800, total: 2799 });
  const cheaper = await change(order, 1899, 0);
  expect(cheaper.amounts).toEqual({
    ...{ items: 1999, shipping: 0, discount: 100, surcharge: 0, total: 1899 },
    ...{ paid: 0, refunded: 0, due: 1899 },
  });
  expect(cheaper.lines.map(({ discount, amount }) => [discount, amount])).toEqual([
    [50, 950],
    [50, 949],
  ]);
  const dearer = await change(cheaper, 2500, 300);
  expect(dearer.amounts).toMatchObject({
    items: 1999,
    discount: 0,
    surcharge: 501,
    shipping: 300,
    total: 2800,
  });
  expect(dearer.lines.map(({ discount }) => discount)).toEqual([0, 0]);
  expect(dearer.timeline.at(-1)).toMatchObject({
    ...{ action: 'change_price', from: 'pending_payment', to: 'pending_payment', reason: '老顾客' },
    details: { before: 1899, after: 2800 },
  });
  // The shopper reads the new price and pays it.
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  expect((await shop.pay(attemptNo)).amount).toBe(2800);
  expect(await shop.seen(order)).toMatchObject({ status: 'processing', amounts: { paid: 2800, due: 0 } });
});

test('something always remains to be paid, and it never grows beyond all bounds', async () => {
  const order = await twoLines();
  expect(await shop.refused(() => change(order, 0, 0))).toEqual({
    ...{ status: 422, code: 'price_too_low', params: {} },
  });
  for (const [items, shipping] of [
    [-1, 0],
    [0.5, 0],
    [0, -1],
  ] as const)
    expect(await shop.refused(() => change(order, items, shipping))).toMatchObject({ code: 'invalid_input' });
  expect(await shop.refused(() => change(order, 100_000_000_00, 1))).toMatchObject({
    ...{ status: 422, code: 'order_too_large' },
  });
  expect((await change(order, 0, 1)).amounts).toMatchObject({ discount: 1999, total: 1, due: 1 });
});

test('only while it waits to be paid, only the version that was seen, and only by who may', async () => {
  const order = await twoLines();
  expect(
    await shop.refused(() => shop.deskActs('change_price', order, { items: 1, shipping: 0 })),
  ).toMatchObject({ status: 403, code: 'permission_denied', params: { permission: 'order.price' } });
  const changed = await change(order, 1000, 0);
  expect((await shop.refused(() => change(order, 900, 0))).code).toBe('version_conflict');
  const paid = await shop.deskActs('confirm_payment', changed, {});
  expect(paid.amounts).toMatchObject({ total: 1000, paid: 1000 });
  for (const over of [paid, await shop.submitProof((await shop.placeOne()).order)])
    expect(await shop.refused(() => change(over, 900, 0))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'wrong_status' } },
    });
});
