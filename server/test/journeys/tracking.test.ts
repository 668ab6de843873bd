import { createHash } from 'node:crypto';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { OrderStore } from '../../src/order/order.store';
import { Shipment } from '../../src/order/shipment.entity';
import { Tracking } from '../../src/order/tracking.entity';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { KdniaoClient } from '../../src/fulfilment/kdniao/kdniao-client';
import { Jobs } from '../../src/platform/jobs/jobs';
import { comeBack, exchanging, filed, handle, placeReceived, replacementBy } from '../support/after-sales';
import { kdniao, openPaymentShop } from '../support/payment-shop';
import { dayOf, parcel } from '../support/running-shop';

/** Mission C6: where parcels are, as their carriers tell; and what it means for the automatic receipt. */
const shop = openPaymentShop();
const day = 86_400_000;
let numbers = 0;

/** An order that left in these packages, by ZTO unless told otherwise, and that we are told of. */
async function shipped({ units = 1, carrier = 'ZTO' } = {}) {
  const skuId = await shop.addSku();
  const placed = await shop.place({ lines: [{ skuId, quantity: units }], paying: 'cash_on_delivery' });
  const { items } = await shop.owner.listCarriers();
  const carrierId = items.find(({ code }) => code === carrier)?.id ?? '';
  const lineId = placed.lines[0]?.id ?? '';
  const packages = Array.from({ length: units }, () => ({
    ...parcel([[lineId, 1]]),
    shippedOn: dayOf(placed),
    carrierId,
    waybillNo: `${carrier}${String(++numbers).padStart(9, '0')}`,
  }));
  const order = await shop.deskActs('ship', placed, { packages });
  await shop.drain();
  return { order, waybillNos: packages.map(({ waybillNo }) => waybillNo) as [string, ...string[]] };
}

const shopperSees = ({ orderNo }: ConsoleOrder) => shop.shopper.getMyOrder({ params: { orderNo } });
const receiptAt = async (order: ConsoleOrder) => Date.parse((await shop.seen(order)).autoReceiptAt ?? '');

test('a parcel is followed from the door to the door', async () => {
  const { order, waybillNos } = await shipped({ carrier: 'SF' });
  expect((await shopperSees(order)).shipments[0]?.tracking).toEqual({
    ...{ state: 'unknown', updatedAt: null, signedAt: null, traces: [] },
  });
  await shop.later({ minutes: 60 });
  await shop.moveParcel(waybillNos[0], 'collected');
  await shop.later({ minutes: 60 });
  await shop.moveParcel(waybillNos[0], 'out_for_delivery');
  const at = shop.clock.now().toISOString().replace(/\.\d+/, '.000');
  const { tracking } = (await shopperSees(order)).shipments[0] ?? {};
  expect(tracking).toMatchObject({ state: 'out_for_delivery', updatedAt: at, signedAt: null });
  expect(tracking?.traces.map(({ text }) => /收取|派件/.exec(text)?.[0])).toEqual(['派件', '收取']);
});

test('news of a number that was put right meanwhile says nothing of the parcel', async () => {
  const { order, waybillNos } = await shipped();
  const store = shop.app.get(OrderStore);
  const lock = store.lock.bind(store);
  jest.spyOn(store, 'lock').mockImplementationOnce(async (target) => {
    const [waybillNo] = waybillNos;
    await shop.app.get(UnitOfWork).manager.update(Shipment, { waybillNo }, { waybillNo: `${waybillNo}9` });
    return lock(target);
  });
  await shop.moveParcel(waybillNos[0], 'signed');
  expect((await shopperSees(order)).shipments[0]?.tracking?.state).toBe('unknown');
});

