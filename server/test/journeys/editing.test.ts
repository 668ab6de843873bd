import { actionBodies, type ConsoleOrder, type ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { Order } from '../../src/order/order.entity';
import { edit, preview, type Wish } from '../support/editing';
import { openPaymentShop } from '../support/payment-shop';
import { problemOf } from '../support/refusals';
import { parcel } from '../support/running-shop';

/** Mission E: what staff may change of an order before it ships, and what that does to goods and money. */
const shop = openPaymentShop();

/** Two pieces at 10.00 and three at 20.00, with 8.00 to ship. */
async function placeTwoLines(paying: PaymentKind, pickup = false) {
  const skus = [
    await shop.addSku({ price: 1000 }),
    await shop.addSku({ price: 2000, name: '鸡蛋' }),
  ] as const;
  const lines = [
    { skuId: skus[0], quantity: 2 },
    { skuId: skus[1], quantity: 3 },
  ];
  return { skus, order: await shop.place({ lines, paying, pickup }) };
}
const ids = ({ lines }: ShopOrder | ConsoleOrder) => lines.map(({ id }) => id);
const contents = ({ lines }: ShopOrder | ConsoleOrder) =>
  lines.map(({ skuId, quantity, unitPrice, discount }) => [skuId, quantity, unitPrice, discount]);
const setPrice = async (skuId: string, price: number, enabled = true) =>
  shop.dataSource.query(`UPDATE skus SET price = ${price}, enabled = ${enabled ? 1 : 0} WHERE id = ${skuId}`);

/** Paid in full, by staff who saw the money. */
async function paidTwoLines() {
  const { skus, order } = await placeTwoLines('offline');
  return { skus, order: await shop.deskActs('confirm_payment', order, {}) };
}

test('lines are raised, lowered, removed, swapped and added, and the stock follows to the piece', async () => {
  const { skus, order } = await paidTwoLines();
  const [one, two] = ids(order);
  const third = await shop.addSku({ price: 500, name: '挂面', onHand: 4 });
  // Prices of today: what was bought keeps the price of its day.
  await setPrice(skus[0], 9900);
  const wish: Wish = {
    lines: [{ lineId: one!, quantity: 5 }],
    added: [{ skuId: third, quantity: 4 }],
    shipping: 0,
  };
  const raised = await edit(shop, order, wish);
  expect(contents(raised)).toEqual([
    [skus[0], 5, 1000, 0],
    [skus[1], 3, 2000, 0],
    [third, 4, 500, 0],
  ]);
  expect(raised.amounts).toMatchObject({ items: 13_000, shipping: 0, total: 13_000, paid: 8800, due: 4200 });
  expect(await shop.stock(skus[0])).toMatchObject({ onHand: 100, reserved: 5 });
  expect(await shop.stock(third)).toMatchObject({ onHand: 4, reserved: 4 });

  const swap: Wish = { lines: [{ lineId: two!, quantity: 0 }], added: [{ skuId: skus[0], quantity: 1 }] };
  const swapped = await edit(shop, raised, swap, { reason: '顾客换货' });
  expect(contents(swapped)).toEqual([
    [skus[0], 5, 1000, 0],
    [third, 4, 500, 0],
    [skus[0], 1, 9900, 0],
  ]);
  expect(await shop.stock(skus[1])).toMatchObject({ onHand: 100, reserved: 0 });
  expect(await shop.stock(skus[0])).toMatchObject({ reserved: 6 });
  expect(swapped.timeline.at(-1)).toMatchObject({
    ...{ action: 'edit', from: 'processing', to: 'processing', reason: '顾客换货' },
    details: { before: 13_000, after: 16_900 },
  });
  // And it ships as it now is.
  const left = await shop.stock(skus[0]);
  const shipped = await shop.shipAll(swapped);
  expect(shipped.status).toBe('shipped');
  expect(await shop.stock(skus[0])).toEqual({ onHand: left.onHand - 6, reserved: 0, sold: 6 });
});

test('a line’s share of the discount stays while the line does', async () => {
  const { order } = await placeTwoLines('offline');
  // 8.00 off the goods: 2.00 and 6.00.
  const cheaper = await shop.deskActs('change_price', order, { items: 7200, shipping: 800 }, shop.owner);
  expect(cheaper.lines.map(({ discount }) => discount)).toEqual([200, 600]);
  const [one, two] = ids(cheaper);
  const lower = await edit(shop, cheaper, { lines: [{ lineId: two!, quantity: 1 }] });
  expect(lower.amounts).toMatchObject({ items: 4000, discount: 800, total: 4000 });
  const without = await edit(shop, lower, { lines: [{ lineId: two!, quantity: 0 }] });
  expect(without.amounts).toMatchObject({ items: 2000, discount: 200, total: 2600 });
  expect(ids(without)).toEqual([one]);
});

test('custom items and discounts stand on the order, and a price changed afterwards leaves them', async () => {
  const { order } = await placeTwoLines('offline');
  const extras = [
    { kind: 'item' as const, title: '礼品袋', amount: 500 },
    { kind: 'discount' as const, title: '老客优惠', amount: 1000 },
  ];
  const edited = await edit(shop, order, { extras });
  expect(edited.extras).toEqual(extras);
  expect(edited.amounts).toMatchObject({
    items: 8000,
    surcharge: 500,
    discount: 1000,
    total: 8300,
    due: 8300,
  });
  const dearer = await shop.deskActs('change_price', edited, { items: 9000, shipping: 800 }, shop.owner);
  expect(dearer.extras).toEqual([...extras, { kind: 'markup', title: '', amount: 1500 }]);
  expect(dearer.amounts).toMatchObject({ surcharge: 2000, discount: 1000, total: 9800 });
  const cheaper = await shop.deskActs('change_price', dearer, { items: 7000, shipping: 800 }, shop.owner);
  expect(cheaper.extras).toEqual(extras);
  expect(cheaper.amounts).toMatchObject({ surcharge: 500, discount: 1500, total: 7800 });
  const none = await edit(shop, cheaper, { extras: [] });
  expect(none).toMatchObject({ extras: [], amounts: { surcharge: 0, discount: 500, total: 8300 } });
  // What has a name costs what it costs: goods cannot be cheaper than nothing.
  const bag = await edit(shop, none, { extras: extras.slice(0, 1) });
  const below = () => shop.deskActs('change_price', bag, { items: 499, shipping: 0 }, shop.owner);
  expect(await shop.refused(below)).toMatchObject({ status: 422, code: 'price_too_low' });
});

test('the preview is what the commit does, and changes nothing', async () => {
  const { skus, order } = await paidTwoLines();
  const [one, two] = ids(order);
  const wish: Wish = {
    lines: [
      { lineId: one!, quantity: 1 },
      { lineId: two!, quantity: 4 },
    ],
    added: [{ skuId: skus[0], quantity: 2 }],
    extras: [{ kind: 'item', title: '补运费', amount: 1234 }],
    shipping: 1000,
  };
  const before = await shop.contents();
  const seen = await preview(shop, order, wish);
  expect(await shop.contents()).toEqual(before);
  expect(seen).toMatchObject({ version: order.version, totalBefore: 8800, problems: [] });
  const edited = await edit(shop, order, wish);
  expect(edited.amounts).toMatchObject({ ...seen.amounts, due: seen.due });
  expect(edited.amounts.total - order.amounts.total).toBe(seen.difference);
  expect(contents(edited)).toEqual(
    seen.lines.map(({ skuId, quantity, unitPrice, discount }) => [skuId, quantity, unitPrice, discount]),
  );
  expect(edited.extras).toEqual(seen.extras);
});

test('a price that changed since the preview is said, and nothing is edited', async () => {
  const { order } = await paidTwoLines();
  const added = await shop.addSku({ price: 300 });
  const wish: Wish = { added: [{ skuId: added, quantity: 1 }] };
  const { amounts } = await preview(shop, order, wish);
  await setPrice(added, 400);
  const commit = () => edit(shop, order, wish, { expectedTotal: amounts.total });
  expect(await shop.refused(commit)).toMatchObject({
    ...{ status: 422, code: 'total_changed', params: { now: 9200, expected: 9100 } },
  });
});

describe('stock', () => {
  test('an existing line beyond its stock is said, with its old quantity; a new one stays to be put right', async () => {
    const { skus, order } = await paidTwoLines();
    const [one] = ids(order);
    const scarce = await shop.addSku({ onHand: 1 });
    const more: Wish = { lines: [{ lineId: one!, quantity: 101 }] };
    const short = await preview(shop, order, more);
    expect(short.problems[0]).toEqual({ code: 'short_of_stock', lineId: one, added: null, left: 100 });
    expect(short.lines[0]?.quantity).toBe(2);
    const commit = () => edit(shop, order, more);
    expect(await shop.refused(commit)).toEqual({
      ...{ status: 409, code: 'sold_out', params: { product: '新米', left: 100 } },
    });
    expect(await problemOf(commit())).toMatchObject({ preview: { problems: short.problems } });

    const tooMany: Wish = { added: [{ skuId: scarce, quantity: 2 }] };
    expect((await preview(shop, order, tooMany)).problems).toEqual([
      { code: 'short_of_stock', lineId: null, added: 0, left: 1 },
    ]);
    expect(await shop.refused(() => edit(shop, order, tooMany))).toMatchObject({ code: 'sold_out' });
    expect(contents(await edit(shop, order, { added: [{ skuId: scarce, quantity: 1 }] }))).toContainEqual([
      ...[scarce, 1, 1000, 0],
    ]);
    expect(await shop.stock(skus[0])).toMatchObject({ reserved: 2 });
  });

  test('what the catalogue has off the shelf can be added, what it has withdrawn cannot', async () => {
    const { order } = await paidTwoLines();
    const hidden = await shop.addSku({ name: '样品' });
    const added: Wish = { added: [{ skuId: hidden, quantity: 1 }] };
    await shop.dataSource.query(`UPDATE products SET on_shelf = 0 WHERE id =
      (SELECT product_id FROM skus WHERE id = ${hidden})`);
    expect((await preview(shop, order, added)).problems).toEqual([]);
    await setPrice(hidden, 1000, false);
    expect(await problemOf(edit(shop, order, added))).toMatchObject({
      ...{ status: 422, code: 'edit_refused' },
      preview: { problems: [{ code: 'sku_unavailable', added: 0 }] },
    });
  });
});

describe('what cannot be edited', () => {
  const refusal = async (order: ShopOrder | ConsoleOrder) => {
    const wish: Wish = { lines: [{ lineId: ids(order)[0]!, quantity: 1 }] };
    const refused = await shop.refused(() => edit(shop, order, wish, { expectedTotal: 1 }));
    expect(await shop.refused(() => preview(shop, order, wish))).toEqual(refused);
    return [refused.status, refused.code, refused.params.why];
  };

  test('a cancelled order, a shipped one, one shipped in part, one whose cancellation is under review', async () => {
    const { order: gone } = await placeTwoLines('offline');
    expect(await refusal(await shop.acts('cancel', gone, {}))).toEqual([
      ...[409, 'action_not_allowed', 'wrong_status'],
    ]);
    const { order: shipped } = await paidTwoLines();
    expect(await refusal(await shop.shipAll(shipped))).toEqual([409, 'action_not_allowed', 'wrong_status']);
    const { order: partly } = await paidTwoLines();
    const packages = [parcel([[ids(partly)[0]!, 1]])];
    expect(await refusal(await shop.deskActs('ship', partly, { packages }))).toEqual([
      ...[409, 'action_not_allowed', 'nothing_shipped'],
    ]);
    const { order: asked } = await paidTwoLines();
    const refundAccount = { holder: '林晓', bank: '招商银行', number: '6225880100001234' };
    expect(
      await refusal(await shop.deskActs('request_cancellation', asked, { reason: '缺货', refundAccount })),
    ).toEqual([...[409, 'action_not_allowed', 'no_open_cancellation']]);
  });

  test('an order with several amount coupons', async () => {
    const { order } = await paidTwoLines();
    const shown = ({ orderNo }: ConsoleOrder) => shop.owner.getOrder({ params: { orderNo } });
    await shop.dataSource.manager.update(Order, { orderNo: order.orderNo }, { amountCoupons: 1 });
    expect((await shown(order)).allowedActions).toContain('edit');
    await shop.dataSource.manager.update(Order, { orderNo: order.orderNo }, { amountCoupons: 2 });
    expect((await shown(order)).allowedActions).not.toContain('edit');
    expect(await refusal(order)).toEqual([409, 'action_not_allowed', 'one_amount_coupon_at_most']);
  });

  test('a gift’s line, though the others in its order are', async () => {
    const { order } = await paidTwoLines();
    const [one, two] = ids(order);
    await shop.dataSource.query(`UPDATE order_lines SET kind = 'gift' WHERE id = ${one}`);
    const locked = () => edit(shop, order, { lines: [{ lineId: one!, quantity: 1 }] });
    expect(await shop.refused(locked)).toMatchObject({ code: 'edit_refused' });
    const alone = () => edit(shop, order, { lines: [{ lineId: two!, quantity: 0 }] });
    expect(await problemOf(alone())).toMatchObject({ preview: { problems: [{ code: 'no_ordinary_item' }] } });
    const edited = await edit(shop, order, { lines: [{ lineId: two!, quantity: 1 }] });
    expect(edited.lines.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['gift', 2],
      ['ordinary', 1],
    ]);
  });

  test('a bundle’s line, which is goods enough for its order', async () => {
    const { order } = await paidTwoLines();
    const [one, two] = ids(order);
    await shop.dataSource.query(`UPDATE order_lines SET kind = 'bundle' WHERE id = ${one}`);
    const locked = () => edit(shop, order, { lines: [{ lineId: one!, quantity: 1 }] });
    expect(await shop.refused(locked)).toMatchObject({ code: 'edit_refused' });
    const alone = await edit(shop, order, { lines: [{ lineId: two!, quantity: 0 }] });
    expect(alone.lines.map(({ kind }) => kind)).toEqual(['bundle']);
    const third = await shop.addSku({ price: 500 });
    const again = await edit(shop, alone, { added: [{ skuId: third, quantity: 1 }] });
    expect(again.lines.map(({ kind }) => kind)).toEqual(['bundle', 'ordinary']);
  });

  test('an edit that changes no goods, or leaves an unpaid order with nothing to pay', async () => {
    const { order } = await placeTwoLines('offline');
    const only: Wish[] = [{}, { shipping: 0 }, { extras: [{ kind: 'discount', title: '补偿', amount: 1 }] }];
    for (const wish of only)
      expect(await problemOf(edit(shop, order, wish))).toMatchObject({
        ...{ code: 'edit_refused', preview: { problems: [{ code: 'nothing_changed' }] } },
      });
    const free: Wish = {
      lines: [{ lineId: ids(order)[0]!, quantity: 1 }],
      extras: [{ kind: 'discount', title: '送您', amount: 90_000 }],
    };
    expect(await problemOf(edit(shop, order, free))).toMatchObject({
      ...{ code: 'edit_refused', preview: { amounts: { total: 0 }, problems: [{ code: 'nothing_to_pay' }] } },
    });
  });

  test('by who may not, by an old version, or in a form that no screen sends', async () => {
    const { order } = await paidTwoLines();
    const wish: Wish = { lines: [{ lineId: ids(order)[0]!, quantity: 1 }] };
    const byClerk = () => shop.deskActs('edit', order, { ...wish, expectedTotal: 7800 });
    expect(await shop.refused(byClerk)).toMatchObject({
      ...{ status: 403, params: { permission: 'order.edit' } },
    });
    const look = () => shop.clerk.previewEdit({ params: { orderNo: order.orderNo }, body: wish });
    expect(await shop.refused(look)).toMatchObject({ status: 403, code: 'permission_denied' });
    await edit(shop, order, wish);
    const late = edit(shop, order, { lines: [{ lineId: ids(order)[0]!, quantity: 7 }] });
    expect(await problemOf(late)).toMatchObject({
      ...{ status: 409, code: 'version_conflict', order: { amounts: { total: 7800 } } },
    });
    const odd = [
      { lines: [{ lineId: '1', quantity: -1 }] },
      { lines: [{ lineId: '1', quantity: 1000 }] },
      { extras: [{ kind: 'item', title: ' ', amount: 1 }] },
      { extras: [{ kind: 'item', title: '袋', amount: 0 }] },
      { extras: [{ kind: 'markup', title: '袋', amount: 1 }] },
      { shipping: -1 },
      { delivery: { mode: 'pickup' } },
    ];
    for (const wish of odd)
      expect(actionBodies.edit.safeParse({ version: 1, expectedTotal: 1, ...wish }).success).toBe(false);
  });
});

