import { paths } from '@lanzi/shared/api/paths';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { PAY_LINK_HOURS } from '@lanzi/shared/payment/pay-link';
import { PayLink } from '../../src/order/pay-link.entity';
import { behalfBody, holderOf, linkTokenOf, placeOnBehalf } from '../support/on-behalf';
import { openPaymentShop } from '../support/payment-shop';
import { pixel } from '../support/pixel';
import { problemOf } from '../support/refusals';
import { newKey } from '../support/running-shop';

/** Mission D9: staff place an order for a customer, who has paid already or pays it by a link. */
const shop = openPaymentShop();

/** Two pieces at 10.00; 8.00 to ship. */
async function twoPieces(onHand = 100) {
  const skuId = await shop.addSku({ onHand });
  return { skuId, lines: [{ skuId, quantity: 2 }] };
}
const extras = [
  { kind: 'item' as const, title: '礼品袋', amount: 500 },
  { kind: 'discount' as const, title: '老客优惠', amount: 1000 },
];
/** An order that waits to be paid by WeChat Pay, and whoever holds its link. */
async function orderWithLink(wish: Partial<Parameters<typeof placeOnBehalf>[1]> = {}) {
  const { lines, skuId } = await twoPieces();
  const order = await placeOnBehalf(shop, { lines, paying: 'wechat_pay', ...wish });
  const token = await linkTokenOf(shop, order);
  return { skuId, order, token, payer: holderOf(shop, token) };
}

describe('the customer', () => {
  test('is entered by phone, once', async () => {
    const body = { phone: '+86 13911112222', nickname: '孙阿姨' };
    const first = await shop.clerk.createCustomer({ body });
    expect(first).toMatchObject({ nickname: '孙阿姨', phone: '13911112222' });
    const again = await shop.clerk.createCustomer({ body: { phone: '13911112222', nickname: '别人' } });
    expect(again).toEqual(first);
    const byId = await shop.clerk.listCustomers({ query: { q: first.id } });
    expect(byId.items).toContainEqual(first);
  });

  test('has an address book that staff choose from', async () => {
    const params = { id: String(shop.has.people.shopper.id) };
    const { items } = await shop.clerk.listCustomerAddresses({ params });
    expect(items[0]).toMatchObject({ contactName: '林晓', region: '上海市 静安区' });
    const nobody = () => shop.clerk.listCustomerAddresses({ params: { id: '999999' } });
    expect(await shop.refused(nobody)).toMatchObject({ code: 'not_found' });
  });
});

test('an order that is paid already begins to be processed, with its money in the books', async () => {
  const { lines, skuId } = await twoPieces();
  const wish = {
    lines,
    extras,
    paid: true,
    paymentNote: '柜台现金',
    note: '请放门口',
    merchantNote: '电话订',
  };
  const order = await placeOnBehalf(shop, wish, shop.owner);
  expect(order).toMatchObject({
    ...{ status: 'processing', origin: 'staff', note: '请放门口', merchantNote: '电话订', extras },
    amounts: { items: 2000, surcharge: 500, shipping: 800, discount: 1000, total: 2300, paid: 2300, due: 0 },
    payments: [{ kind: 'offline', amount: 2300, recordedBy: '许文', note: '柜台现金' }],
    delivery: { mode: 'express', contactPhone: '13800000001', address: '上海市 静安区 南京西路 1788 号' },
    payment: { deadline: null, state: 'paid' },
  });
  expect(order.timeline).toMatchObject([{ action: 'place', actor: { kind: 'staff', name: '许文' } }]);
  expect(await shop.stock(skuId)).toMatchObject({ onHand: 100, reserved: 2 });
  // The customer finds it among their own, and where it came from.
  const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(mine).toMatchObject({ origin: 'staff', status: 'processing' });
  const { items } = await shop.owner.listAudit({ query: { limit: 1 } });
  expect(items[0]).toMatchObject({ action: 'order.place', subject: order.orderNo });
  const shipped = await shop.shipAll(order);
  expect(shipped.status).toBe('shipped');
});

