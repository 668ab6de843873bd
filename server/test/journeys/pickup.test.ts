import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();
const codeOf = ({ orderNo }: ShopOrder, by = shop.shopper) => by.getRedemptionCode({ params: { orderNo } });
const redeem = (code: string, cashCollected = true, by = shop.verifier) =>
  by.redeem({ body: { code, cashCollected } });
const preview = (code: string, by = shop.verifier) => by.previewRedemption({ query: { code } });
const atStore = { pickup: true, paying: 'pay_at_store' } as const;

test('a pickup that is paid at the store, from placing to the verifier’s history', async () => {
  const skuId = await shop.addSku({ name: '龙井', price: 4500, onHand: 8 });
  const order = await shop.place({ ...atStore, note: '下班来取', lines: [{ skuId, quantity: 2 }] });
  expect([order.status, order.amounts.total, order.amounts.shipping]).toEqual(['processing', 9000, 0]);
  expect(order.delivery).toMatchObject({ mode: 'pickup', address: '', store: { name: '静安店' } });

  const { code } = await codeOf(order);
  expect(await preview(code)).toEqual({
    orderNo: order.orderNo,
    store: { id: shop.has.storeId, name: '静安店' },
    ...{ contactName: '林晓', contactPhone: '13800000001', note: '下班来取' },
    ...{ placedAt: order.placedAt, total: 9000, due: 9000 },
    lines: [
      {
        ...{ productName: { 'zh-CN': '龙井' }, skuName: { 'zh-CN': '1 件' }, quantity: 2, amount: 9000 },
        picture: order.lines[0]?.picture,
      },
    ],
    extras: [],
  });
  expect(await shop.refused(() => redeem(code, false))).toEqual({
    ...{ status: 422, code: 'cash_not_collected', params: { due: 9000 } },
  });
  const redemption = await redeem(code);
  expect(redemption).toEqual({
    id: redemption.id,
    orderNo: order.orderNo,
    ...{ storeName: '静安店', contactName: '林晓', redeemedBy: '周敏', staffName: null },
    redeemedAt: '2026-01-15T02:00:00.000Z',
    ...{ itemCount: 2, total: 9000, cashCollected: 9000 },
  });
  const done = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect([done.status, done.completedBy, done.payment.state]).toEqual(['completed', 'redemption', 'paid']);
  expect(done.redemption).toEqual({
    ...{ redeemedAt: '2026-01-15T02:00:00.000Z', redeemedBy: '周敏', storeName: '静安店' },
  });
  expect(done.timeline.map(({ action, actor }) => [action, actor.kind, actor.name])).toEqual([
    ['place', 'shopper', '林晓'],
    ['redeem', 'verifier', '周敏'],
  ]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 6, reserved: 0, sold: 2 });
  expect((await shop.clerk.getOrder({ params: { orderNo: order.orderNo } })).payments).toEqual([
    {
      ...{ kind: 'pay_at_store', amount: 9000, recordedBy: '周敏', note: '' },
      receivedAt: '2026-01-15T02:00:00.000Z',
      transactionId: null,
    },
  ]);
  expect(await shop.verifier.listRedemptions({ query: {} })).toEqual({
    items: [redemption],
    nextCursor: null,
    totals: { date: '2026-01-15', orders: 1, items: 2, cashCollected: 9000 },
  });
});

test('one that is paid needs no cash, and counts none', async () => {
  const { order } = await shop.placeOne({ pickup: true });
  const { code } = await codeOf(order).catch(() => ({ code: 'none' }));
  expect(code).toBe('none');
  await shop.deskActs('confirm_payment', order, {});
  const paid = await codeOf(order);
  expect((await preview(paid.code)).due).toBe(0);
  expect((await redeem(paid.code, false)).cashCollected).toBe(0);
  expect(
    await shop.count('payments', `order_id = (SELECT id FROM orders WHERE order_no = '${order.orderNo}')`),
  ).toBe(1);
});

describe('refused is', () => {
  test('a verifier of another store, who is told where the order belongs', async () => {
    const { order } = await shop.placeOne(atStore);
    const { code } = await codeOf(order);
    const refusal = { status: 403, code: 'wrong_store', params: { store: '静安店' } };
    expect(await shop.refused(() => preview(code, shop.verifierElsewhere))).toEqual(refusal);
    expect(await shop.refused(() => redeem(code, true, shop.verifierElsewhere))).toEqual(refusal);
  });

  test('a shopper who is no verifier', async () => {
    const { order } = await shop.placeOne(atStore);
    const { code } = await codeOf(order);
    expect(await shop.refused(() => redeem(code, true, shop.shopper))).toEqual({
      ...{ status: 403, code: 'not_a_verifier', params: {} },
    });
  });

  test('what was redeemed before, with when and by whom', async () => {
    const { order, skuId } = await shop.placeOne(atStore);
    const { code, shortCode } = await codeOf(order);
    const day = shop.clock.now();
    await redeem(code);
    shop.clock.advance(300);
    const at = `${day.toISOString().slice(0, 10)} ${String(day.getUTCHours() + 8).padStart(2, '0')}:${String(day.getUTCMinutes()).padStart(2, '0')}`;
    const refusal = { status: 409, code: 'already_redeemed', params: { at, by: '周敏' } };
    for (const ask of [() => redeem(code), () => redeem(shortCode), () => preview(code)])
      expect(await shop.refused(ask)).toEqual(refusal);
    expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
  });

  test('what was cancelled meanwhile', async () => {
    const { order } = await shop.placeOne(atStore);
    const { code } = await codeOf(order);
    await shop.acts('cancel', order, {});
    for (const ask of [() => redeem(code), () => preview(code)])
      expect(await shop.refused(ask)).toMatchObject({
        ...{ status: 409, code: 'action_not_allowed', params: { status: 'cancelled' } },
      });
  });
});

