import { newKey, openShop } from '../support/running-shop';
import { outcomesOf, times } from '../support/outcomes';

const shop = openShop();
const pickup = { pickup: true, paying: 'pay_at_store' } as const;

test('of fifty buyers of the last ten pieces exactly ten get one', async () => {
  const skuId = await shop.addSku({ onHand: 10 });
  const body = await shop.orderBody({ ...pickup, lines: [{ skuId, quantity: 1 }] });
  const buyers = await Promise.all(times(50, () => shop.newShopper()));
  const { answers, refusals } = await outcomesOf(buyers.map((buyer) => buyer.placeOrder({ body }, newKey())));
  expect([answers.length, refusals]).toEqual([10, { sold_out: 40 }]);
  expect(new Set(answers.map(({ orderNo }) => orderNo)).size).toBe(10);
  expect(await shop.stock(skuId)).toEqual({ onHand: 10, reserved: 10, sold: 0 });
  expect(await shop.count('orders')).toBe(10);
  expect(await shop.count('stock_movements', `sku_id = ${skuId} AND cause = 'reserve'`)).toBe(10);
  expect(await shop.count('idempotency_keys')).toBe(10);
});

test('pieces wanted by threes are never oversold: ten make three orders', async () => {
  const skuId = await shop.addSku({ onHand: 10 });
  const body = await shop.orderBody({ ...pickup, lines: [{ skuId, quantity: 3 }] });
  const { answers, refusals } = await outcomesOf(
    times(20, () => shop.shopper.placeOrder({ body }, newKey())),
  );
  expect([answers.length, refusals]).toEqual([3, { sold_out: 17 }]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 10, reserved: 9, sold: 0 });
});

test('orders of the same two SKUs in opposite order all come through', async () => {
  const [a, b] = [await shop.addSku({ onHand: 100 }), await shop.addSku({ onHand: 100 })];
  const lines = [
    { skuId: a, quantity: 1 },
    { skuId: b, quantity: 2 },
  ];
  const there = await shop.orderBody({ ...pickup, lines });
  const back = { ...there, lines: [...lines].reverse() };
  const place = (n: number) => shop.shopper.placeOrder({ body: n % 2 ? there : back }, newKey());
  const { answers, refusals } = await outcomesOf(times(40, place));
  expect([answers.length, refusals]).toEqual([40, {}]);
  expect([await shop.stock(a), await shop.stock(b)]).toMatchObject([{ reserved: 40 }, { reserved: 80 }]);
});

test('placing and cancelling at once leaves exactly what is still ordered', async () => {
  const skuId = await shop.addSku({ onHand: 20 });
  const body = await shop.orderBody({ ...pickup, lines: [{ skuId, quantity: 1 }] });
  const placed = (await outcomesOf(times(20, () => shop.shopper.placeOrder({ body }, newKey())))).answers;
  const cancelling = placed.slice(0, 10).map((order) => shop.acts('cancel', order, {}));
  const placing = times(30, () => shop.shopper.placeOrder({ body }, newKey()));
  const [cancelled, { answers, refusals }] = await Promise.all([outcomesOf(cancelling), outcomesOf(placing)]);
  expect([placed.length, cancelled.answers.length]).toEqual([20, 10]);
  expect(answers.length + (refusals.sold_out ?? 0)).toBe(30);
  expect(await shop.stock(skuId)).toEqual({ onHand: 20, reserved: 10 + answers.length, sold: 0 });
});

test('staff cannot count out what is being bought', async () => {
  const skuId = await shop.addSku({ onHand: 10 });
  const body = await shop.orderBody({ ...pickup, lines: [{ skuId, quantity: 1 }] });
  const params = { id: skuId };
  const buying = times(15, () => shop.shopper.placeOrder({ body }, newKey()));
  const counting = times(5, () => shop.owner.adjustStock({ params, body: { delta: -2, reason: '盘点' } }));
  const [bought, counted] = await Promise.all([outcomesOf(buying), outcomesOf(counting)]);
  const stock = await shop.stock(skuId);
  expect(stock).toEqual({
    onHand: 10 - 2 * counted.answers.length,
    reserved: bought.answers.length,
    sold: 0,
  });
  expect(Object.keys({ ...bought.refusals, ...counted.refusals }).sort()).toEqual([
    'sold_out',
    'stock_below_reserved',
  ]);
});