test('pickup, paying at the store and the shop’s own delivery go as at checkout', async () => {
  const { lines } = await twoPieces();
  const pickup = await placeOnBehalf(shop, { lines, pickup: true, paying: 'pay_at_store' });
  expect(pickup).toMatchObject({
    ...{ status: 'processing', delivery: { mode: 'pickup', store: { name: '静安店' } } },
    amounts: { shipping: 0, total: 2000, due: 2000 },
  });
  const delivery = {
    mode: 'merchant_delivery' as const,
    ...{ contactName: '林晓', contactPhone: '13800000001', address: '铜仁路 1 号' },
  };
  const own = await placeOnBehalf(shop, { lines, delivery, shipping: 300 }, shop.owner);
  expect(own).toMatchObject({ delivery: { mode: 'merchant_delivery' }, amounts: { shipping: 300 } });
  const atStore = () => placeOnBehalf(shop, { lines, delivery, paying: 'pay_at_store' });
  expect(await shop.refused(atStore)).toMatchObject({ code: 'payment_method_unavailable' });
});

describe('the payment link', () => {
  test('lets whoever holds it pay, and is over then', async () => {
    const { order, payer, token } = await orderWithLink();
    expect(order).toMatchObject({ status: 'pending_payment', payment: { kind: 'wechat_pay' } });
    expect(order.payment.deadline).not.toBeNull();
    const page = await payer.getPayPage();
    expect(page).toMatchObject({ state: 'open', order: { orderNo: order.orderNo, amounts: { due: 2800 } } });
    // Nothing of the customer is in it.
    expect(JSON.stringify(page)).not.toMatch(/林晓|1380000|南京西路/);
    // The database keeps a digest alone.
    expect(JSON.stringify(await shop.contents())).not.toContain(token);
    const { attemptNo } = await payer.openPaymentByLink({ body: { client: 'phone' } });
    await shop.pay(attemptNo);
    expect(await shop.seen(order)).toMatchObject({ status: 'processing', amounts: { paid: 2800 } });
    expect(await payer.checkPaymentByLink()).toEqual({ state: 'paid', order: null });
    const again = () => payer.openPaymentByLink({ body: { client: 'phone' } });
    expect(await shop.refused(again)).toMatchObject({ status: 409, code: 'pay_link_over' });
    const another = () => shop.clerk.makePayLink({ params: { orderNo: order.orderNo } });
    expect(await shop.refused(another)).toMatchObject({ code: 'action_not_allowed' });
  });

  test('lets them pay another way, by transfer with its proof, but not from the balance nor later', async () => {
    const { order, payer, token } = await orderWithLink();
    const { attemptNo } = await payer.openPaymentByLink({ body: { client: 'phone' } });
    const change = (kind: 'balance' | 'cash_on_delivery' | 'offline') =>
      payer.changeMethodByLink({
        body: { version: order.version, paymentMethodId: shop.has.paymentMethodIds[kind] },
      });
    for (const kind of ['balance', 'cash_on_delivery'] as const)
      expect(await shop.refused(() => change(kind))).toMatchObject({ code: 'payment_method_unavailable' });
    const { order: changed } = await change('offline');
    expect(changed).toMatchObject({ payment: { kind: 'offline' }, proofWaits: false });
    expect((await shop.attempt(attemptNo)).state).toBe('closed');
    const form = new FormData();
    form.set('file', new Blob([pixel], { type: 'image/png' }), 'proof.png');
    const uploaded = await fetch(shop.url + paths.uploadPictureByLink.path, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } },
    });
    const { id: pictureId } = (await uploaded.json()) as { id: string };
    const proved = await payer.proveByLink({ body: { version: changed?.version ?? 0, pictureId } });
    expect(proved).toMatchObject({ state: 'open', order: { proofWaits: true } });
    const back = await shop.deskActs('reject_proof', await shop.seen(order), { reason: '看不清' });
    expect((await payer.getPayPage()).order?.proofRejected).toBe('看不清');
    await shop.deskActs('confirm_payment', back, {});
    expect((await payer.getPayPage()).state).toBe('paid');
    // Both timelines tell that it was not the customer who did it, and the customer no more than that.
    const byLink = ({ timeline }: Pick<ShopOrder, 'timeline'>) =>
      timeline.filter(({ details }) => details?.byLink).map(({ action }) => action);
    expect(byLink(await shop.seen(order))).toEqual(['change_payment_method', 'submit_proof']);
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(byLink(mine)).toEqual(['change_payment_method', 'submit_proof']);
    expect(mine.timeline.map(({ details }) => details).filter(Boolean)).toEqual([
      { byLink: true },
      { byLink: true },
    ]);
  });

  test('takes no proof of what is paid through a provider, whoever sends it', async () => {
    const { order, payer } = await orderWithLink();
    const { id: pictureId } = (await (await shop.upload('shopper', pixel)).json()) as { id: string };
    const refused = {
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'submit_proof', status: 'pending_payment', why: 'pays_by_transfer' },
    };
    const byLink = () => payer.proveByLink({ body: { version: order.version, pictureId } });
    expect(await shop.refused(byLink)).toEqual(refused);
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine.allowedActions).not.toContain('submit_proof');
    expect(await shop.refused(() => shop.acts('submit_proof', order, { pictureId }))).toEqual(refused);
    expect(await shop.seen(order)).toMatchObject({ version: order.version, status: 'pending_payment' });
  });

  test('that leaked does not keep the customer from paying', async () => {
    const { order, payer, token } = await orderWithLink();
    const open = () => payer.openPaymentByLink({ body: { client: 'phone' } });
    for (let n = 0; n < 30; n++) await open();
    expect(await shop.refused(open)).toMatchObject({ code: 'rate_limited' });
    for (let n = 0; n < 60; n++) await payer.checkPaymentByLink();
    expect(await shop.refused(() => payer.checkPaymentByLink())).toMatchObject({ code: 'rate_limited' });
    const upload = () =>
      fetch(shop.url + paths.uploadPictureByLink.path, {
        ...{ method: 'POST', headers: { authorization: `Bearer ${token}` } },
      });
    for (let n = 0; n < 60; n++) expect((await upload()).status).toBe(415);
    expect((await upload()).status).toBe(429);
    const { orderNo } = order;
    expect((await shop.shopper.openPayment({ params: { orderNo }, body: {} })).amount).toBe(2800);
    await shop.shopper.checkPayment({ params: { orderNo } });
    expect((await shop.upload('shopper', pixel)).status).toBe(201);
  });

  test('opens nothing else: no account, no other order', async () => {
    const { token, payer } = await orderWithLink();
    const { order: other } = await orderWithLink();
    const asShopper = () => payer.getMyOrder({ params: { orderNo: other.orderNo } });
    expect(await shop.refused(asShopper)).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await shop.refused(() => payer.getMe())).toMatchObject({ code: 'not_signed_in' });
    const foreign = holderOf(shop, shop.token('shopper'));
    expect(await shop.refused(() => foreign.getPayPage())).toMatchObject({ code: 'pay_link_invalid' });
    const guessed = holderOf(shop, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
    expect(await shop.refused(() => guessed.getPayPage())).toMatchObject({ code: 'pay_link_invalid' });
  });

  test('lives as long as its order: a day, and as long as a proof is being looked at', async () => {
    const { order, payer } = await orderWithLink({ paying: 'offline' });
    const { deadline } = order.payment;
    expect(Date.parse(deadline ?? '')).toBe(shop.clock.now().getTime() + PAY_LINK_HOURS * 3_600_000);
    const link = () => shop.clerk.makePayLink({ params: { orderNo: order.orderNo } });
    expect((await link()).expiresAt).toBe(deadline);
    expect(await shop.refused(() => payer.getPayPage())).toMatchObject({ code: 'pay_link_invalid' });
    const holder = holderOf(shop, await linkTokenOf(shop, order));
    const proven = await shop.submitProof(order);
    await shop.later({ days: 2 });
    await shop.runJob('expire unpaid orders');
    expect((await holder.getPayPage()).state).toBe('open');
    await shop.deskActs('reject_proof', proven, { reason: '看不清' });
    await shop.later({ days: 1, seconds: -1 });
    expect((await holder.getPayPage()).state).toBe('open');
    await shop.later({ seconds: 1 });
    expect(await holder.getPayPage()).toEqual({ state: 'expired', order: null });
    const pay = () => holder.openPaymentByLink({ body: {} });
    expect(await shop.refused(pay)).toMatchObject({ code: 'pay_link_over' });
    await shop.runJob('expire unpaid orders');
    expect(await holder.getPayPage()).toEqual({ state: 'cancelled', order: null });
  });

  test('is void when a new one is made, and when staff revoke it', async () => {
    const { order, payer } = await orderWithLink();
    const renewed = holderOf(shop, await linkTokenOf(shop, order));
    expect((await renewed.getPayPage()).state).toBe('open');
    expect(await shop.refused(() => payer.getPayPage())).toMatchObject({ code: 'pay_link_invalid' });
    await shop.clerk.revokePayLink({ params: { orderNo: order.orderNo } });
    expect(await shop.refused(() => renewed.getPayPage())).toMatchObject({ code: 'pay_link_invalid' });
    expect(await shop.dataSource.manager.countBy(PayLink, { orderId: 0 })).toBe(0);
  });

  test('says that its order was cancelled, by the deadline or by staff', async () => {
    const { payer, skuId } = await orderWithLink();
    await shop.later({ days: 1 });
    await shop.runJob('expire unpaid orders');
    expect(await payer.getPayPage()).toEqual({ state: 'cancelled', order: null });
    expect(await shop.stock(skuId)).toMatchObject({ reserved: 0 });
  });

  test('cannot be guessed at without end', async () => {
    const guess = () => holderOf(shop, 'x'.repeat(32)).getPayPage();
    const codes = new Set<string>();
    for (let n = 0; n < 40; n++) codes.add((await problemOf(guess())).code);
    expect([...codes]).toEqual(['pay_link_invalid', 'rate_limited']);
  });
});

