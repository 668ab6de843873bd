import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { outcomesOf, times } from '../support/outcomes';
import { asStaff, moderate, received, write } from '../support/reviewing';
import { openShop } from '../support/running-shop';

const shop = openShop();
const productOf = (order: ShopOrder) => order.lines[0]?.productId ?? '';
const ratingOf = async (order: ShopOrder) =>
  (await shop.shopper.listProductReviews({ params: { id: productOf(order) }, query: {} })).rating;

test('of thirty reviews of one item at once, one is written', async () => {
  const order = await received(shop, [await shop.addSku()]);
  const stars = (n: number) => (n % 5) + 1;
  const { answers, refusals } = await outcomesOf(times(30, (n) => write(shop, order, { stars: stars(n) })));
  expect([answers.length, refusals]).toEqual([1, { already_reviewed: 29 }]);
  expect(await shop.count('reviews', `order_no = '${order.orderNo}'`)).toBe(1);
  expect(await ratingOf(order)).toEqual({ count: 1, average: answers[0]?.reviews[0]?.stars });
});

test('many customers reviewing one product at once are all counted', async () => {
  const skuId = await shop.addSku();
  const orders: ShopOrder[] = [];
  for (const n of times(12, (count) => count))
    orders.push(await received(shop, [skuId], n % 2 ? 'other' : 'shopper'));
  const writing = orders.map((order, n) =>
    write(shop, order, { stars: (n % 5) + 1 }, n % 2 ? shop.other : shop.shopper),
  );
  const { answers, refusals } = await outcomesOf(writing);
  expect([answers.length, refusals]).toEqual([12, {}]);
  // Two of each, and one more of 1 and of 2 stars: 33 in all.
  expect(await ratingOf(orders[0] as ShopOrder)).toEqual({ count: 12, average: 2.8 });
});

test('hidden, deleted and replied to at once: one of them happens, and the average is that one’s', async () => {
  const skuId = await shop.addSku();
  const other = await received(shop, [skuId]);
  await write(shop, other, { stars: 5 });
  const done: Record<string, number> = {};
  for (let round = 0; round < 8; round++) {
    const order = await received(shop, [skuId]);
    await write(shop, order, { stars: 1 });
    const seen = await asStaff(shop, order);
    const { answers, refusals } = await outcomesOf([
      moderate(shop.owner, 'hide', seen, {}),
      moderate(shop.owner, 'delete', seen, {}),
      moderate(shop.clerk, 'reply', seen, { text: '谢谢' }),
    ]);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 2 }]);
    const [{ status, ...review } = seen] = answers;
    done[status] = (done[status] ?? 0) + 1;
    expect((await ratingOf(order)).average).toBe(status === 'shown' ? 3 : 5);
    if (status === 'shown') await moderate(shop.owner, 'hide', review, {});
  }
  expect(Object.values(done).reduce((sum, often) => sum + often, 0)).toBe(8);
});

test('completing by hand against shipping: the goods leave once', async () => {
  const rounds = 12;
  const skuId = await shop.addSku({ onHand: rounds });
  const resulted: Record<string, number> = {};
  for (const n of times(rounds, (count) => count)) {
    const order = await shop.place({ lines: [{ skuId, quantity: 1 }], paying: 'cash_on_delivery' });
    const acts = [
      () => shop.deskActs('complete', order, { cashCollected: true }),
      () => shop.shipAll(order, shop.owner),
    ];
    const pair = (n % 2 ? acts.reverse() : acts).map((act) => act());
    const { answers, refusals } = await outcomesOf(pair);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const status = answers[0]?.status ?? '';
    resulted[status] = (resulted[status] ?? 0) + 1;
  }
  expect((resulted.completed ?? 0) + (resulted.shipped ?? 0)).toBe(rounds);
  expect(await shop.stock(skuId)).toEqual({ onHand: 0, reserved: 0, sold: rounds });
});

test('opened again by two at once: the goods are held once', async () => {
  const skuId = await shop.addSku({ onHand: 5 });
  const order = await shop.place({ lines: [{ skuId, quantity: 2 }], paying: 'cash_on_delivery' });
  const done = await shop.deskActs('complete', order, { cashCollected: true });
  const { answers, refusals } = await outcomesOf([
    ...times(5, () => shop.deskActs('reopen', done, {})),
    ...times(5, () => shop.deskActs('reopen', done, {}, shop.owner)),
  ]);
  expect([answers.length, refusals]).toEqual([1, { version_conflict: 9 }]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 5, reserved: 2, sold: 0 });
});