test('the same redemption sent again by a nervous finger answers the same', async () => {
  const { order } = await shop.placeOne(atStore);
  const { code } = await codeOf(order);
  const key = newKey();
  const body = { code, cashCollected: true };
  const first = await shop.verifier.redeem({ body }, key);
  expect(await shop.verifier.redeem({ body }, key)).toEqual(first);
});

describe('staff', () => {
  const by = (verifierId: number, cashCollected = true) => ({
    verifierId: String(verifierId),
    cashCollected,
  });

  test('redeem in the name of the store’s verifier', async () => {
    const { order, skuId } = await shop.placeOne(atStore);
    const { verifier } = shop.has.people;
    expect(await shop.refused(() => shop.deskActs('redeem', order, by(verifier.id, false)))).toMatchObject({
      ...{ status: 422, code: 'cash_not_collected' },
    });
    const done = await shop.deskActs('redeem', order, by(verifier.id));
    expect(done).toMatchObject({
      status: 'completed',
      redemption: { redeemedBy: '周敏', storeName: '静安店' },
    });
    expect(done.timeline.at(-1)).toMatchObject({
      ...{ action: 'redeem', actor: { kind: 'staff', name: '马骏' } },
      details: { verifier: '周敏', amount: 1000 },
    });
    expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
    expect(await shop.refused(() => shop.deskActs('redeem', done, by(verifier.id)))).toMatchObject({
      ...{ status: 409, code: 'already_redeemed', params: { by: '周敏' } },
    });
  });

  test('cannot name somebody who is not a verifier of that store', async () => {
    const { order } = await shop.placeOne(atStore);
    for (const id of [shop.has.people.verifierElsewhere.id, shop.has.people.other.id, 99_999])
      expect(await shop.refused(() => shop.deskActs('redeem', order, by(id)))).toEqual({
        ...{ status: 422, code: 'verifier_unknown', params: {} },
      });
  });

  test('cannot redeem what is delivered', async () => {
    const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
    expect(
      await shop.refused(() => shop.deskActs('redeem', order, by(shop.has.people.verifier.id))),
    ).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed', params: { why: 'is_pickup' } },
    });
    const { order: pickup } = await shop.placeOne(atStore);
    expect((await shop.refused(() => shop.shipAll(pickup))).params).toMatchObject({ why: 'is_delivered' });
  });
});

test('a verifier’s history is by the shop’s day, newest first, page by page, with the day’s totals', async () => {
  await shop.later({ days: 1 });
  const redeemed: string[] = [];
  for (let n = 0; n < 3; n++) {
    const { order } = await shop.placeOne(atStore);
    await redeem((await codeOf(order)).code);
    redeemed.unshift(order.orderNo);
    shop.clock.advance(60);
  }
  const date = shop.clock.now().toISOString().slice(0, 10);
  const totals = { date, orders: 3, items: 3, cashCollected: 3000 };
  const numbers = (page: { items: { orderNo: string }[] }) => page.items.map(({ orderNo }) => orderNo);
  const first = await shop.verifier.listRedemptions({ query: { limit: 2 } });
  expect([numbers(first), first.totals]).toEqual([redeemed.slice(0, 2), totals]);
  const second = await shop.verifier.listRedemptions({ query: { limit: 2, cursor: first.nextCursor ?? '' } });
  expect([numbers(second), second.nextCursor, second.totals]).toEqual([redeemed.slice(2), null, totals]);
  const elsewhere = await shop.verifierElsewhere.listRedemptions({ query: {} });
  expect([elsewhere.items, elsewhere.totals.orders]).toEqual([[], 0]);
  // 16:00 UTC is midnight in Shanghai: another day.
  shop.clock.set(new Date(`${date}T16:00:00.000Z`));
  expect((await shop.verifier.listRedemptions({ query: {} })).totals.orders).toBe(0);
  expect((await shop.verifier.listRedemptions({ query: { date } })).totals).toEqual(totals);
});

test('the link opens the verifier’s page in any browser', async () => {
  const answer = await shop.fetch(null, '/redeem/?code=a%26b', { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    ...[302, '/#/packages/verifier/pages/redeem/index?code=a%26b'],
  ]);
});
