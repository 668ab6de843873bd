import { TellConsoles } from '../../src/alert/tell-consoles';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity';
import type { OrderEventPayload } from '../../src/order/run-order-action';
import { consolesOf } from '../support/open-console';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();
const { openConsole } = consolesOf(shop);

const openAlerts = async () => (await shop.clerk.listAlerts({ query: { handled: 'false' } })).items;
const handleAll = async () => {
  for (const { id } of await openAlerts()) await shop.clerk.handleAlert({ params: { id } });
};
afterEach(handleAll);

/** The one line of news of this event that nobody was told yet. */
async function newsOf(event: OrderEventPayload['event']): Promise<OrderEventPayload> {
  const rows = await shop.dataSource.manager.findBy(OutboxRow, { event });
  expect(rows.map(({ reaction }) => reaction)).toEqual(['consoles']);
  return rows[0]?.payload as OrderEventPayload;
}

test('placing makes exactly one alert, however often it is announced', async () => {
  const before = await shop.count('alerts');
  const { order } = await shop.placeOne();
  const news = await newsOf('order.placed');
  await shop.drain();
  const tell = shop.app.get(TellConsoles);
  await Promise.all([1, 2, 3].map(() => tell.announceOrder('new_order', news)));
  expect(await shop.count('alerts')).toBe(before + 1);
  const [alert] = await openAlerts();
  expect(alert).toEqual({
    ...{ id: alert?.id, seq: Number(alert?.id), kind: 'new_order', orderNo: order.orderNo },
    ...{ deliveryMode: 'express', store: null, amount: 1800 },
    ...{ speech: '您有新的订单，¥18.00，请及时处理', createdAt: order.placedAt },
    ...{ soundedAt: null, handledAt: null, handledBy: null },
  });
});

test('an open console hears of an order, of a pickup with its store, and of a proof, each in a sentence', async () => {
  const console = await openConsole();
  const { order } = await shop.placeOne();
  await shop.drain();
  await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  await shop.drain();
  await shop.submitProof(order);
  await shop.drain();
  await console.caughtUp();
  expect(console.alerts.map(({ kind, speech }) => [kind, speech])).toEqual([
    ['new_order', '您有新的订单，¥18.00，请及时处理'],
    ['new_order', '您有新的自提订单，静安店，¥10.00，请及时备货'],
    ['proof_submitted', '有顾客上传了付款凭证，¥18.00，请确认'],
  ]);
  const seqs = console.alerts.map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  expect(console.changed.map(({ status }) => status)).toEqual([
    ...['pending_payment', 'processing', 'pending_confirmation'],
  ]);
});

test('one that connects later gets what it missed and nobody handled, oldest first', async () => {
  const early = await openConsole();
  const missed = [];
  for (let n = 0; n < 3; n++) {
    missed.push((await shop.placeOne()).order.orderNo);
    await shop.drain();
  }
  await early.caughtUp();
  const { id = '' } = early.alerts[1] ?? {};
  await shop.clerk.handleAlert({ params: { id } });

  const late = await openConsole({ token: shop.token('owner'), lastSeq: (early.alerts[0]?.seq ?? 0) - 1 });
  expect(late.alerts.map(({ orderNo }) => orderNo)).toEqual([missed[0], missed[2]]);
  expect(late.alerts[0]).toEqual(early.alerts[0]);
  // The same in a page that never knew a number.
  const fresh = await openConsole();
  expect(fresh.alerts.map(({ orderNo }) => orderNo)).toEqual([missed[0], missed[2]]);
});

test('an alert that sounded somewhere and one that was handled say so everywhere, once', async () => {
  const [here, there] = [await openConsole(), await openConsole({ token: shop.token('owner') })];
  await shop.placeOne();
  await shop.drain();
  await here.caughtUp();
  const { id = '' } = here.alerts[0] ?? {};
  const { seq = 0 } = here.alerts[0] ?? {};
  expect(await here.say('alert:sounded', id)).toEqual({ ok: true });
  shop.clock.advance(60);
  await there.say('alert:sounded', id);
  expect((await openAlerts())[0]?.soundedAt).toBe(
    new Date(shop.clock.now().getTime() - 60_000).toISOString(),
  );

  expect(await here.say('alert:handled', id)).toEqual({ ok: true });
  expect(await there.say('alert:handled', id)).toEqual({ ok: true });
  await Promise.all([here.caughtUp(), there.caughtUp()]);
  expect([here.handled, there.handled]).toEqual([[{ id, by: '马骏' }], [{ id, by: '马骏' }]]);
  expect(await openAlerts()).toEqual([]);
  const late = await openConsole({ token: shop.token('owner'), lastSeq: seq - 1 });
  expect(late.alerts).toEqual([]);
});

