import type { OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { usesMariadb } from '../support/database';
import { newKey, openShop, RunningShop, type Seen, type Wish } from '../support/running-shop';
import { outcomesOf, times } from '../support/outcomes';

const shop = openShop();
const rounds = 24;

/** So many orders of one SKU. */
async function someOrders(
  count: number,
  wish: Omit<Wish, 'lines'> = {},
): Promise<{ skuId: string; orders: ShopOrder[] }> {
  const skuId = await shop.addSku({ onHand: count });
  const body = await shop.orderBody({ ...wish, lines: [{ skuId, quantity: 1 }] });
  const orders = await Promise.all(times(count, () => shop.shopper.placeOrder({ body }, newKey())));
  return { skuId, orders };
}

/**
 * Lets two people act on each of the orders at once, each of them first every other time. Exactly one of each pair
 * must win; answers how often each status resulted.
 */
async function race(orders: ShopOrder[], left: (order: ShopOrder) => Promise<unknown>, right: typeof left) {
  const resulted: Partial<Record<OrderStatus, number>> = {};
  const one = async (order: ShopOrder, n: number) => {
    const pair = n % 2 ? [left(order), right(order)] : [right(order), left(order)];
    const { answers, refusals } = await outcomesOf(pair);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const { status, version, timeline } = await shop.shopper.getMyOrder({
      params: { orderNo: order.orderNo },
    });
    expect([version, timeline.length]).toEqual([order.version + 1, order.timeline.length + 1]);
    resulted[status] = (resulted[status] ?? 0) + 1;
  };
  // A third of them alone, the others all at once.
  const alone = orders.splice(0, Math.floor(orders.length / 3));
  for (const [n, order] of alone.entries()) await one(order, n);
  await Promise.all(orders.map(one));
  return resulted;
}

test('fifty redeem one code: one succeeds, forty-nine learn who it was', async () => {
  const { order, skuId } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const { code, shortCode } = await shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
  const redeem = (n: number) =>
    shop.verifier.redeem({ body: { code: n % 2 ? code : shortCode, cashCollected: true } });
  const { answers, refusals } = await outcomesOf(times(50, redeem));
  expect([answers.length, refusals]).toEqual([1, { already_redeemed: 49 }]);
  expect(await shop.count('redemptions')).toBe(1);
  expect(await shop.count('payments')).toBe(1);
  expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
});

test('a verifier and staff redeem the same pickups: each is handed over once', async () => {
  const { orders, skuId } = await someOrders(rounds, { pickup: true, paying: 'pay_at_store' });
  const before = await shop.count('redemptions');
  const verifierId = String(shop.has.people.verifier.id);
  const codes: string[] = [];
  for (const { orderNo } of orders)
    codes.push((await shop.shopper.getRedemptionCode({ params: { orderNo } })).code);
  const handOvers = orders.map((order, n) => [
    shop.deskActs('redeem', order, { verifierId, cashCollected: true }),
    shop.verifier.redeem({ body: { code: codes[n] ?? '', cashCollected: true } }),
  ]);
  for (const { answers, refusals } of await Promise.all(handOvers.map((pair) => outcomesOf<unknown>(pair)))) {
    expect([answers.length, refusals]).toEqual([1, { already_redeemed: 1 }]);
  }
  expect(await shop.count('redemptions')).toBe(before + rounds);
  expect(await shop.stock(skuId)).toEqual({ onHand: 0, reserved: 0, sold: rounds });
});

test('two pages that ask for the first code at once are shown codes that both redeem', async () => {
  const { order } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const ask = () => shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
  for (const { code } of await Promise.all([ask(), ask(), ask()]))
    expect((await shop.verifier.previewRedemption({ query: { code } })).orderNo).toBe(order.orderNo);
});

test('the same order sent twenty times at once is one order with twenty equal answers', async () => {
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }] });
  const before = await shop.count('orders');
  const key = newKey();
  const { answers, refusals } = await outcomesOf(times(20, () => shop.shopper.placeOrder({ body }, key)));
  expect([answers.length, refusals]).toEqual([20, {}]);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await shop.count('orders')).toBe(before + 1);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
});

test('the same key with twenty different orders at once makes one of them', async () => {
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }] });
  const key = newKey();
  const place = (n: number) => shop.shopper.placeOrder({ body: { ...body, note: `第 ${n} 单` } }, key);
  const { answers, refusals } = await outcomesOf(times(20, place));
  expect([answers.length, refusals]).toEqual([1, { idempotency_key_reused: 19 }]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
});

test('cancelling against shipping', async () => {
  const { orders, skuId } = await someOrders(rounds, { paying: 'cash_on_delivery' });
  const cancel = (order: ShopOrder) => shop.acts('cancel', order, {});
  const resulted = await race(orders, cancel, (order) => shop.shipAll(order));
  const { cancelled = 0, shipped = 0 } = resulted;
  expect(cancelled + shipped).toBe(rounds);
  expect(await shop.stock(skuId)).toEqual({ onHand: rounds - shipped, reserved: 0, sold: shipped });
});

