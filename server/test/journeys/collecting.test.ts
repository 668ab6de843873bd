import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { Seen } from '../support/running-shop';
import { openPaymentShop } from '../support/payment-shop';

/** Missions A4 and E8: what a courier or the store collected is recorded as much as it was. */
const shop = openPaymentShop();

const collect = (order: Seen, amount: number, note = '') => shop.deskActs('collect', order, { amount, note });
const moneyOf = ({ amounts: { paid, due }, payment, refundable }: ConsoleOrder) => [
  ...[payment.state, paid, due, refundable],
];

test('on delivery, in two parts: what is still owed is shown until it is all there', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const shipped = await shop.shipAll(order);
  expect(moneyOf(shipped)).toEqual(['unpaid', 0, 1800, 0]);
  const part = await collect(shipped, 1000, '快递员代收');
  expect([part.status, ...moneyOf(part)]).toEqual(['shipped', 'part_paid', 1000, 800, 0]);
  const all = await collect(part, 800);
  expect([all.status, ...moneyOf(all)]).toEqual(['shipped', 'paid', 1800, 0, 0]);
  expect(all.payments).toMatchObject([
    { kind: 'cash_on_delivery', amount: 1000, recordedBy: '马骏', note: '快递员代收', transactionId: null },
    { kind: 'cash_on_delivery', amount: 800, recordedBy: '马骏', note: '' },
  ]);
  // Nothing is collected twice on receipt.
  const received = await shop.acts('confirm_receipt', all, {});
  expect(received).toMatchObject({ status: 'completed', amounts: { paid: 1800, due: 0 } });
  expect(await shop.refused(() => collect({ ...all, version: received.version }, 1))).toMatchObject({
    ...{ status: 409, code: 'action_not_allowed', params: { why: 'owing' } },
  });
});

test('more than was due: it is shown, and goes back by hand', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const over = await collect(await shop.shipAll(order), 2000);
  expect(moneyOf(over)).toEqual(['overpaid', 2000, -200, 200]);
  expect(await shop.refused(() => shop.refund(over, 201))).toMatchObject({
    ...{ status: 422, code: 'refund_too_large', params: { refundable: '¥2.00' } },
  });
  const refunding = await shop.refund(over, 200, { to: 'by_hand' });
  expect(refunding).toMatchObject({ refundable: 0, refunds: [{ way: 'by_hand', state: 'requested' }] });
  await shop.drain();
  const { id = '', version = 0 } = (await shop.seen(order)).refunds[0] ?? {};
  await shop.owner.actOnRefund({
    params: { id, action: 'settle_by_hand' },
    body: { version, remittance: '现金退还' },
  });
  const after = await shop.seen(order);
  expect(after.amounts).toMatchObject({ total: 1800, paid: 2000, refunded: 200, due: 0 });
});

test('at the store before the pickup: the verifier asks for the rest only', async () => {
  const { order } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const part = await collect(await shop.seen(order), 400);
  expect(moneyOf(part)).toEqual(['part_paid', 400, 600, 0]);
  const { code } = await shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
  expect((await shop.verifier.previewRedemption({ query: { code } })).due).toBe(600);
  await shop.verifier.redeem({ body: { code, cashCollected: true } });
  const done = await shop.seen(order);
  expect([done.status, ...moneyOf(done)]).toEqual(['completed', 'paid', 1000, 0, 1000]);
  expect(done.payments.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['pay_at_store', 400],
    ['pay_at_store', 600],
  ]);
});

test('part-paid on delivery and cancelled, what was collected goes back by hand', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const part = await collect(await shop.seen(order), 500);
  const cancelled = await shop.deskActs('cancel', part, { reason: '送不到' });
  expect(cancelled).toMatchObject({
    ...{ status: 'cancelled', amounts: { paid: 500, refunded: 0, due: -500 } },
    refunds: [{ way: 'by_hand', state: 'requested', amount: 500 }],
  });
});

test('never for what is not owing, not yet placed to be collected, or by somebody who may not', async () => {
  const { order: paid } = await shop.paidOne({ paying: 'alipay' });
  expect((await shop.refused(() => collect(paid, 1))).params).toMatchObject({ why: 'owing' });
  const { order: unpaid } = await shop.placeOne();
  expect((await shop.refused(() => collect(unpaid, 1))).params).toMatchObject({
    why: 'wrong_status',
  });
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  for (const amount of [0, -1, 1.5])
    expect(await shop.refused(() => collect(order, amount))).toMatchObject({
      ...{ status: 400, code: 'invalid_input' },
    });
  const asViewer = () => shop.deskActs('collect', order, { amount: 1 }, shop.viewer);
  expect(await shop.refused(asViewer)).toMatchObject({ status: 403, code: 'permission_denied' });
});
