import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();

/** A pickup of two pieces that is paid at the store. */
async function pickup(contactName: string, contactPhone: string, elsewhere = false): Promise<ShopOrder> {
  const lines = [{ skuId: await shop.addSku({ price: 1500 }), quantity: 2 }];
  const body = await shop.orderBody({ lines, pickup: true, paying: 'pay_at_store' });
  const storeId = elsewhere ? shop.has.storeElsewhereId : shop.has.storeId;
  const delivery = { mode: 'pickup' as const, storeId, contactName, contactPhone };
  return shop.shopper.placeOrder({ body: { ...body, delivery } }, newKey());
}

const waiting = async (q: string, storeId?: string) => {
  const query = { status: 'to_pick_up' as const, q, ...(storeId ? { storeId } : {}) };
  return (await shop.clerk.listOrders({ query })).items.map(({ orderNo }) => orderNo);
};

const verifierAt = async (name: string) => {
  const { items } = await shop.clerk.listStores();
  return items.find((store) => store.name === name)?.verifiers ?? [];
};

const redeemed = (query: Parameters<typeof shop.clerk.listShopRedemptions>[0]['query'] = {}) =>
  shop.clerk.listShopRedemptions({ query });

const redeem = (order: ShopOrder, person: 'verifier' | 'verifierElsewhere'): Promise<ConsoleOrder> =>
  shop.deskActs('redeem', order, { verifierId: String(shop.has.people[person].id), cashCollected: true });

test('staff find a pickup by number, name or phone, whole or in part, and hand it over in a verifier’s name', async () => {
  const order = await pickup('欧阳若雪', '13512348888');
  const other = await pickup('欧阳若兰', '13699990000', true);
  const { orderNo } = order;
  for (const q of [
    orderNo,
    orderNo.slice(-4),
    orderNo.slice(0, 12),
    '欧阳若雪',
    '若雪',
    '8888',
    '13512348888',
  ])
    expect(await waiting(q)).toContain(orderNo);
  expect(await waiting('欧阳')).toEqual([other.orderNo, orderNo]);
  expect(await waiting('欧阳', shop.has.storeId)).toEqual([orderNo]);

  // What the verifier would see, and whom staff may choose by their nickname.
  const seen = await shop.clerk.getOrder({ params: { orderNo } });
  expect(seen.delivery).toMatchObject({ contactName: '欧阳若雪', store: { name: '静安店' } });
  expect([seen.amounts.due, seen.lines.length, seen.allowedActions.includes('redeem')]).toEqual([
    3000,
    1,
    true,
  ]);
  expect(await verifierAt('静安店')).toEqual([
    { id: String(shop.has.people.verifier.id), nickname: '周敏', phone: '13800000003' },
  ]);

  await redeem(order, 'verifier');
  expect(await waiting(orderNo)).toEqual([]);
  const byDesk = { orderNo, redeemedBy: '周敏', staffName: '马骏' };
  expect((await redeemed()).items).toContainEqual(expect.objectContaining(byDesk));
  const hers = await shop.verifier.listRedemptions({ query: {} });
  expect(hers.items).toContainEqual(expect.objectContaining(byDesk));
});

test('a pickup that is sent by courier instead is no more to be picked up', async () => {
  const order = await pickup('端木清', '13511112222');
  const to = { contactName: '端木远', contactPhone: '13533334444', address: '上海市 杨浦区 大学路 1 号' };
  await shop.deskActs('change_delivery', order, { mode: 'merchant_delivery', ...to }, shop.owner);
  expect(await waiting('端木')).toEqual([]);
  const toShip = await shop.clerk.listOrders({ query: { status: 'to_ship', q: '端木远' } });
  expect(toShip.items.map(({ orderNo }) => orderNo)).toEqual([order.orderNo]);
});

describe('a day’s redemptions', () => {
  let orders: ShopOrder[];
  beforeAll(async () => {
    await shop.later({ days: 3 });
    orders = [
      await pickup('甲', '13500000001'),
      await pickup('乙', '13500000002'),
      await pickup('丙', '13500000003', true),
    ];
    const [first, second, third] = orders;
    if (!first || !second || !third) throw new Error('three were placed');
    await redeem(first, 'verifier');
    await shop.verifierElsewhere.redeem({
      body: {
        code: (await shop.shopper.getRedemptionCode({ params: { orderNo: third.orderNo } })).code,
        cashCollected: true,
      },
    });
    await redeem(second, 'verifier');
  });

  const here = () => ({ storeId: shop.has.storeId, storeName: '静安店' });
  const there = () => ({ storeId: shop.has.storeElsewhereId, storeName: '大学路店' });

  test('come newest first, with totals by store and verifier, the busiest first', async () => {
    const page = await redeemed();
    expect(
      page.items.map(({ contactName, redeemedBy, storeName }) => [contactName, redeemedBy, storeName]),
    ).toEqual([
      ['乙', '周敏', '静安店'],
      ['丙', '陆家豪', '大学路店'],
      ['甲', '周敏', '静安店'],
    ]);
    const { verifier, verifierElsewhere } = shop.has.people;
    expect([page.date, page.totals]).toEqual([
      '2026-01-18',
      [
        {
          ...here(),
          ...{ verifierId: String(verifier.id), verifierName: '周敏' },
          ...{ orders: 2, items: 4, cashCollected: 6000 },
        },
        {
          ...there(),
          ...{ verifierId: String(verifierElsewhere.id), verifierName: '陆家豪' },
          ...{ orders: 1, items: 2, cashCollected: 3000 },
        },
      ],
    ]);
    // Each verifier sees the same of their own.
    expect((await shop.verifier.listRedemptions({ query: {} })).totals).toMatchObject({
      orders: 2,
      cashCollected: 6000,
    });
  });

  test('are listed by store and by verifier, and still totalled as a whole', async () => {
    const names = async (query: object) =>
      (await redeemed(query)).items.map(({ contactName }) => contactName);
    expect(await names({ storeId: shop.has.storeElsewhereId })).toEqual(['丙']);
    expect(await names({ verifierId: String(shop.has.people.verifier.id) })).toEqual(['乙', '甲']);
    expect(
      await names({ storeId: shop.has.storeId, verifierId: String(shop.has.people.verifierElsewhere.id) }),
    ).toEqual([]);
    expect((await redeemed({ storeId: shop.has.storeElsewhereId })).totals).toEqual(
      (await redeemed()).totals,
    );
  });

  test('go page by page, and end at the shop’s midnight', async () => {
    const { items, nextCursor } = await redeemed({ limit: 2 });
    expect(items).toHaveLength(2);
    const rest = await redeemed({ limit: 2, cursor: nextCursor ?? '' });
    expect([rest.items.map(({ contactName }) => contactName), rest.nextCursor]).toEqual([['甲'], null]);
    expect((await redeemed({ date: '2026-01-17' })).items).toEqual([]);
    await shop.later({ minutes: 14 * 60 });
    expect(await redeemed()).toEqual({ items: [], nextCursor: null, date: '2026-01-19', totals: [] });
    expect((await redeemed({ date: '2026-01-18' })).items).toHaveLength(3);
  });

  test('are for who may read orders, and refuse a cursor of somebody’s own making', async () => {
    expect((await shop.viewer.listShopRedemptions({ query: { date: '2026-01-18' } })).items).toHaveLength(3);
    expect(await shop.refused(() => redeemed({ cursor: 'rubbish' }))).toMatchObject({
      code: 'malformed_cursor',
    });
  });
});