describe('refusals', () => {
  test('what is sold out is said, at its line', async () => {
    const { skuId, lines } = await twoPieces(1);
    const place = () => placeOnBehalf(shop, { lines, expectedTotal: 2800 });
    expect(await shop.refused(place)).toEqual({
      ...{ status: 409, code: 'sold_out', params: { product: '新米', left: 1 } },
    });
    expect(await problemOf(place())).toMatchObject({
      preview: { problems: [{ code: 'short_of_stock', added: 0, left: 1 }] },
    });
    expect(await shop.stock(skuId)).toMatchObject({ reserved: 0 });
  });

  test('another total than the one that staff saw', async () => {
    const { lines } = await twoPieces();
    const place = () => placeOnBehalf(shop, { lines, expectedTotal: 2000 });
    expect(await shop.refused(place)).toMatchObject({
      ...{ code: 'total_changed', params: { now: 2800, expected: 2000 } },
    });
  });

  test('nothing to pay, a withdrawn SKU, a customer that is none, a closed way', async () => {
    const { lines, skuId } = await twoPieces();
    const free = [{ kind: 'discount' as const, title: '全免', amount: 9000 }];
    const nothing = () => placeOnBehalf(shop, { lines, extras: free, expectedTotal: 0 }, shop.owner);
    expect(await shop.refused(nothing)).toMatchObject({ status: 422, code: 'order_refused' });
    const nobody = () => placeOnBehalf(shop, { lines, customerId: '999999' });
    expect(await shop.refused(nobody)).toMatchObject({ code: 'not_found' });
    const byProvider = () =>
      placeOnBehalf(shop, { lines, paid: true, paying: 'wechat_pay', expectedTotal: 2800 }, shop.owner);
    expect(await shop.refused(byProvider)).toMatchObject({ code: 'payment_method_unavailable' });
    await shop.dataSource.query(`UPDATE skus SET enabled = 0 WHERE id = ${skuId}`);
    const gone = () => placeOnBehalf(shop, { lines, expectedTotal: 2800 });
    expect(await shop.refused(gone)).toMatchObject({ code: 'order_refused' });
  });

  test('without permission: to place at all, and to give a discount', async () => {
    const { lines } = await twoPieces();
    const body = await behalfBody(shop, { lines });
    const viewer = () => shop.viewer.placeOnBehalf({ body }, newKey());
    expect(await shop.refused(viewer)).toMatchObject({ status: 403, code: 'permission_denied' });
    const discount = () => placeOnBehalf(shop, { lines, extras }, shop.clerk);
    expect(await shop.refused(discount)).toMatchObject({ params: { permission: 'order.price' } });
    expect(await placeOnBehalf(shop, { lines, extras }, shop.owner)).toMatchObject({ extras });
  });

  test('the same key twice makes one order; no key makes none', async () => {
    const { lines, skuId } = await twoPieces();
    const body = await behalfBody(shop, { lines });
    const key = newKey();
    const twice = await Promise.all([1, 2].map(() => shop.clerk.placeOnBehalf({ body }, key)));
    expect(twice[0]?.orderNo).toBe(twice[1]?.orderNo);
    expect(await shop.stock(skuId)).toMatchObject({ reserved: 2 });
    const keyless = () => shop.clerk.placeOnBehalf({ body });
    expect(await shop.refused(keyless)).toMatchObject({ code: 'idempotency_key_required' });
  });
});