test('the days until the automatic receipt count from the signature of the last parcel', async () => {
  const { order, waybillNos } = await shipped({ units: 2 });
  const { autoReceiptDays } = await shop.owner.getSettings();
  await shop.later({ days: 3 });
  await shop.moveParcel(waybillNos[0], 'signed');
  await shop.later({ days: 2 });
  await shop.moveParcel(waybillNos[1] ?? '', 'signed_by_other');
  const signedAt = Date.parse((await shop.seen(order)).shipments[1]?.tracking?.signedAt ?? '');
  expect(await receiptAt(order)).toBe(signedAt + autoReceiptDays * day);
  const { timeline } = await shop.seen(order);
  expect(timeline.filter(({ action }) => action === 'track').map(({ details }) => details)).toEqual(
    waybillNos.map((waybillNo) => ({ waybillNo })),
  );
  await shop.later({ days: autoReceiptDays });
  await shop.runJob('receive shipped orders');
  expect(await shop.seen(order)).toMatchObject({ status: 'completed', completedBy: 'receipt' });
});

test('while a parcel is on its way nothing is received by itself; one that was lost sight of is', async () => {
  const { order, waybillNos } = await shipped();
  const { autoReceiptDays } = await shop.owner.getSettings();
  await shop.later({ days: autoReceiptDays });
  await shop.moveParcel(waybillNos[0], 'in_transit');
  await shop.later({ days: 2 });
  await shop.runJob('receive shipped orders');
  expect((await shop.seen(order)).status).toBe('shipped');
  await shop.later({ days: 30 });
  await shop.runJob('receive shipped orders');
  expect((await shop.seen(order)).status).toBe('completed');
});

test('with another number the days until the automatic receipt begin anew', async () => {
  const { order, waybillNos } = await shipped();
  const { autoReceiptDays } = await shop.owner.getSettings();
  await shop.moveParcel(waybillNos[0], 'refused');
  await shop.later({ days: 1 });
  const seen = await shop.seen(order);
  const [{ id: shipmentId = '', carrier } = {}] = seen.shipments;
  const right = { shipmentId, carrierId: carrier?.id ?? '', waybillNo: 'ZTO777666444' };
  await shop.deskActs('edit_tracking', seen, right);
  expect(await receiptAt(order)).toBe(shop.clock.now().getTime() + autoReceiptDays * day);
  await shop.later({ days: autoReceiptDays });
  await shop.runJob('receive shipped orders');
  expect((await shop.seen(order)).status).toBe('completed');
});

test('a parcel that comes back is flagged and called out, and the order is never received by itself', async () => {
  const { order, waybillNos } = await shipped();
  await shop.moveParcel(waybillNos[0], 'refused');
  await shop.drain();
  expect(await shop.alertsOf(order.orderNo)).toContain('parcel_returning');
  expect((await shop.seen(order)).autoReceiptAt).toBeNull();
  // On its way back it travels as any other, and is signed for in the end.
  await shop.later({ days: 1 });
  await shop.moveParcel(waybillNos[0], 'in_transit');
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('returning');
  await shop.later({ days: 1 });
  await shop.moveParcel(waybillNos[0], { state: '3', detail: '', text: '已签收' });
  await shop.drain();
  await shop.later({ days: 60 });
  await shop.runJob('receive shipped orders');
  const { items } = await shop.clerk.listOrders({ query: { q: order.orderNo } });
  expect(items).toMatchObject([{ status: 'shipped', parcels: 'returning' }]);
  expect((await shop.seen(order)).shipments[0]?.tracking).toMatchObject({
    state: 'returning',
    signedAt: null,
  });
  await shop.moveParcel(waybillNos[0], { state: '3', detail: '406', text: '退件已签收' });
  await shop.drain();
  await shop.later({ days: 60 });
  await shop.runJob('receive shipped orders');
  expect((await shop.clerk.listOrders({ query: { q: order.orderNo } })).items).toMatchObject([
    { status: 'shipped', parcels: 'returned' },
  ]);
  expect((await shop.alertsOf(order.orderNo)).filter((kind) => kind === 'parcel_returning')).toHaveLength(1);
});

