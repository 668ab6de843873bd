import type { Api } from '@lanzi/shared/api/client';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import { OrderShippingClient } from '../../src/fulfilment/wechat-shipping/order-shipping-client';
import { ShippingUpload } from '../../src/fulfilment/wechat-shipping/shipping-upload.entity';
import { Jobs } from '../../src/platform/jobs/jobs';
import { openPaymentShop } from '../support/payment-shop';
import { refusalOf } from '../support/refusals';
import { newKey, dayOf, parcel } from '../support/running-shop';

/** Mission I6: WeChat holds a mini-program payment back until it has heard that the goods left. */
const shop = openPaymentShop();
const wechatPay: OnlineKind = 'wechat_pay';
let people = 0;

/** Somebody who signed in and paid in the mini-program. */
async function paid({ pickup = false, units = 1 } = {}) {
  const user = await shop.wechatUser(`payer${++people}`);
  const skuId = await shop.addSku();
  const body = await bodyFor(user, skuId, units, pickup);
  const { orderNo } = await user.placeOrder({ body }, newKey());
  const { attemptNo, pay } = await user.openPayment({ params: { orderNo }, body: { client: 'miniapp' } });
  await shop.pay(pay);
  return { order: await shop.seen({ orderNo }), attemptNo, user };
}

async function bodyFor(user: Api, skuId: string, quantity: number, pickup: boolean) {
  const lines = [{ skuId, quantity }];
  const { id: addressId } = await user.createAddress({
    body: {
      ...{
        contactName: '林晓',
        contactPhone: '13800000001',
        region: '上海市 上海市 静安区',
        detail: '南京西路 1 号',
      },
      ...{ postcode: '', isDefault: true },
    },
  });
  const { storeId, shippingMethodId } = shop.has;
  const delivery = pickup
    ? { mode: 'pickup' as const, storeId, contactName: '林晓', contactPhone: '13800000001' }
    : { mode: 'express' as const, addressId, shippingMethodId };
  const { amounts } = await user.quote({ body: { lines, delivery } });
  const paymentMethodId = shop.has.paymentMethodIds[wechatPay];
  return { lines, delivery, paymentMethodId, expectedTotal: amounts.total, origin: 'miniapp' as const };
}

const ship = async (order: ConsoleOrder, waybillNo = `SF${order.orderNo.slice(-10)}`, quantity = 1) => {
  const after = await shop.deskActs('ship', order, {
    packages: [{ ...parcel([[order.lines[0]?.id ?? '', quantity]], waybillNo), shippedOn: dayOf(order) }],
  });
  await shop.drain();
  return after;
};
/** Time goes on, and what is due is told. */
const tellWechat = async (seconds = 180) => {
  await shop.later({ seconds });
  await shop.app.get(Jobs).runNow('tell WeChat what left');
};
const atWechat = async (attemptNo: string) =>
  (await shop.shippingInfo()).find((one) => one.attemptNo === attemptNo);
const listed = async (list: 'at_risk' | 'waiting' | 'done', { orderNo }: ConsoleOrder) =>
  (await shop.clerk.listShippingUploads({ query: { list, limit: 100 } })).items.find(
    (upload) => upload.orderNo === orderNo,
  );

test('a shipped order is told to WeChat, but not before staff could correct its number', async () => {
  const { order, attemptNo } = await paid();
  const shipped = await ship(order, 'SF1111111111');
  await tellWechat(60);
  expect(await atWechat(attemptNo)).toBeUndefined();
  const { id: shipmentId = '', carrier } = shipped.shipments[0] ?? {};
  const corrected = { shipmentId, carrierId: carrier?.id ?? '', waybillNo: 'SF2222222222' };
  await shop.deskActs('edit_tracking', shipped, corrected);
  await shop.drain();
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({
    ...{ state: 2, uploads: 1 },
    info: {
      ...{ logistics_type: 1, delivery_mode: 1 },
      shipping_list: [{ tracking_no: 'SF2222222222', express_company: 'SF', item_desc: '新米 ×1' }],
    },
  });
  expect(await listed('done', order)).toMatchObject({ state: 'uploaded', lastCode: 0 });
});

