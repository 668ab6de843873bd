import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import { placePaid } from '../support/cancelling';
import { openShop } from '../support/running-shop';

const shop = openShop();
const atStore = { pickup: true, paying: 'pay_at_store' } as const;
const contact = {
  contactName: '林晓妈妈',
  contactPhone: '13900000009',
  address: '上海市 杨浦区 大学路 1 号',
};
const change = (order: ShopOrder | ConsoleOrder, mode: 'express' | 'merchant_delivery' = 'express') =>
  shop.deskActs('change_delivery', order, { mode, ...contact }, shop.owner);
const codeOf = ({ orderNo }: { orderNo: string }) => shop.shopper.getRedemptionCode({ params: { orderNo } });

/** The shop stops, or starts again, to take cash on delivery. */
async function setCashOnDelivery(enabled: boolean): Promise<void> {
  const id = shop.has.paymentMethodIds.cash_on_delivery;
  const { items } = await shop.owner.listPaymentMethods();
  const method = items.find((one) => one.id === id);
  if (!method) throw new Error('no cash on delivery');
  const { kind, title, instructions, position, version } = method;
  const body = { kind, title, instructions, position, version, enabled };
  await shop.owner.updatePaymentMethod({ params: { id }, body });
}

test('a paid pickup whose shopper cannot come is sent by courier, at the same total', async () => {
  const { order, skuId } = await placePaid(shop, { pickup: true });
  const changed = await change(order);
  expect(changed).toMatchObject({
    ...{ status: 'processing', version: order.version + 1, amounts: order.amounts },
    delivery: { mode: 'express', ...contact, store: null, shippingMethod: null },
    payment: { kind: 'offline', state: 'paid' },
  });
  expect(changed.timeline.at(-1)).toMatchObject({
    ...{ action: 'change_delivery', actor: { kind: 'staff', name: '许文' } },
    from: 'processing',
    to: 'processing',
    details: {
      before: '静安店 · 林晓 · 13800000001',
      after: '上海市 杨浦区 大学路 1 号 · 林晓妈妈 · 13900000009',
      mode: 'express',
    },
  });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 2, sold: 0 });
  const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(mine.delivery).toEqual(changed.delivery);
  expect((await shop.shipAll(changed)).status).toBe('shipped');
  expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
});

test('the pickup code no longer works, at any store', async () => {
  const { order } = await shop.placeOne(atStore);
  const { code, shortCode } = await codeOf(order);
  const changed = await change(order, 'merchant_delivery');
  const verifierId = String(shop.has.people.verifier.id);
  for (const attempt of [
    () => codeOf(order),
    () => shop.verifier.previewRedemption({ query: { code } }),
    () => shop.verifier.redeem({ body: { code, cashCollected: true } }),
    () => shop.verifierElsewhere.redeem({ body: { code: shortCode, cashCollected: true } }),
    () => shop.deskActs('redeem', changed, { verifierId, cashCollected: true }),
  ])
    expect(await shop.refused(attempt)).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed', params: { why: 'is_pickup' } },
    });
});

test('what was to be paid at the store is paid on delivery', async () => {
  const { order, skuId } = await shop.placeOne(atStore);
  const changed = await change(order, 'merchant_delivery');
  expect(changed).toMatchObject({
    ...{ amounts: order.amounts, delivery: { mode: 'merchant_delivery' } },
    payment: {
      ...{ methodId: shop.has.paymentMethodIds.cash_on_delivery, kind: 'cash_on_delivery' },
      ...{ title: { 'zh-CN': '货到付款' }, instructions: { 'zh-CN': '请按货到付款付款' }, state: 'unpaid' },
    },
  });
  const done = await shop.acts('confirm_receipt', await shop.shipAll(changed), {});
  expect(done.amounts).toMatchObject({ total: 1000, paid: 1000, due: 0 });
  expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
});

test('what was paid at the store already stays as it was paid', async () => {
  const { order } = await shop.placeOne(atStore);
  const paid = await shop.deskActs('collect', order, { amount: 1000 });
  expect((await change(paid)).payment).toMatchObject({ kind: 'pay_at_store', state: 'paid' });
});

test('a shop that takes no cash on delivery cannot bring what is not paid', async () => {
  const { order } = await shop.placeOne(atStore);
  await setCashOnDelivery(false);
  expect(await shop.refused(() => change(order))).toEqual({
    ...{ status: 422, code: 'payment_method_unavailable', params: {} },
  });
  // One that is paid needs nobody to collect.
  expect((await change((await placePaid(shop, { pickup: true })).order)).delivery.mode).toBe('express');
  await setCashOnDelivery(true);
  expect((await change(order)).payment.kind).toBe('cash_on_delivery');
});

test('only while it can still be changed, by whoever may, knowing where to', async () => {
  const { order } = await shop.placeOne(atStore);
  expect(await shop.refused(() => change({ ...order, version: 9 }))).toMatchObject({
    code: 'version_conflict',
  });
  const given = { mode: 'express', ...contact } as const;
  expect(await shop.refused(() => shop.deskActs('change_delivery', order, given, shop.viewer))).toEqual({
    ...{ status: 403, code: 'permission_denied', params: { permission: 'order.fulfil' } },
  });
  for (const wrong of [{ address: ' ' }, { contactName: '' }, { contactPhone: 'x' }])
    expect(
      await shop.refused(() => shop.deskActs('change_delivery', order, { ...given, ...wrong }, shop.owner)),
    ).toMatchObject({ status: 400, code: 'invalid_input' });
  const unpaid = (await shop.placeOne({ pickup: true })).order;
  const shipped = await shop.shipAll((await shop.placeOne({ paying: 'cash_on_delivery' })).order);
  for (const late of [unpaid, shipped])
    expect(await shop.refused(() => change(late))).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed', params: { why: 'wrong_status' } },
    });
});