test('told twice, or late, it changes nothing', async () => {
  const { order, waybillNos } = await shipped();
  await shop.moveParcel(waybillNos[0], 'collected');
  await shop.later({ minutes: 10 });
  await shop.misbehave('kdniao', 'notify_out_of_order');
  await shop.moveParcel(waybillNos[0], 'signed');
  const after = await shop.seen(order);
  expect(after.shipments[0]?.tracking?.state).toBe('signed');
  await Promise.all(Array.from({ length: 5 }, () => shop.pushParcels(waybillNos)));
  expect(await shop.seen(order)).toEqual(after);
});

test('that there is no news for days does not undo what is known', async () => {
  const { order, waybillNos } = await shipped();
  await shop.moveParcel(waybillNos[0], 'collected');
  const after = await shop.seen(order);
  await shop.pushParcels(waybillNos, { nothingNew: true });
  expect(await shop.seen(order)).toEqual(after);
});

test('a carrier that keeps silent is asked, but not twice in an hour', async () => {
  await shop.misbehave('kdniao', 'never_notify', { times: 99 });
  const { order, waybillNos } = await shipped();
  await shop.moveParcel(waybillNos[0], 'collected');
  const ask = () => shop.app.get(Jobs).runNow('ask where parcels are');
  await ask();
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('unknown');
  await shop.later({ days: 1 });
  await ask();
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('collected');
  const asked = () => shop.dataSource.manager.sum(Tracking, 'tries');
  const before = await asked();
  await ask();
  expect(await asked()).toBe(before);
});

test('with the number, what was told of it is forgotten, and the new one is followed', async () => {
  const { order, waybillNos } = await shipped();
  await shop.moveParcel(waybillNos[0], 'collected');
  const { id: shipmentId = '', carrier } = (await shop.seen(order)).shipments[0] ?? {};
  const waybillNo = 'ZTO999888777';
  const body = { shipmentId, carrierId: carrier?.id ?? '', waybillNo };
  await shop.deskActs('edit_tracking', await shop.seen(order), body);
  await shop.drain();
  await shop.moveParcel(waybillNos[0], 'signed');
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('unknown');
  await shop.moveParcel(waybillNo, 'collected');
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('collected');
});