test('packages that leave one after the other are told as they leave, and the last says so', async () => {
  const { order, attemptNo } = await paid({ units: 2 });
  const first = await ship(order, 'SF1000000001');
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 1, info: { is_all_delivered: false } });
  await ship(first, 'SF1000000002');
  await tellWechat();
  const { state, uploads, info } = (await atWechat(attemptNo)) ?? {};
  expect({ state, uploads, all: info?.is_all_delivered }).toEqual({ state: 2, uploads: 2, all: true });
  expect(info?.shipping_list.map(({ tracking_no }) => tracking_no)).toEqual(['SF1000000001', 'SF1000000002']);
});

test('a package that leaves while another is being told of is told of too', async () => {
  const { order, attemptNo } = await paid({ units: 2 });
  const first = await ship(order, 'SF1000000003');
  const { manager } = shop.dataSource;
  const find = manager.findOneByOrFail.bind(manager);
  const reads = jest.spyOn(manager, 'findOneByOrFail').mockImplementation(async (entity, where) => {
    const found: unknown = await find(entity, where);
    if (entity === ShippingUpload) {
      reads.mockRestore();
      await manager.increment(ShippingUpload, { attemptNo }, 'version', 1);
      await manager.update(ShippingUpload, { attemptNo }, { state: 'uploaded', nextTryAt: null });
    }
    return found as never;
  });
  await ship(first, 'SF1000000004');
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2, info: { is_all_delivered: true } });
});

test('a pickup is told when it is redeemed', async () => {
  const { order, attemptNo } = await paid({ pickup: true });
  await tellWechat();
  expect(await atWechat(attemptNo)).toBeUndefined();
  const verifierId = String(shop.has.people.verifier.id);
  await shop.deskActs('redeem', order, { verifierId });
  await shop.drain();
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2, info: { logistics_type: 4 } });
});

test.each([
  [false, 3],
  [true, 4],
])('an order completed by hand is told as gone without a parcel (pickup: %s)', async (pickup, type) => {
  const { order, attemptNo } = await paid({ pickup });
  await shop.deskActs('complete', order, {});
  await shop.drain();
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2, info: { logistics_type: type } });
});

test('opened again in time, it is told when its parcel leaves', async () => {
  const { order, attemptNo } = await paid();
  const open = await shop.deskActs('reopen', await shop.deskActs('complete', order, {}), {});
  await shop.drain();
  await tellWechat();
  expect(await atWechat(attemptNo)).toBeUndefined();
  await ship(open);
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2, uploads: 1, info: { logistics_type: 1 } });
});

test('what was not paid in the mini-program is none of WeChat’s business', async () => {
  const { order } = await shop.paidOne({ paying: 'wechat_pay' });
  await ship(order);
  await tellWechat();
  for (const list of ['at_risk', 'waiting', 'done'] as const)
    expect(await listed(list, order)).toBeUndefined();
});

test('a token that is over is replaced, and an answer that was lost does no harm', async () => {
  const { order, attemptNo } = await paid();
  await ship(order);
  await shop.misbehave('wechat', 'bad_token', { times: 1 });
  await shop.misbehave('wechat', 'forget_answer', { times: 1 });
  await tellWechat();
  expect(await listed('waiting', order)).toMatchObject({ state: 'pending', tries: 1 });
  await tellWechat(60);
  expect(await listed('done', order)).toMatchObject({ state: 'uploaded' });
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2 });
});

test('a payment that WeChat never knows is shown to a person after a day', async () => {
  const { order } = await paid();
  await ship(order);
  await shop.misbehave('wechat', 'unknown_payment', { times: 1000 });
  await tellWechat();
  expect(await listed('waiting', order)).toMatchObject({ lastCode: 10060001 });
  for (let hour = 0; hour < 25; hour++) await tellWechat(3600);
  const upload = await listed('at_risk', order);
  expect(upload).toMatchObject({ state: 'needs_human', lastCode: 10060001, nextTryAt: null });
  expect(upload?.amount).toBe(order.amounts.total);
  expect((await shop.clerk.countShippingUploads({})).at_risk).toBeGreaterThan(0);

  const act = (action: 'retry' | 'done', by = shop.clerk) =>
    by.actOnShippingUpload({
      params: { id: upload?.id ?? '', action },
      body: { version: upload?.version ?? 0 },
    });
  expect((await refusalOf(act('retry', shop.viewer))).code).toBe('permission_denied');
  await shop.behave();
  await act('retry');
  await tellWechat(0);
  expect(await listed('done', order)).toMatchObject({ state: 'uploaded' });
  expect((await refusalOf(act('done'))).code).toBe('action_not_allowed');
});

