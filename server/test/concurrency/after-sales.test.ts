import {
  approved,
  askAfterSale,
  backBy,
  comeBack,
  exchanging,
  filed,
  handle,
  mine,
  placeReceived,
  replacementBy,
  returnAddressId,
  returning,
} from '../support/after-sales';
import { outcomesOf, times } from '../support/outcomes';
import { openShop } from '../support/running-shop';

const shop = openShop();

test('twelve requests for one order at once: one is filed, eleven learn that it changed', async () => {
  for (let round = 0; round < 4; round++) {
    const { order, lineId } = await placeReceived(shop);
    const ask = (n: number) =>
      askAfterSale(order, n % 2 ? returning(lineId) : exchanging(lineId), shop.shopper);
    const { answers, refusals } = await outcomesOf(times(12, ask));
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 11 }]);
    expect(await shop.count('after_sales', `order_no = '${order.orderNo}'`)).toBe(1);
    expect((await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } })).version).toBe(
      order.version + 1,
    );
  }
});

test('the database itself takes no second one of an order', async () => {
  const { order, lineId } = await placeReceived(shop);
  await filed(shop, order, exchanging(lineId));
  const [row] = await shop.dataSource.query<Record<string, unknown>[]>(
    `SELECT * FROM after_sales WHERE order_no = '${order.orderNo}'`,
  );
  const columns = Object.keys(row ?? {}).filter((name) => name !== 'id');
  const again = `INSERT INTO after_sales (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM after_sales
                 WHERE order_no = '${order.orderNo}'`;
  await expect(shop.dataSource.query(again)).rejects.toThrow(/unique|duplicate/i);
});

test('approved and refused at once: one decision stands', async () => {
  for (let round = 0; round < 8; round++) {
    const { order, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, exchanging(lineId));
    const address = { returnAddressId: await returnAddressId(shop) };
    const approve = () => handle(shop.clerk, 'approve', asked, address);
    const refuse = () => handle(shop.owner, 'refuse', asked, {});
    const both = round % 2 ? [approve(), refuse()] : [refuse(), approve()];
    const { answers, refusals } = await outcomesOf(both);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const after = await shop.owner.getAfterSale({ params: { id: asked.id } });
    expect(after).toMatchObject({ version: 2, status: answers[0]?.status });
  }
});

test('a number is corrected while the goods are received: one of the two is told', async () => {
  for (let round = 0; round < 8; round++) {
    const { order, skuId, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, exchanging(lineId));
    const sent = await mine(shop.shopper, 'ship_return', await approved(shop, asked), backBy);
    const { answers, refusals } = await outcomesOf<unknown>([
      handle(shop.clerk, 'receive', sent, { items: [{ lineId, intactQuantity: 2 }] }),
      mine(shop.shopper, 'ship_return', sent, { ...backBy, waybillNo: 'SF9000000008' }),
    ]);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const { status } = await shop.owner.getAfterSale({ params: { id: asked.id } });
    expect((await shop.stock(skuId)).onHand).toBe(status === 'received' ? 100 : 98);
  }
});

test('closed while the shopper sends the goods: one of the two is told', async () => {
  for (let round = 0; round < 8; round++) {
    const { order, lineId } = await placeReceived(shop);
    const waiting = await approved(shop, await filed(shop, order, returning(lineId)));
    const close = () => handle(shop.clerk, 'close', waiting, { reason: '一直没有寄回' });
    const send = () => mine(shop.shopper, 'ship_return', waiting, backBy);
    const both: Promise<{ status: string }>[] = round % 2 ? [close(), send()] : [send(), close()];
    const { answers, refusals } = await outcomesOf(both);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    const { status } = await shop.owner.getAfterSale({ params: { id: waiting.id } });
    expect(status).toBe(answers[0]?.status);
  }
});

test('refunded ten times at once: the money goes back once', async () => {
  const { order, lineId } = await placeReceived(shop);
  const here = await comeBack(shop, await filed(shop, order, returning(lineId)));
  const refund = () => handle(shop.owner, 'refund', here, { to: 'balance' });
  const { answers, refusals } = await outcomesOf(times(10, refund));
  expect([answers.length, refusals]).toEqual([1, { version_conflict: 9 }]);
  await shop.drain();
  expect((await shop.shopper.getMyBalance({ query: {} })).balance).toBe(2000);
});

test('the last piece goes to a replacement or to a buyer, never to both', async () => {
  for (let round = 0; round < 8; round++) {
    const { order, skuId, lineId } = await placeReceived(shop, { quantity: 1 });
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId, 1)), false);
    const { onHand } = await shop.stock(skuId);
    await shop.owner.adjustStock({ params: { id: skuId }, body: { delta: 1 - onHand, reason: '盘点' } });
    const replace = () => handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    const buy = () => shop.place({ lines: [{ skuId, quantity: 1 }] });
    const both: Promise<unknown>[] = round % 2 ? [replace(), buy()] : [buy(), replace()];
    const { answers, refusals } = await outcomesOf(both);
    expect([answers.length, refusals]).toEqual([1, { sold_out: 1 }]);
    const { onHand: left, reserved } = await shop.stock(skuId);
    expect(left - reserved).toBe(0);
  }
});