test.each(['cancel', 'confirm_payment', 'redeem', 'mark_out_of_stock', 'ship', 'expire'] as const)(
  '%s settles the order’s alerts',
  async (action) => {
    const wish =
      action === 'redeem'
        ? ({ pickup: true, paying: 'pay_at_store' } as const)
        : action === 'ship' || action === 'mark_out_of_stock'
          ? ({ paying: 'cash_on_delivery' } as const)
          : {};
    const { order } = await shop.placeOne(wish);
    const { order: another } = await shop.placeOne();
    await shop.drain();
    const console = await openConsole();
    expect(console.alerts.map(({ orderNo }) => orderNo).sort()).toEqual(
      [order.orderNo, another.orderNo].sort(),
    );
    const acts = {
      cancel: () => shop.deskActs('cancel', order, { reason: '无货' }),
      confirm_payment: () => shop.deskActs('confirm_payment', order, {}),
      redeem: () => {
        const verifierId = String(shop.has.people.verifier.id);
        return shop.deskActs('redeem', order, { verifierId, cashCollected: true });
      },
      mark_out_of_stock: () => shop.deskActs('mark_out_of_stock', order, { reason: '无货' }),
      ship: () => shop.shipAll(order),
      expire: async () => {
        await shop.submitProof(another);
        await shop.later({ minutes: 31 });
        await shop.runJob('expire unpaid orders');
      },
    };
    await acts[action]();
    await shop.drain();
    await console.caughtUp();
    const id = console.alerts.find(({ orderNo }) => orderNo === order.orderNo)?.id ?? '';
    expect(console.handled).toEqual([{ id, by: action === 'expire' ? '' : '马骏' }]);
    expect((await openAlerts()).every(({ orderNo }) => orderNo === another.orderNo)).toBe(true);
    await shop.deskActs('cancel', await shop.clerk.getOrder({ params: { orderNo: another.orderNo } }), {
      reason: '清场',
    });
  },
);

test('orders placed and cancelled before anybody was told are announced, then settled, each in this order', async () => {
  const console = await openConsole();
  const before = await shop.count('alerts');
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }] });
  const placeAndCancel = async () =>
    shop.acts('cancel', await shop.shopper.placeOrder({ body }, newKey()), {});
  const cancelled = [];
  for (let n = 0; n < 20; n++) cancelled.push(await placeAndCancel());
  await shop.drain();
  await console.caughtUp();
  expect(await shop.count('alerts')).toBe(before + 20);
  expect(await openAlerts()).toEqual([]);
  expect(console.handled.map(({ id }) => id).sort()).toEqual(console.alerts.map(({ id }) => id).sort());
  for (const { orderNo } of cancelled)
    expect(
      console.changed.filter((change) => change.orderNo === orderNo).map(({ status }) => status),
    ).toEqual(['pending_payment', 'cancelled']);
});

test('settling told late or twice leaves alone what was asked for afterwards', async () => {
  const order = await shop.submitProof((await shop.placeOne()).order);
  const rejected = await shop.deskActs('reject_proof', order, { reason: '看不清' });
  const settled = await newsOf('order.proof_rejected');
  await shop.drain();
  expect(await openAlerts()).toEqual([]);
  await shop.submitProof(rejected);
  await shop.drain();
  const [asked] = await openAlerts();
  await shop.app.get(TellConsoles).settle(settled);
  expect(await openAlerts()).toEqual([asked]);
});

test('who may only look hears alerts and cannot handle them, neither here nor there', async () => {
  const console = await openConsole({ token: shop.token('viewer') });
  await shop.placeOne();
  await shop.drain();
  await console.caughtUp();
  const { id = '' } = console.alerts[0] ?? {};
  expect(await console.say('alert:handled', id)).toEqual({ ok: false });
  expect(await shop.refused(() => shop.viewer.handleAlert({ params: { id } }))).toEqual({
    ...{ status: 403, code: 'permission_denied', params: { permission: 'alert.handle' } },
  });
  expect((await openAlerts()).map((alert) => alert.id)).toEqual([id]);
});

test('an alert that is not there cannot be handled', async () => {
  expect(await shop.refused(() => shop.clerk.handleAlert({ params: { id: '999999' } }))).toMatchObject({
    ...{ status: 404, code: 'not_found' },
  });
  const console = await openConsole();
  for (const id of ['', '0', '-1', "1' OR '1'='1"])
    expect(await console.say('alert:handled', id)).toEqual({ ok: false });
});