test('what WeChat does not understand is not tried again; somebody may see to it there', async () => {
  const { order } = await paid();
  await ship(order);
  await shop.misbehave('wechat', 'format_error', { times: 1 });
  await tellWechat();
  const upload = await listed('at_risk', order);
  expect(upload).toMatchObject({ lastCode: 47001, tries: 1 });
  const { id = '', version = 0 } = upload ?? {};
  const body = { version, note: '已在微信后台处理' };
  await shop.clerk.actOnShippingUpload({ params: { id, action: 'done' }, body });
  expect(await listed('done', order)).toMatchObject({ lastMessage: '已在微信后台处理' });
});

test('goods whose money went back before they were told need not be told', async () => {
  const { order, attemptNo, user } = await paid();
  const shipped = await ship(order);
  await shop.acts('confirm_receipt', shipped, {}, user);
  await shop.refund(await shop.seen(order), order.amounts.total);
  await shop.drain();
  await shop.askProviders();
  expect(await shop.seen(order)).toMatchObject({ amounts: { refunded: order.amounts.total } });
  await tellWechat();
  expect(await listed('done', order)).toMatchObject({ state: 'not_needed', uploadedAt: null });
  expect(await atWechat(attemptNo)).toBeUndefined();
});

test('what we take for told and WeChat for unshipped is for a person to see', async () => {
  const { order, attemptNo } = await paid();
  await ship(order);
  const waiting = await listed('waiting', order);
  const { id = '', version = 0 } = waiting ?? {};
  await shop.clerk.actOnShippingUpload({ params: { id, action: 'done' }, body: { version } });
  await shop.later({ seconds: 120 });
  expect((await atWechat(attemptNo))?.state).toBeUndefined();
  await shop.app.get(Jobs).runNow('compare with WeChat’s orders');
  expect(await listed('at_risk', order)).toMatchObject({ state: 'needs_human' });
});

test('what WeChat is told while its list is read is no matter for a person', async () => {
  const { order } = await paid();
  await ship(order);
  const client = shop.app.get(OrderShippingClient);
  const unshipped = client.unshipped.bind(client);
  const listing = jest.spyOn(client, 'unshipped').mockImplementation(async function* (from, to) {
    const page: string[] = [];
    for await (const one of unshipped(from, to)) page.push(one);
    await tellWechat();
    yield* page;
  });
  await shop.later({ seconds: 100 });
  await shop.app.get(Jobs).runNow('compare with WeChat’s orders');
  listing.mockRestore();
  expect(await listed('done', order)).toMatchObject({ state: 'uploaded' });
});

test('a package that leaves while the first is only partly told is told in the end, whatever became of the first', async () => {
  const { order, attemptNo } = await paid({ units: 2 });
  const first = await ship(order, 'SF3000000001');
  await tellWechat();
  // A part of the goods is still here: that WeChat waits for them is no alarm.
  await shop.app.get(Jobs).runNow('compare with WeChat’s orders');
  expect(await listed('at_risk', order)).toBeUndefined();
  await shop.misbehave('wechat', 'format_error', { times: 1 });
  const corrected = {
    shipmentId: first.shipments[0]?.id ?? '',
    carrierId: first.shipments[0]?.carrier.id ?? '',
    waybillNo: 'SF3000000009',
  };
  const after = await shop.deskActs('edit_tracking', first, corrected);
  await shop.drain();
  await tellWechat();
  expect(await listed('at_risk', order)).toMatchObject({ lastCode: 47001 });
  await ship(after, 'SF3000000002');
  await tellWechat();
  expect(await atWechat(attemptNo)).toMatchObject({ state: 2, info: { is_all_delivered: true } });
});