test('the shopper’s cancelling against staff’s confirming', async () => {
  const { orders, skuId } = await someOrders(rounds);
  const before = await shop.count('payments');
  const cancel = (order: ShopOrder) => shop.acts('cancel', order, {});
  const resulted = await race(orders, cancel, (order) => shop.deskActs('confirm_payment', order, {}));
  const { cancelled = 0, processing = 0 } = resulted;
  expect(cancelled + processing).toBe(rounds);
  expect(await shop.count('payments')).toBe(before + processing);
  expect(await shop.stock(skuId)).toEqual({ onHand: rounds, reserved: processing, sold: 0 });
});

test('two confirmations of one payment', async () => {
  const { orders } = await someOrders(rounds);
  const before = await shop.count('payments');
  const confirm =
    (by = shop.clerk) =>
    (order: ShopOrder) =>
      shop.deskActs('confirm_payment', order, {}, by);
  expect(await race(orders, confirm(), confirm(shop.owner))).toEqual({ processing: rounds });
  expect(await shop.count('payments')).toBe(before + rounds);
});

test('two people who ship the same lines', async () => {
  const { orders, skuId } = await someOrders(rounds, { paying: 'cash_on_delivery' });
  const before = await shop.count('shipments');
  const ship =
    (by = shop.clerk) =>
    (order: ShopOrder) =>
      shop.shipAll(order, by);
  expect(await race(orders, ship(), ship(shop.owner))).toEqual({ shipped: rounds });
  expect(await shop.count('shipments')).toBe(before + rounds);
  expect(await shop.stock(skuId)).toEqual({ onHand: 0, reserved: 0, sold: rounds });
});

describe(usesMariadb ? 'with two processes' : 'with one process that sweeps twice at once', () => {
  const second = usesMariadb ? new RunningShop(shop) : shop;
  if (usesMariadb) {
    beforeAll(() => second.start());
    afterAll(() => second.stop());
  }

  test('expiring against confirming', async () => {
    const { orders, skuId } = await someOrders(rounds);
    const before = await shop.count('payments');
    await shop.later({ minutes: 31 });
    const confirm = (order: ShopOrder, n: number) =>
      (n % 2 ? shop : second).deskActs('confirm_payment', order, {});
    const sweeping = [shop, second].map((process) => process.runJob('expire unpaid orders'));
    const [{ answers, refusals }] = await Promise.all([outcomesOf(orders.map(confirm)), ...sweeping]);
    const confirmed = answers.length;
    expect(refusals).toEqual(confirmed === rounds ? {} : { version_conflict: rounds - confirmed });
    const numbers = orders.map(({ orderNo }) => `'${orderNo}'`).join(', ');
    const countIn = (status: OrderStatus) =>
      shop.count('orders', `order_no IN (${numbers}) AND status = '${status}'`);
    expect(await countIn('processing')).toBe(confirmed);
    expect(await countIn('cancelled')).toBe(rounds - confirmed);
    expect(await shop.count('payments')).toBe(before + confirmed);
    expect(await shop.stock(skuId)).toEqual({ onHand: rounds, reserved: confirmed, sold: 0 });
  });

  test('receiving by hand against receiving by the job', async () => {
    const { orders } = await someOrders(rounds, { paying: 'cash_on_delivery' });
    const shipped = await Promise.all(orders.map((order) => shop.shipAll(order)));
    await shop.later({ days: 8 });
    const receive = (order: Seen, n: number) =>
      shop.acts('confirm_receipt', order, {}, (n % 2 ? shop : second).shopper);
    const sweeping = [shop, second].map((process) => process.runJob('receive shipped orders'));
    const [{ answers, refusals }] = await Promise.all([outcomesOf(shipped.map(receive)), ...sweeping]);
    expect(answers.length + (refusals.version_conflict ?? 0)).toBe(rounds);
    for (const { orderNo } of orders) {
      const { status, timeline } = await shop.shopper.getMyOrder({ params: { orderNo } });
      expect([status, timeline.map(({ action }) => action)]).toEqual([
        'completed',
        ['place', 'ship', 'confirm_receipt'],
      ]);
    }
  });

  test('of five pieces that both sell at once five are sold', async () => {
    const skuId = await shop.addSku({ onHand: 5 });
    const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying: 'cash_on_delivery' });
    const place = (n: number) => (n % 2 ? shop : second).shopper.placeOrder({ body }, newKey());
    const { answers, refusals } = await outcomesOf(times(20, place));
    expect([answers.length, refusals]).toEqual([5, { sold_out: 15 }]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 5, reserved: 5, sold: 0 });
  });

  test('the same order sent to both is one order', async () => {
    const skuId = await shop.addSku();
    const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying: 'cash_on_delivery' });
    const key = newKey();
    const place = (n: number) => (n % 2 ? shop : second).shopper.placeOrder({ body }, key);
    const { answers, refusals } = await outcomesOf(times(10, place));
    expect([answers.length, refusals, new Set(answers.map(({ orderNo }) => orderNo)).size]).toEqual([
      ...[10, {}, 1],
    ]);
  });
});