describe('where it goes', () => {
  const receiver = { contactName: '林晓', contactPhone: '13800000001' };
  const address = '上海市 徐汇区 安福路 1 号';

  test('delivery changes along, and whoever hands the goods over collects', async () => {
    const { order } = await placeTwoLines('cash_on_delivery');
    const lines = [{ lineId: ids(order)[0]!, quantity: 1 }];
    const { storeId, shippingMethodId } = shop.has;
    const atStore = await edit(shop, order, {
      ...{ lines, shipping: 0 },
      delivery: { mode: 'pickup', storeId, ...receiver },
    });
    expect(atStore).toMatchObject({
      delivery: { mode: 'pickup', address: '', shippingMethod: null, store: { id: storeId } },
      payment: { kind: 'pay_at_store' },
      amounts: { total: 7000, due: 7000 },
      difference: null,
    });
    const sent = await edit(shop, atStore, {
      ...{ lines: [{ lineId: ids(order)[0]!, quantity: 2 }], shipping: 800 },
      delivery: { mode: 'express', shippingMethodId, ...receiver, address },
    });
    expect(sent).toMatchObject({
      delivery: { mode: 'express', address, shippingMethod: { 'zh-CN': '同城快递' }, store: null },
      payment: { kind: 'cash_on_delivery' },
    });
    expect(sent.edits[0]?.before.delivery).toEqual({
      ...{ mode: 'pickup', store: '静安店', shippingMethod: null, address: '', ...receiver },
    });
    expect(sent.edits[0]?.after.delivery).toEqual({
      ...{ mode: 'express', store: null, shippingMethod: sent.delivery.shippingMethod, address, ...receiver },
    });
    const byHand = await edit(shop, sent, {
      lines,
      delivery: { mode: 'merchant_delivery', ...receiver, address },
    });
    expect(byHand.delivery).toMatchObject({ mode: 'merchant_delivery', shippingMethod: null });
  });

  test('to a store that is there, by a method that is there', async () => {
    const { order } = await paidTwoLines();
    const lines = [{ lineId: ids(order)[0]!, quantity: 1 }];
    const nowhere = { mode: 'pickup' as const, storeId: '99', ...receiver };
    const byNothing = { mode: 'express' as const, shippingMethodId: '99', ...receiver, address };
    for (const [delivery, code] of [
      [nowhere, 'store_unavailable'],
      [byNothing, 'delivery_unavailable'],
    ] as const) {
      expect(await shop.refused(() => preview(shop, order, { lines, delivery }))).toMatchObject({ code });
      expect(
        await shop.refused(() => edit(shop, order, { lines, delivery }, { expectedTotal: 7800 })),
      ).toMatchObject({ code });
    }
  });

  test('not as the shop has switched off, unless it goes that way already', async () => {
    const { order } = await paidTwoLines();
    const { order: own } = await placeTwoLines('pay_at_store', true);
    const { shippingMethodId, storeId } = shop.has;
    const express = { mode: 'express' as const, shippingMethodId, ...receiver, address };
    const pickup = { mode: 'pickup' as const, storeId, ...receiver };
    const refused = async (of: ShopOrder | ConsoleOrder, delivery: Wish['delivery']) => {
      const lines = [{ lineId: ids(of)[0]!, quantity: 1 }];
      const { status, code } = await shop.refused(() => preview(shop, of, { lines, delivery }));
      return [status, code];
    };
    const switchTo = async (change: object) => {
      const settings = await shop.owner.getSettings();
      await shop.owner.updateSettings({ body: { ...settings, ...change } });
    };
    await switchTo({ pickupEnabled: false });
    expect(await refused(order, pickup)).toEqual([422, 'delivery_unavailable']);
    const kept = await edit(shop, own, {
      lines: [{ lineId: ids(own)[0]!, quantity: 1 }],
      delivery: { ...pickup, contactName: '陈明' },
    });
    expect(kept.delivery).toMatchObject({ mode: 'pickup', contactName: '陈明' });
    await switchTo({ pickupEnabled: true, expressEnabled: false });
    expect(await refused(own, express)).toEqual([422, 'delivery_unavailable']);
    await switchTo({ expressEnabled: true });

    const { items } = await shop.owner.listShippingMethods();
    const method = items.find(({ id }) => id === shippingMethodId)!;
    const params = { id: shippingMethodId };
    const { version } = await shop.owner.updateShippingMethod({
      params,
      body: { ...method, enabled: false },
    });
    expect(await refused(own, express)).toEqual([422, 'delivery_unavailable']);
    const lines = [{ lineId: ids(order)[0]!, quantity: 1 }];
    expect((await preview(shop, order, { lines, delivery: express })).problems).toEqual([]);
    await shop.owner.updateShippingMethod({ params, body: { ...method, version } });
  });
});