describe('the replacement of an exchange', () => {
  const autoDoneAt = async ({ id }: { id: string }) => Date.parse((await staffSee({ id })).autoDoneAt ?? '');
  const staffSee = ({ id }: { id: string }) => shop.clerk.getAfterSale({ params: { id } });
  const endWhatIsDue = () => shop.runJob('end after-sales');

  /** One that left by this carrier, and that we are told of; `phone` stands on the parcel. */
  async function replaced({ carrier = 'ZTO', phone = '13800000001' } = {}) {
    const { order, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId)));
    const { items } = await shop.owner.listCarriers();
    const by = replacementBy(shop);
    const waybillNo = `${carrier}${String(++numbers).padStart(9, '0')}`;
    const carrierId = items.find(({ code }) => code === carrier)?.id ?? '';
    const to = { ...by.to, contactPhone: phone };
    const afterSale = await handle(shop.clerk, 'ship_replacement', here, { ...by, to, carrierId, waybillNo });
    await shop.drain();
    return { afterSale, waybillNo, orderNo: order.orderNo };
  }

  test('its days count from the signature, and not while it is on its way', async () => {
    const { afterSale, waybillNo, orderNo } = await replaced();
    const { autoReceiptDays } = await shop.owner.getSettings();
    await shop.later({ days: 1 });
    await shop.moveParcel(waybillNo, 'in_transit');
    await shop.later({ days: autoReceiptDays });
    await endWhatIsDue();
    expect((await staffSee(afterSale)).status).toBe('replacement_shipped');
    await shop.moveParcel(waybillNo, 'signed');
    const { replacement, timeline } = await shop.seen({ orderNo });
    const signedAt = Date.parse(replacement?.tracking?.signedAt ?? '');
    expect(await autoDoneAt(afterSale)).toBe(signedAt + autoReceiptDays * day);
    expect(timeline.at(-1)).toMatchObject({ action: 'track', details: { waybillNo } });
    await endWhatIsDue();
    expect((await staffSee(afterSale)).status).toBe('replacement_shipped');
    await shop.later({ days: autoReceiptDays });
    await endWhatIsDue();
    expect((await staffSee(afterSale)).status).toBe('done');
  });

  test('one that its carrier lost sight of arrives in the end', async () => {
    const { afterSale, waybillNo } = await replaced();
    await shop.moveParcel(waybillNo, 'in_transit');
    await shop.later({ days: 31 });
    await endWhatIsDue();
    expect((await staffSee(afterSale)).status).toBe('done');
  });

  test('one that comes back is called out and arrives by no timer, until its waybill is another', async () => {
    const { afterSale, waybillNo, orderNo } = await replaced();
    await shop.moveParcel(waybillNo, 'refused');
    await shop.drain();
    expect(await shop.alertsOf(orderNo)).toEqual(['parcel_returning']);
    expect(await staffSee(afterSale)).toMatchObject({
      ...{ status: 'replacement_shipped', autoDoneAt: null },
      replacement: { tracking: { state: 'returning' } },
    });
    await shop.later({ days: 60 });
    await endWhatIsDue();
    const seen = await shop.seen({ orderNo });
    expect(seen.afterSale?.status).toBe('replacement_shipped');
    const { id: shipmentId = '', carrier } = seen.replacement ?? {};
    const again = { shipmentId, carrierId: carrier?.id ?? '', waybillNo: 'ZTO777666555' };
    await shop.deskActs('edit_tracking', seen, again);
    await shop.drain();
    expect(await shop.alertsOf(orderNo)).toEqual([]);
    await shop.moveParcel('ZTO777666555', 'signed');
    await shop.later({ days: (await shop.owner.getSettings()).autoReceiptDays });
    await endWhatIsDue();
    expect((await staffSee(afterSale)).status).toBe('done');
  });

  test('late news of what was received before says nothing of it', async () => {
    const { order, waybillNos } = await shipped();
    await shop.later({ days: 1 });
    const { orderNo } = order;
    const paid = await shop.acts('confirm_receipt', await shopperSees(order), {});
    const here = await comeBack(shop, await filed(shop, paid, exchanging(paid.lines[0]?.id ?? '', 1)));
    const sent = await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    await shop.drain();
    const { version } = await shop.seen({ orderNo });
    await shop.moveParcel(waybillNos[0], 'refused');
    await shop.drain();
    expect(await shop.seen({ orderNo })).toMatchObject({ version });
    expect(await autoDoneAt(sent)).toBe(Date.parse(sent.autoDoneAt ?? ''));
  });

  test('its carrier is asked with the phone that stands on it', async () => {
    const client = shop.app.get(KdniaoClient);
    const call = jest.spyOn(client, 'call');
    const { waybillNo } = await replaced({ carrier: 'SF', phone: '13911112222' });
    const asked = call.mock.calls.map(([, , body]) => body);
    call.mockRestore();
    expect(asked).toContainEqual({ ShipperCode: 'SF', LogisticCode: waybillNo, CustomerName: '2222' });
  });
});

