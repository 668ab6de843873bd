import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { edit } from '../support/editing';
import { outcomesOf, times } from '../support/outcomes';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();
const rounds = 12;

/** So many orders of two pieces at 10.00, collected on delivery. */
async function someOrders(count: number): Promise<{ skuId: string; orders: ShopOrder[] }> {
  const skuId = await shop.addSku({ onHand: 100 });
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 2 }], paying: 'cash_on_delivery' });
  const orders = await Promise.all(times(count, () => shop.shopper.placeOrder({ body }, newKey())));
  return { skuId, orders };
}
const toQuantity = (order: ShopOrder, quantity: number) =>
  edit(
    shop,
    order,
    { lines: [{ lineId: order.lines[0]?.id ?? '', quantity }] },
    { expectedTotal: 800 + quantity * 1000 },
  );
const seen = ({ orderNo }: ShopOrder) => shop.owner.getOrder({ params: { orderNo } });

test('two editors at once: one edits, the other is told', async () => {
  const { orders, skuId } = await someOrders(rounds);
  const pairs = orders.map((order) => outcomesOf([toQuantity(order, 1), toQuantity(order, 3)]));
  for (const { answers, refusals } of await Promise.all(pairs))
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
  let held = 0;
  for (const order of orders) {
    const { version, edits, lines } = await seen(order);
    expect([version, edits.length]).toEqual([order.version + 1, 1]);
    held += lines[0]?.quantity ?? 0;
  }
  expect((await shop.stock(skuId)).reserved).toBe(held);
});

test('editing against shipping: it ships as it was, or not yet as it is', async () => {
  const { orders, skuId } = await someOrders(rounds);
  const pairs = orders.map((order, n) => {
    const both = [() => toQuantity(order, 5), () => shop.shipAll(order)];
    return outcomesOf((n % 2 ? both.reverse() : both).map((act) => act()));
  });
  let shipped = 0;
  for (const [n, pair] of pairs.entries()) {
    const { answers, refusals } = await pair;
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const { status, lines, edits } = await seen(orders[n]!);
    const wasShipped = status === 'shipped';
    expect([lines[0]?.quantity, lines[0]?.quantityShipped, edits.length]).toEqual(
      wasShipped ? [2, 2, 0] : [5, 0, 1],
    );
    shipped += Number(wasShipped);
  }
  expect(await shop.stock(skuId)).toEqual({
    ...{ onHand: 100 - 2 * shipped, sold: 2 * shipped },
    reserved: 5 * (rounds - shipped),
  });
});

test('editing against the stock’s running out: so many as there are get one, the others are told and changed nothing', async () => {
  const { orders } = await someOrders(rounds);
  const scarce = await shop.addSku({ onHand: 5, price: 700 });
  const body = await shop.orderBody({ lines: [{ skuId: scarce, quantity: 1 }], paying: 'cash_on_delivery' });
  const add = (order: ShopOrder) =>
    edit(shop, order, { added: [{ skuId: scarce, quantity: 1 }] }, { expectedTotal: 3500 });
  const asked = orders.flatMap((order) => [add(order), shop.shopper.placeOrder({ body }, newKey())]);
  const { answers, refusals } = await outcomesOf<unknown>(asked);
  expect([answers.length, refusals]).toEqual([5, { sold_out: 2 * rounds - 5 }]);
  expect(await shop.stock(scarce)).toEqual({ onHand: 5, reserved: 5, sold: 0 });
  for (const order of orders) {
    const { version, lines, amounts } = await seen(order);
    expect([
      [1, order.version, 2800],
      [2, order.version + 1, 3500],
    ]).toContainEqual([lines.length, version, amounts.total]);
  }
});

test('edits that take from each other’s goods do not wait for each other for ever', async () => {
  const skus = [await shop.addSku({ onHand: 60 }), await shop.addSku({ onHand: 60 })];
  const orders = await Promise.all(
    times(rounds, async (n) =>
      shop.place({ lines: [{ skuId: skus[n % 2]!, quantity: 2 }], paying: 'cash_on_delivery' }),
    ),
  );
  const swap = (order: ShopOrder, n: number) =>
    edit(
      shop,
      order,
      {
        lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 0 }],
        added: [{ skuId: skus[(n + 1) % 2]!, quantity: 2 }],
      },
      { expectedTotal: 2800 },
    );
  const { answers, refusals } = await outcomesOf(orders.map(swap));
  expect([answers.length, refusals]).toEqual([rounds, {}]);
  for (const skuId of skus) expect(await shop.stock(skuId)).toMatchObject({ reserved: rounds });
});
