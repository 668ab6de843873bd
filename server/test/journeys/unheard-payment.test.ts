import { openPaymentShop } from '../support/payment-shop';
import { pixel } from '../support/pixel';
import type { Seen } from '../support/running-shop';

/** The provider never tells: the shop asks. */
const shop = openPaymentShop();
const providers = ['wechat_pay', 'alipay'] as const;

async function paidUnheard(paying: (typeof providers)[number]) {
  await shop.misbehave(paying, 'never_notify');
  const paid = await shop.paidOne({ paying });
  expect(paid.order).toMatchObject({ status: 'pending_payment', version: 1, amounts: { paid: 0 } });
  return paid;
}
/** Somebody brought one for an order that is to be paid online; staff keep it. */
async function proofByStaff(order: Seen) {
  const { id: pictureId } = (await (await shop.upload('clerk', pixel)).json()) as { id: string };
  return shop.deskActs('submit_proof', order, { pictureId });
}
const isPaid = { status: 'processing', version: 2, amounts: { paid: 1800, due: 0 } };

test.each(providers)('the job finds what was paid by %s a minute after it was opened', async (paying) => {
  const { order, attemptNo } = await paidUnheard(paying);
  await shop.later({ seconds: 59 });
  await shop.askProviders();
  expect(await shop.seen(order)).toEqual(order);
  await shop.later({ seconds: 1 });
  await Promise.all([shop.askProviders(), shop.askProviders()]);
  expect(await shop.seen(order)).toMatchObject(isPaid);
  expect(await shop.attempt(attemptNo)).toMatchObject({ state: 'paid', checks: 1, nextCheckAt: null });
});

test('an open attempt is asked about after 1, 3, 10 and 30 minutes', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  const openedAt = shop.clock.now().getTime();
  const asked: number[] = [];
  for (let minute = 0; minute < 30; minute += 0.25) {
    await shop.later({ seconds: 15 });
    const before = (await shop.attempt(attemptNo)).checks;
    await shop.askProviders();
    if ((await shop.attempt(attemptNo)).checks > before)
      asked.push((shop.clock.now().getTime() - openedAt) / 60_000);
  }
  expect(asked).toEqual([1, 3, 10, 30]);
  // Its time is over, and so it is closed.
  expect((await shop.attempt(attemptNo)).state).toBe('closed');
  await shop.runJob('expire unpaid orders');
  expect((await shop.seen(order)).status).toBe('cancelled');
});

test.each(providers)('the shopper says that they have paid by %s, and it is true', async (paying) => {
  const { order } = await paidUnheard(paying);
  const answer = await shop.shopper.checkPayment({ params: { orderNo: order.orderNo } });
  expect(answer).toMatchObject({ ...isPaid, payment: { state: 'paid' } });
});

test.each(providers)('the shopper says that they have paid by %s, and it is not true', async (paying) => {
  const { order } = await shop.placeOne({ paying });
  const params = { orderNo: order.orderNo };
  // Before anything was opened, after the page was, and after somebody began to pay.
  expect(await shop.shopper.checkPayment({ params })).toEqual(order);
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  expect(await shop.shopper.checkPayment({ params })).toEqual(order);
  await shop.beginToPay(attemptNo);
  expect(await shop.shopper.checkPayment({ params })).toEqual(order);
  expect((await shop.attempt(attemptNo)).state).toBe('open');
});

test.each(providers)(
  '%s cannot be asked: the shopper is told so, nothing changes, the job asks again',
  async (paying) => {
    const { order } = await paidUnheard(paying);
    await shop.misbehave(paying, 'off', { times: 100 });
    const { orderNo } = order;
    expect(await shop.refused(() => shop.shopper.checkPayment({ params: { orderNo } }))).toMatchObject({
      ...{ status: 502, code: 'provider_failed' },
    });
    await shop.later({ minutes: 1 });
    await shop.askProviders();
    expect(await shop.seen(order)).toEqual(order);
    await shop.behave();
    await shop.later({ minutes: 2 });
    await shop.askProviders();
    expect(await shop.seen(order)).toMatchObject(isPaid);
  },
);

test.each(providers)('an answer of %s with a wrong signature is not believed', async (paying) => {
  const { order } = await paidUnheard(paying);
  await shop.misbehave(paying, 'wrong_signature');
  const check = () => shop.shopper.checkPayment({ params: { orderNo: order.orderNo } });
  expect(await shop.refused(check)).toMatchObject({ status: 502, code: 'provider_failed' });
  expect(await check()).toMatchObject(isPaid);
});

test('one attempt that cannot be asked about does not keep the others from being found', async () => {
  const first = await paidUnheard('alipay');
  const second = await paidUnheard('alipay');
  await shop.misbehave('alipay', 'error');
  await shop.later({ minutes: 1 });
  await shop.askProviders();
  const statuses = await Promise.all(
    [first, second].map(async ({ order }) => (await shop.seen(order)).status),
  );
  expect(statuses.sort()).toEqual(['pending_payment', 'processing']);
});

test('an attempt whose page nobody opened is closed when its time is over, whatever its order waits for', async () => {
  const { order } = await shop.placeOne({ paying: 'alipay' });
  const { attemptNo } = await shop.shopper.openPayment({
    params: { orderNo: order.orderNo },
    body: { client: 'phone' },
  });
  await proofByStaff(order);
  await shop.later({ minutes: 30 });
  await shop.askProviders();
  expect(await shop.seen(order)).toMatchObject({
    status: 'pending_confirmation',
    attempts: [{ state: 'closed' }],
  });
  // It may still be paid online, by an attempt that lasts as long as any.
  const again = await shop.openAttempt('shopper', order.orderNo);
  expect(again).not.toBe(attemptNo);
  expect((await shop.attempt(again)).expiresAt).toEqual(shop.clock.in(30 * 60));
  await shop.pay(again);
  expect((await shop.seen(order)).status).toBe('processing');
});

test('with a new deadline there is a new attempt when the old one’s time is over', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const old = await shop.openAttempt('shopper', order.orderNo);
  const proven = await proofByStaff(order);
  await shop.later({ minutes: 25 });
  const rejected = await shop.deskActs('reject_proof', proven, { reason: '看不清' });
  await shop.later({ minutes: 6 });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  expect(attemptNo).not.toBe(old);
  expect((await shop.attempt(attemptNo)).expiresAt.toISOString()).toBe(rejected.payment.deadline);
  await shop.pay(attemptNo);
  expect((await shop.seen(order)).status).toBe('processing');
});