describe('a push', () => {
  const send = (data: object, sign?: string) => {
    const RequestData = JSON.stringify(data);
    const hex = createHash('md5')
      .update(RequestData + kdniao.apiKey)
      .digest('hex');
    const DataSign = sign ?? Buffer.from(hex).toString('base64');
    return fetch(`${shop.url}/api/hooks/kdniao`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ RequestData, RequestType: '101', DataSign }),
    });
  };
  const signedFor = (waybillNo: string) => ({
    ...{ ShipperCode: 'ZTO', LogisticCode: waybillNo, Success: true, State: '3', StateEx: '301' },
    Traces: [{ AcceptTime: '2026-05-31 09:30:00', AcceptStation: '已签收' }],
  });

  test.each([
    ['with a wrong signature', (data: object) => send(data, 'bm90IHRoZSBzaWduYXR1cmU=')],
    ['for somebody else', (data: object) => send({ ...data, EBusinessID: '7' })],
  ])('%s is refused and changes nothing', async (_, push) => {
    const { order, waybillNos } = await shipped();
    const before = await shop.seen(order);
    const answer = await push({ EBusinessID: kdniao.id, Data: [signedFor(waybillNos[0])] });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ Success: false });
    expect(await shop.seen(order)).toEqual(before);
  });

  test('with something unreadable in it brings the rest', async () => {
    const { order, waybillNos } = await shipped();
    const answer = await send({
      EBusinessID: kdniao.id,
      Data: [{ strange: true }, signedFor('ZTO000000000'), signedFor(waybillNos[0])],
    });
    expect(await answer.json()).toEqual({
      ...{ EBusinessID: kdniao.id, Success: true, Reason: '' },
      UpdateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('signed');
  });

  test('with something in it that cannot be taken now brings the rest, and is wanted again', async () => {
    const { order, waybillNos } = await shipped({ units: 2 });
    const data = { EBusinessID: kdniao.id, Data: waybillNos.map(signedFor) };
    jest.spyOn(shop.app.get(OrderStore), 'lock').mockRejectedValueOnce(new Error('away'));
    const states = async () => (await shop.seen(order)).shipments.map(({ tracking }) => tracking?.state);
    const refused = await send(data);
    expect([refused.status, await refused.json()]).toMatchObject([500, { Success: false }]);
    expect(await states()).toEqual(['unknown', 'signed']);
    expect((await send(data)).status).toBe(200);
    expect(await states()).toEqual(['signed', 'signed']);
  });

  test('with half a character in its words is taken all the same', async () => {
    const { order, waybillNos } = await shipped();
    const told = signedFor(waybillNos[0]);
    const Traces = told.Traces.map((trace) => ({
      ...trace,
      ...{ AcceptStation: `${'派'.repeat(499)}😀`, Location: '上海\ud83d' },
    }));
    expect((await send({ EBusinessID: kdniao.id, Data: [{ ...told, Traces }] })).status).toBe(200);
    expect((await shop.seen(order)).shipments[0]?.tracking?.traces).toMatchObject([
      { text: '派'.repeat(499), location: '上海\ufffd' },
    ]);
  });
});

test('a push of several megabytes is taken, one of more than eight is not; other bodies stay small', async () => {
  const { order, waybillNos } = await shipped();
  const push = (megabytes: number) => {
    const AcceptStation = '运'.repeat((megabytes * 1024 * 1024) / 9);
    const told = {
      ...{ ShipperCode: 'ZTO', LogisticCode: waybillNos[0], Success: true, State: '2' },
      Traces: [{ AcceptTime: '2027-01-01 10:00:00', AcceptStation }],
    };
    const RequestData = JSON.stringify({ EBusinessID: kdniao.id, PushTime: '', Count: '1', Data: [told] });
    const md5 = createHash('md5')
      .update(RequestData + kdniao.apiKey)
      .digest('hex');
    const DataSign = Buffer.from(md5).toString('base64');
    const body = new URLSearchParams({ RequestData, RequestType: '101', DataSign });
    return shop.fetch(null, '/api/hooks/kdniao', { method: 'POST', body });
  };
  expect((await push(9)).status).toBe(413);
  expect((await push(5)).status).toBe(200);
  expect((await shop.seen(order)).shipments[0]?.tracking?.state).toBe('in_transit');
  const long = JSON.stringify({ code: 'x'.repeat(1024 * 1024) });
  const json = { method: 'POST', body: long, headers: { 'content-type': 'application/json' } };
  expect((await shop.fetch(null, '/api/shop/session/wechat', json)).status).toBe(413);
});
