import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Task, TaskRow } from '../../src/platform/tasks/task.entity';
import { TaskLost, Tasks } from '../../src/platform/tasks/tasks';
import { CarryOutWaybills } from '../../src/fulfilment/waybill/carry-out-waybills';
import { Waybill } from '../../src/fulfilment/waybill/waybill.entity';
import { WaybillBatch } from '../../src/fulfilment/waybill/waybill-batch';
import { Waybills } from '../../src/fulfilment/waybill/waybills';
import { Staff } from '../../src/staff/staff.entity';
import { askToCancel, review } from '../support/cancelling';
import { openPaymentShop } from '../support/payment-shop';
import { dayOf, parcel } from '../support/running-shop';
import { refusalOf } from '../support/refusals';
import { accountInput, WaybillDesk } from '../support/waybill-shop';

/** Missions C2 and C3: e-waybills from KDNiao, with everything that can go wrong on the way. */
const shop = openPaymentShop();
const desk = new WaybillDesk(shop);
beforeAll(() => desk.furnish());

const row = (orderNo: string) => shop.dataSource.manager.findOneByOrFail(Waybill, { orderNo });
/** An account like the desk's, and how it is put right. */
async function anotherAccount() {
  const input = { ...accountInput, senderAddressId: desk.has.addressId };
  const { id, version } = await shop.owner.createCarrierAccount({ body: input });
  const save = (changed: Partial<typeof input>) =>
    shop.owner.updateCarrierAccount({ params: { id }, body: { ...input, ...changed, version } });
  return { carrierAccountId: id, save };
}

test('one click brings number, label and shipment; the goods leave the stock', async () => {
  const { order, skuId, waybill, waybillNo } = await desk.issued(2);
  expect(waybill).toMatchObject({
    ...{ carrier: { code: 'SF' }, accountTitle: '顺丰月结', requestedBy: '马骏', printedTimes: 0 },
    allowedActions: ['cancel'],
  });
  expect(order).toMatchObject({
    status: 'shipped',
    shipments: [{ waybillNo, waybillId: waybill.id, shippedOn: '2026-01-15', lines: [{ quantity: 2 }] }],
  });
  expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
  expect(await desk.parcels(order)).toMatchObject([{ waybillNo, carrier: 'SF', subscribed: true }]);
  expect(await desk.of(order)).toEqual([waybill]);
  expect(await desk.waiting()).not.toContain(order.orderNo);
  const audited = { action: 'waybill.request', staffName: '马骏' };
  expect(await shop.dataSource.manager.findBy(AuditEntry, audited)).not.toHaveLength(0);
});

test('KDNiao is told where from, where to and what is in it; never the password in our books', async () => {
  const { order } = await desk.toShip(3);
  await desk.create(order, { weightGrams: 1500, note: '轻放 #1 & "2"' });
  const { request } = await row(order.orderNo);
  expect(request).toMatchObject({
    ...{ ShipperCode: 'SF', PayType: 3, ExpType: '1', MonthCode: 'M0001', TemplateSize: '130', Weight: 1.5 },
    Sender: { Name: '许文', Tel: '021-5550 0101', ProvinceName: '上海', PostCode: '200031' },
    Receiver: {
      ...{ Name: '林晓', Mobile: '13800000001', ProvinceName: '上海', CityName: '上海市' },
      ...{ ExpAreaName: '静安区', Address: '南京西路 1788 号 5 楼' },
    },
    Commodity: [{ GoodsName: '新米 1 件', Goodsquantity: 3 }],
    Remark: '轻放 ＃1 ＆ ＂2＂',
    AddService: [{ Name: 'COD', Value: (order.amounts.due / 100).toFixed(2), CustomerID: 'M0001' }],
  });
  expect(JSON.stringify(await shop.contents())).not.toContain('pa55word');
});

test('goods and shop with long names are told by their beginnings, which end with a whole character', async () => {
  const skuId = await shop.addSku({ name: `${'米'.repeat(99)}🍚` });
  const { name, ...settings } = await shop.owner.getSettings();
  await shop.owner.updateSettings({
    body: { ...settings, name: { ...name, 'zh-CN': `${'铺'.repeat(29)}🍚` } },
  });
  const lines = [{ skuId, quantity: 1 }];
  const order = await shop.place({ lines, paying: 'cash_on_delivery' });
  expect(await desk.create(order)).toMatchObject({ state: 'issued' });
  expect((await row(order.orderNo)).request).toMatchObject({
    ...{ Commodity: [{ GoodsName: '米'.repeat(99) }], Sender: { Company: '铺'.repeat(29) } },
  });
});

test('SF is told what a parcel to Hong Kong is worth; other carriers and places are not', async () => {
  const receiver = {
    ...{ province: '香港特别行政区', city: '香港特别行政区', district: '湾仔区', detail: '轩尼诗道 1 号' },
  };
  const { order } = await desk.toShip(3);
  expect(await desk.create(order, { receiver })).toMatchObject({ state: 'issued', failure: null });
  expect((await row(order.orderNo)).request).toMatchObject({
    ...{ CurrencyCode: 'CNY', Dutiable: { DeclaredValue: 30 } },
  });
  const near = await desk.toShip();
  await desk.create(near.order);
  expect((await row(near.order.orderNo)).request).not.toHaveProperty('CurrencyCode');
});

test('a part of the order goes first, the rest under a waybill of its own', async () => {
  const { order } = await desk.toShip(3);
  const lineId = order.lines[0]?.id ?? '';
  const first = await desk.create(order, { lines: [{ lineId, quantity: 1 }] });
  expect((await row(order.orderNo)).request).not.toHaveProperty('AddService');
  const half = await shop.seen(order);
  expect(half).toMatchObject({ status: 'processing', lines: [{ quantityShipped: 1 }] });
  const tooMany = desk.create(half, { lines: [{ lineId, quantity: 3 }] });
  expect(await refusalOf(tooMany)).toMatchObject({ code: 'package_lines_invalid' });
  const second = await desk.create(half);
  expect(second.waybillNo).not.toBe(first.waybillNo);
  expect(await shop.seen(order)).toMatchObject({ status: 'shipped', lines: [{ quantityShipped: 3 }] });
});

test('of two clicks at once one brings a waybill, and the parcel has one number', async () => {
  const { order } = await desk.toShip();
  const outcomes = await Promise.allSettled([desk.create(order), desk.create(order)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await desk.parcels(order)).toHaveLength(1);
  expect((await shop.seen(order)).shipments).toHaveLength(1);
  expect(await refusalOf(desk.create(order))).toMatchObject({ code: 'version_conflict' });
});

test('a time-out after KDNiao wrote it down is asked again under the same number', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  const asked = await desk.create(order);
  expect(asked).toMatchObject({ state: 'requested', waybillNo: null });
  const [known] = await desk.parcels(order);
  expect(await desk.waiting()).toContain(order.orderNo);
  expect(await refusalOf(desk.create(order))).toMatchObject({ code: 'waybill_unsettled' });
  await desk.goOn(29);
  expect((await desk.of(order))[0]?.state).toBe('requested');
  await desk.goOn(1);
  expect(await desk.of(order)).toMatchObject([
    { state: 'issued', waybillNo: known?.waybillNo, hasLabel: true },
  ]);
  expect(await desk.parcels(order)).toHaveLength(1);
  expect((await shop.seen(order)).shipments).toMatchObject([{ waybillNo: known?.waybillNo }]);
});

test('what is to be collected is still the same when the account’s month code was put right meanwhile', async () => {
  const { order } = await desk.toShip();
  const { carrierAccountId, save } = await anotherAccount();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order, { carrierAccountId });
  await save({ monthCode: 'M0002' });
  await desk.goOn(30);
  expect(await desk.of(order)).toMatchObject([{ state: 'issued', withdrawing: false }]);
  expect((await shop.seen(order)).status).toBe('shipped');
});

test.each([['off'], ['error']])('KDNiao %s: nothing ships, and asked again it does', async (mode) => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', mode);
  const asked = await desk.create(order);
  expect(asked.state).toBe(mode === 'off' ? 'requested' : 'failed');
  expect((await shop.seen(order)).status).toBe('processing');
  expect(await desk.act('retry', asked)).toMatchObject({ state: 'issued' });
  expect(await desk.parcels(order)).toHaveLength(1);
});

test('ordered and nobody says under which number: found with the carrier, it is settled by hand', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'no_number', { times: 2 });
  const lost = await desk.create(order);
  expect(lost).toMatchObject({ state: 'unknown', waybillNo: null, failure: '该订单号已下单成功' });
  const still = await desk.act('retry', lost);
  expect(still.state).toBe('unknown');
  const settled = await desk.act('settle', still, { waybillNo: 'SF1234500001' });
  expect(settled).toMatchObject({ state: 'issued', waybillNo: 'SF1234500001', hasLabel: false });
  expect((await shop.seen(order)).shipments).toMatchObject([{ waybillNo: 'SF1234500001' }]);
});

test('a number that is another parcel’s, or an order’s, is not the one that was looked for', async () => {
  const theirs = (await shop.placeOne({ paying: 'cash_on_delivery', by: 'other' })).order;
  const lines = theirs.lines.map(({ id, quantity }): [string, number] => [id, quantity]);
  await shop.deskActs('ship', theirs, { packages: [parcel(lines, 'SF1234500002')] });
  const { waybillNo } = await desk.issued();
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'no_number');
  const lost = await desk.create(order);
  const refused = async (typed: string) =>
    (await shop.refused(() => desk.act('settle', lost, { waybillNo: typed }))).code;
  expect(await refused('SF1234500002')).toBe('waybill_taken');
  // Orders of one customer may leave under one number that was typed, but no e-waybills.
  expect(await refused(waybillNo)).toBe('waybill_taken');
  expect(await refused(order.orderNo)).toBe('waybill_is_order_no');
  expect(await desk.act('settle', lost, { waybillNo: 'SF1234500003' })).toMatchObject({ state: 'issued' });
});

test('ordered without a number, and told when asked once more', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'no_number');
  expect(await desk.act('retry', await desk.create(order))).toMatchObject({
    state: 'issued',
    hasLabel: true,
  });
  expect(await desk.parcels(order)).toHaveLength(1);
});

test('numbers and lists may come as another type', async () => {
  await shop.misbehave('kdniao', 'odd_types');
  await desk.issued();
});

test('a refusal is shown in the carrier’s words; with the address put right it is asked for again', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'refuse', { reason: '【顺丰】收件地址不在派送范围' });
  const failed = await desk.create(order);
  expect(failed).toMatchObject({
    ...{ state: 'failed', failure: '【顺丰】收件地址不在派送范围', waybillNo: null },
    allowedActions: ['retry', 'drop'],
  });
  const failedAt = await shop.seen(order);
  expect(failedAt.timeline.at(-1)).toMatchObject({
    ...{ action: 'fail_waybill', reason: '【顺丰】收件地址不在派送范围', actor: { kind: 'system' } },
  });
  const told = (await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } })).timeline;
  expect(told.map(({ action }) => action)).not.toContain('fail_waybill');
  expect(await refusalOf(desk.create(failedAt))).toMatchObject({ code: 'waybill_unsettled' });
  const { contactName, contactPhone } = order.delivery;
  await shop.deskActs('change_delivery', await shop.seen(order), {
    ...{ mode: 'express', contactName, contactPhone, address: '浙江省 杭州市 西湖区 文三路 1 号' },
  });
  const { orderCode } = await row(order.orderNo);
  expect(await desk.act('retry', failed)).toMatchObject({ state: 'issued', failure: null });
  const now = await row(order.orderNo);
  expect(now).toMatchObject({
    orderCode,
    request: { Receiver: { CityName: '杭州市', Address: '文三路 1 号' } },
  });
  expect(await refusalOf(desk.act('retry', failed))).toMatchObject({ code: 'version_conflict' });
});

test('what was typed for a refused one is known, and can be put right when it is asked for again', async () => {
  const { order } = await desk.toShip();
  const receiver = { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号' };
  await shop.misbehave('kdniao', 'refuse');
  const failed = await desk.create(order, { receiver, weightGrams: 1500, note: '轻放' });
  expect(failed.lines).toEqual([{ lineId: order.lines[0]?.id, quantity: 1 }]);
  const { accountId: carrierAccountId } = desk.has;
  expect(failed.asked).toEqual({ carrierAccountId, receiver, weightGrams: 1500, note: '轻放' });
  const { orderCode } = await row(order.orderNo);
  const asked = { ...failed.asked, receiver: { ...receiver, district: '上城区' }, weightGrams: null };
  expect(await desk.act('retry', failed, { asked })).toMatchObject({ state: 'issued', asked });
  const now = await row(order.orderNo);
  expect(now).toMatchObject({ orderCode, request: { Receiver: { ExpAreaName: '上城区' }, Remark: '轻放' } });
  expect(now.request).not.toHaveProperty('Weight');
});

test('what was typed for an older address of the order is not asked for again', async () => {
  const { order } = await desk.toShip();
  const receiver = { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号' };
  await shop.misbehave('kdniao', 'refuse');
  const failed = await desk.create(order, { receiver });
  const { contactName, contactPhone } = order.delivery;
  await shop.deskActs('change_delivery', await shop.seen(order), {
    ...{ mode: 'express', contactName, contactPhone, address: '江苏省 南京市 玄武区 中山路 1 号' },
  });
  expect((await desk.of(order))[0]?.asked.receiver).toBeNull();
  expect(await desk.act('retry', failed)).toMatchObject({ state: 'issued' });
  expect((await row(order.orderNo)).request).toMatchObject({ Receiver: { CityName: '南京市' } });
});

test('a refused one is asked for again with the carrier that the account has now, and ships with it', async () => {
  const { order } = await desk.toShip();
  const { carrierAccountId, save } = await anotherAccount();
  await shop.misbehave('kdniao', 'refuse');
  const failed = await desk.create(order, { carrierAccountId });
  const carrier = (await shop.owner.listCarriers()).items.find(({ code }) => code === 'ZTO');
  await save({ carrierId: carrier?.id });
  expect(await desk.act('retry', failed)).toMatchObject({ state: 'issued', carrier: { code: 'ZTO' } });
  expect(await desk.parcels(order)).toMatchObject([{ carrier: 'ZTO' }]);
  expect((await shop.seen(order)).shipments).toMatchObject([{ carrier: { code: 'ZTO' } }]);
});

test('a refused one is dropped, and the order has another', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'refuse');
  const dropped = await desk.act('drop', await desk.create(order), { reason: '换一家快递' });
  expect(dropped).toMatchObject({ state: 'dropped', allowedActions: [] });
  const after = await shop.seen(order);
  expect(after.timeline.at(-1)).toMatchObject({
    ...{ action: 'drop_waybill', reason: '换一家快递', actor: { kind: 'staff', name: '马骏' } },
  });
  expect(await desk.create(after)).toMatchObject({ state: 'issued' });
  expect(await desk.of(order)).toHaveLength(2);
});

test('what cannot be asked for is refused and leaves nothing behind', async () => {
  const { order } = await desk.toShip();
  const { orderNo, version } = order;
  const { contactName, contactPhone } = order.delivery;
  const moved = await shop.deskActs('change_delivery', order, {
    ...{ mode: 'express', contactName, contactPhone, address: '文三路 1 号' },
  });
  const refused = async (ask: () => Promise<unknown>) => (await shop.refused(ask)).code;
  expect(await refused(() => desk.create(moved))).toBe('address_incomplete');
  const receiver = { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号' };
  expect(await refused(() => desk.create(moved, { carrierAccountId: '999' }))).toBe('not_found');
  expect(await refused(() => desk.create(order))).toBe('version_conflict');
  expect(await refused(() => desk.create({ ...order, orderNo: '99999999' }))).toBe('not_found');
  const body = { version, carrierAccountId: desk.has.accountId };
  const byViewer = () => shop.viewer.createWaybill({ params: { orderNo }, body });
  expect(await refused(byViewer)).toBe('permission_denied');
  const unpaid = (await shop.placeOne()).order;
  expect(await refused(() => desk.create(unpaid))).toBe('action_not_allowed');
  expect(await desk.create(moved, { receiver })).toMatchObject({ state: 'issued' });
});

test('an address that was written without spaces is understood', async () => {
  const { order } = await desk.toShip();
  const { contactName, contactPhone } = order.delivery;
  const moved = await shop.deskActs('change_delivery', order, {
    ...{ mode: 'express', contactName, contactPhone, address: '上海市徐汇区武康路 100 号' },
  });
  expect(await desk.create(moved)).toMatchObject({ state: 'issued' });
});

test('an order that was cancelled meanwhile ships nothing: its number is withdrawn at the carrier', async () => {
  const { order, skuId } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order);
  await shop.deskActs('cancel', await shop.seen(order), { reason: '顾客不要了' });
  await shop.misbehave('kdniao', 'refuse', { reason: '请稍后' });
  await desk.goOn(30);
  const [orphan] = await desk.of(order);
  expect(orphan).toMatchObject({ state: 'issued' });
  expect(await desk.parcels(order)).toMatchObject([{ cancelled: false }]);
  await desk.goOn(0);
  expect(await desk.waiting()).toContain(order.orderNo);
  expect((await desk.of(order))[0]).toMatchObject({ state: 'issued', failure: '请稍后' });
  await desk.goOn(60);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled', failure: null }]);
  expect(await desk.parcels(order)).toMatchObject([{ cancelled: true }]);
  expect(await desk.waiting()).not.toContain(order.orderNo);
  expect(await shop.seen(order)).toMatchObject({ status: 'cancelled', shipments: [] });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
});

/** Asked for without an answer; then the order goes somewhere else, and the answer comes. */
async function movedMeanwhile(address: string, more: object = {}) {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order, more);
  const { contactName, contactPhone } = order.delivery;
  const to = { mode: 'express' as const, contactName, contactPhone, address };
  await shop.deskActs('change_delivery', await shop.seen(order), to);
  await desk.goOn(30);
  await desk.goOn(0);
  return order;
}
const typed = { province: '上海市', city: '上海市', district: '徐汇区', detail: '武康路 1 号' };

test.each([
  ['上海市 上海市 黄浦区 人民大道 1 号', {}],
  ['三号楼传达室', {}],
  ['上海市 上海市 黄浦区 人民大道 1 号', { receiver: typed }],
])('sent to %s meanwhile, with %j typed: the number is withdrawn', async (address, more) => {
  const order = await movedMeanwhile(address, more);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled' }]);
  expect(await desk.parcels(order)).toMatchObject([{ cancelled: true }]);
  expect(await shop.seen(order)).toMatchObject({ status: 'processing', shipments: [] });
});

test('what another process tried since it was found is not tried again at once', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'off', { times: 2 });
  await desk.create(order);
  const found = [await row(order.orderNo)];
  await desk.goOn(30);
  jest.spyOn(shop.app.get(Waybills), 'due').mockResolvedValueOnce(found);
  await desk.goOn(0);
  expect(await row(order.orderNo)).toMatchObject({ state: 'requested', tries: 2 });
  await desk.goOn(60);
  expect(await desk.of(order)).toMatchObject([{ state: 'issued' }]);
});

test('cancelling the order and issuing its waybill at once: it ships, or its number is withdrawn', async () => {
  const { order } = await desk.toShip();
  const cancel = shop.deskActs('cancel', order, { reason: '顾客不要了' });
  await Promise.allSettled([desk.create(order), cancel]);
  await desk.goOn(60);
  const [waybill] = await desk.of(order);
  const { status, shipments } = await shop.seen(order);
  const parcels = await desk.parcels(order);
  if (status === 'shipped') expect([shipments, parcels]).toMatchObject([[{}], [{ cancelled: false }]]);
  else {
    expect([status, shipments]).toEqual(['cancelled', []]);
    expect(parcels.every(({ cancelled }) => cancelled)).toBe(true);
    expect(waybill?.state ?? 'cancelled').toBe('cancelled');
  }
});

test('shipped by hand while KDNiao was silent: the number that comes too late is withdrawn', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order);
  expect(await refusalOf(shop.shipAll(order))).toMatchObject({ code: 'waybill_awaited' });
  const packages = [{ ...parcel([[order.lines[0]?.id ?? '', 1]]), shippedOn: dayOf(order) }];
  await shop.deskActs('ship', order, { packages, despiteWaybill: true });
  await desk.goOn(30);
  await desk.goOn(0);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled' }]);
  expect((await shop.seen(order)).shipments).toMatchObject([{ waybillNo: 'SF1234567890', waybillId: null }]);
});

describe('shipped by hand while an e-waybill is refused', () => {
  const refused = async (units: number, more: object = {}) => {
    const { order } = await desk.toShip(units);
    await shop.misbehave('kdniao', 'refuse');
    const waybill = await desk.create(order, more);
    expect(waybill.state).toBe('failed');
    return { order: await shop.seen(order), waybill };
  };

  test('it waits for nobody any more; who shipped has given it up', async () => {
    const { order, waybill } = await refused(1);
    expect(await desk.waiting()).toContain(order.orderNo);
    const shipped = await shop.shipAll(order);
    expect(await desk.waiting()).not.toContain(order.orderNo);
    expect(await desk.of(order)).toMatchObject([{ id: waybill.id, state: 'dropped', allowedActions: [] }]);
    expect(shipped.timeline.slice(-2)).toMatchObject([
      { action: 'ship' },
      { action: 'drop_waybill', reason: '商品已用其他运单发出', actor: { name: '马骏' } },
    ]);
    const { orderCode } = await row(order.orderNo);
    const audited = { action: 'waybill.drop', subject: orderCode };
    expect(await shop.dataSource.manager.findBy(AuditEntry, audited)).toMatchObject([{ staffName: '马骏' }]);
  });

  test('issued after all, it is not given up for the goods that leave with it', async () => {
    const { order } = await refused(1);
    const issued = { state: 'issued' as const, waybillNo: 'SF5550001112223', pages: [] };
    await shop.app.get(CarryOutWaybills).hear(await row(order.orderNo), issued);
    expect(await desk.of(order)).toMatchObject([{ state: 'issued', waybillNo: issued.waybillNo }]);
    const { timeline } = await shop.seen(order);
    expect(timeline.map(({ action }) => action)).not.toContain('drop_waybill');
  });

  test('it stays while its goods are still there', async () => {
    const { order } = await refused(3, {});
    const lineId = order.lines[0]?.id ?? '';
    const dropped = await shop.deskActs('ship', order, { packages: [parcel([[lineId, 1]])] });
    expect((await desk.of(order))[0]?.state).toBe('dropped');
    await shop.misbehave('kdniao', 'refuse');
    const one = await desk.create(dropped, { lines: [{ lineId, quantity: 1 }] });
    await shop.deskActs('ship', await shop.seen(order), {
      packages: [parcel([[lineId, 1]], 'SF1234567891')],
    });
    expect((await desk.of(order))[0]).toMatchObject({ id: one.id, state: 'failed' });
    expect(await desk.act('retry', one)).toMatchObject({ state: 'issued' });
    expect((await shop.seen(order)).status).toBe('shipped');
  });
});

test('withdrawn before the courier came: the goods are to be shipped again', async () => {
  const { order, skuId, waybill } = await desk.issued(2);
  const cancelled = await desk.act('cancel', waybill, { reason: '地址写错' });
  expect(cancelled).toMatchObject({ state: 'cancelled', allowedActions: [] });
  expect(await desk.parcels(order)).toMatchObject([{ cancelled: true }]);
  const again = await shop.seen(order);
  expect(again).toMatchObject({
    ...{ status: 'processing', shipments: [], autoReceiptAt: null, lines: [{ quantityShipped: 0 }] },
  });
  expect(again.timeline.at(-1)).toMatchObject({ action: 'recall_shipment', reason: '地址写错' });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 2, sold: 0 });
  const { items } = await shop.owner.listStockMovements({ params: { id: skuId }, query: {} });
  expect(items[0]).toMatchObject({ cause: 'recall', deltaOnHand: 2, deltaReserved: 2 });
  expect(await desk.create(again)).toMatchObject({ state: 'issued' });
});

test('a carrier that does not take it back says why, and nothing is recalled', async () => {
  const { order, waybill } = await desk.issued();
  await shop.misbehave('kdniao', 'refuse', { reason: '快件已打包' });
  expect(await refusalOf(desk.act('cancel', waybill, { reason: '地址写错' }))).toMatchObject({
    ...{ code: 'carrier_refused', params: { reason: '快件已打包' } },
  });
  expect(await shop.seen(order)).toEqual(order);
  expect((await desk.of(order))[0]).toMatchObject({ state: 'issued', failure: '快件已打包' });
  expect(await desk.waiting()).not.toContain(order.orderNo);
});

test('a parcel that the courier has is not withdrawn; nor is one whose cancellation is open', async () => {
  const scanned = await desk.issued();
  await shop.drain();
  await shop.moveParcel(scanned.waybillNo, 'collected');
  const refused = refusalOf(desk.act('cancel', scanned.waybill, { reason: '地址写错' }));
  expect(await refused).toMatchObject({ code: 'action_not_allowed', params: { why: 'not_collected' } });
  expect((await desk.of(scanned.order))[0]?.allowedActions).toEqual([]);

  const asked = await desk.issued();
  await shop.deskActs('request_cancellation', asked.order, { reason: '不要了' });
  const open = refusalOf(desk.act('cancel', asked.waybill, { reason: '地址写错' }));
  expect(await open).toMatchObject({ code: 'action_not_allowed', params: { why: 'no_open_cancellation' } });
  expect(await desk.parcels(asked.order)).toMatchObject([{ cancelled: false }]);
});

test('a withdrawal without an answer goes on by itself', async () => {
  const { order, waybill } = await desk.issued();
  await shop.misbehave('kdniao', 'forget_answer');
  expect(await refusalOf(desk.act('cancel', waybill, { reason: '地址写错' }))).toMatchObject({
    code: 'provider_failed',
  });
  expect((await shop.seen(order)).status).toBe('shipped');
  expect(await desk.waiting()).toContain(order.orderNo);
  await desk.goOn(30);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled' }]);
  const recalled = await shop.seen(order);
  expect(recalled).toMatchObject({ status: 'processing', shipments: [] });
  expect(recalled.timeline.at(-1)).toMatchObject({ action: 'recall_shipment', actor: { name: '马骏' } });
});

test('a withdrawal whose answer was lost is done when the carrier says that it was', async () => {
  const { order, waybill } = await desk.issued();
  await shop.misbehave('kdniao', 'forget_answer');
  await refusalOf(desk.act('cancel', waybill, { reason: '地址写错' }));
  expect((await desk.of(order))[0]).toMatchObject({ state: 'issued', withdrawing: true });
  await shop.misbehave('kdniao', 'refuse', { reason: '该订单已取消，请勿重复操作' });
  await desk.goOn(30);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled', withdrawing: false, failure: null }]);
  expect(await shop.seen(order)).toMatchObject({ status: 'processing', shipments: [] });
});

test('a withdrawal that the carrier refuses is settled by telephone, and the goods are to be shipped again', async () => {
  const { order, skuId, waybill } = await desk.issued(2);
  expect(waybill.allowedActions).toEqual(['cancel']);
  const unasked = refusalOf(desk.act('drop', waybill, { reason: '电话' }));
  expect(await unasked).toMatchObject({ code: 'action_not_allowed' });
  await shop.misbehave('kdniao', 'refuse', { reason: '请联系网点处理' });
  await refusalOf(desk.act('cancel', waybill, { reason: '地址写错' }));
  const [refused = waybill] = await desk.of(order);
  expect(refused.allowedActions).toEqual(['drop', 'cancel']);
  const dropped = await desk.act('drop', refused, { reason: '网点已电话确认退回' });
  expect(dropped).toMatchObject({ state: 'dropped', allowedActions: [] });
  const again = await shop.seen(order);
  expect(again).toMatchObject({ status: 'processing', shipments: [], lines: [{ quantityShipped: 0 }] });
  expect(again.timeline.slice(-2)).toMatchObject([
    { action: 'recall_shipment' },
    { action: 'drop_waybill', reason: '网点已电话确认退回', actor: { name: '马骏' } },
  ]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 2, sold: 0 });
  const { orderCode } = await row(order.orderNo);
  expect(
    await shop.dataSource.manager.findBy(AuditEntry, { action: 'waybill.drop', subject: orderCode }),
  ).toMatchObject([{ staffName: '马骏', details: { reason: '网点已电话确认退回' } }]);
  expect(await desk.create(again)).toMatchObject({ state: 'issued' });
});

test('a number without a parcel that the carrier never takes back is dropped, and not asked about again', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order);
  await shop.deskActs('cancel', await shop.seen(order), { reason: '顾客不要了' });
  await shop.misbehave('kdniao', 'refuse', { reason: '快件已揽收，不能取消' });
  await desk.goOn(30);
  await desk.goOn(0);
  const [stuck] = await desk.of(order);
  if (!stuck) throw new Error('there is no e-waybill');
  expect(stuck).toMatchObject({ withdrawing: true, failure: '快件已揽收，不能取消' });
  await desk.act('drop', stuck, { reason: '快递员已退回' });
  expect(await desk.waiting()).not.toContain(order.orderNo);
  await desk.goOn(3600);
  expect(await desk.of(order)).toMatchObject([{ state: 'dropped', withdrawing: false }]);
  // It would have been taken back by now.
  expect(await desk.parcels(order)).toMatchObject([{ cancelled: false }]);
  expect(await shop.seen(order)).toMatchObject({ status: 'cancelled', shipments: [] });
});

test('withdrawn at the carrier while a cancellation was opened: recalled once that is refused', async () => {
  const { order, waybill } = await desk.issued();
  await shop.misbehave('kdniao', 'forget_answer');
  await refusalOf(desk.act('cancel', waybill, { reason: '地址写错' }));
  const { asked } = await askToCancel(shop, order);
  await desk.goOn(30);
  expect(await desk.of(order)).toMatchObject([{ state: 'issued' }]);
  await review(shop.owner, 'refuse', asked, { staffNo: 'A1', reason: '已经发出' });
  // The carrier, which would say no now, is not asked a second time.
  await shop.misbehave('kdniao', 'refuse');
  await desk.goOn(600);
  expect(await desk.of(order)).toMatchObject([{ state: 'cancelled' }]);
  expect((await shop.seen(order)).status).toBe('processing');
});

test('a number that an e-waybill gave is not edited', async () => {
  const { order } = await desk.issued();
  const typed = { shipmentId: order.shipments[0]?.id ?? '', carrierId: '1', waybillNo: 'SF0000000001' };
  expect(await refusalOf(shop.deskActs('edit_tracking', order, typed))).toMatchObject({
    code: 'action_not_allowed',
  });
});

describe('labels', () => {
  const print = (...orders: { orderNo: string }[]) =>
    shop.fetch(
      'clerk',
      `/api/console/waybills/labels.html?${orders.map((o) => `orderNo=${o.orderNo}`).join('&')}`,
    );

  test('are printed in one go, one on each page, and cannot do anything', async () => {
    const first = await desk.issued();
    const second = await desk.issued();
    const answer = await print(second.order, first.order);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    const html = await answer.text();
    expect(html.match(/<iframe class="h130" sandbox srcdoc="/g)).toHaveLength(2);
    expect(html).toContain('@page h130 { size: 100mm 130mm; margin: 0 }');
    expect(html.indexOf(second.waybillNo)).toBeLessThan(html.indexOf(first.waybillNo));
    expect((await desk.of(first.order))[0]?.printedTimes).toBe(1);
    expect((await shop.seen(first.order)).prints).toMatchObject([{ document: 'carrier_label', by: '马骏' }]);
  });

  test('of nothing are not found', async () => {
    const { order } = await desk.toShip();
    expect((await print(order)).status).toBe(404);
    const issued = await desk.issued();
    expect((await print(issued.order, { orderNo: '99999999' })).status).toBe(404);
    expect(
      (await shop.fetch('viewer', `/api/console/waybills/labels.html?orderNo=${order.orderNo}`)).status,
    ).toBe(403);
  });
});

describe('for many orders', () => {
  const batch = async (...orderNos: string[]) => {
    const body = { carrierAccountId: desk.has.accountId, orderNos };
    const task = await shop.clerk.createWaybillBatch({ body });
    expect(task).toMatchObject({ kind: 'waybill_batch', title: '顺丰月结', total: orderNos.length });
    return task;
  };
  const ended = async (id: string) => {
    await shop.app.get(Tasks).drain();
    const { items } = await shop.clerk.listTaskRows({ params: { id }, query: { limit: 100 } });
    return items.map(({ outcome, reason, result }) => ({ outcome, reason, result }));
  };

  test('each row says what came of it', async () => {
    const [good, unpaid, silent] = [await desk.toShip(), await shop.placeOne(), await desk.toShip()];
    const task = await batch(good.order.orderNo, unpaid.order.orderNo, '99999999');
    const rows = await ended(task.id);
    const [waybill] = await desk.of(good.order);
    expect(rows).toEqual([
      { outcome: 'succeeded', reason: null, result: waybill?.waybillNo },
      { outcome: 'failed', reason: expect.any(String), result: null },
      { outcome: 'failed', reason: '没有这个订单号', result: null },
    ]);
    expect(await shop.clerk.getTask({ params: { id: task.id } })).toMatchObject({
      ...{ state: 'done', done: 3, outcomes: { succeeded: 1, failed: 2 } },
    });
    await shop.misbehave('kdniao', 'refuse', { reason: '余额不足' });
    const refused = await ended((await batch(silent.order.orderNo)).id);
    expect(refused).toEqual([{ outcome: 'failed', reason: '快递公司回复：余额不足', result: null }]);
  });

  test('asked again in bulk, refused ones are asked for once more, under their numbers and as orders are now', async () => {
    const orders = [await desk.toShip(), await desk.toShip()].map(({ order }) => order);
    const orderNos = orders.map(({ orderNo }) => orderNo);
    await shop.misbehave('kdniao', 'refuse', { reason: '余额不足', times: 2 });
    const first = await ended((await batch(...orderNos)).id);
    expect(first.map(({ reason }) => reason)).toEqual(Array(2).fill('快递公司回复：余额不足'));
    const codes = () => Promise.all(orderNos.map(async (orderNo) => (await row(orderNo)).orderCode));
    const before = await codes();
    const moved = await shop.seen({ orderNo: orderNos[0] ?? '' });
    const { contactName, contactPhone } = moved.delivery;
    await shop.deskActs('change_delivery', moved, {
      ...{ mode: 'express', contactName, contactPhone, address: '浙江省 杭州市 西湖区 文三路 1 号' },
    });
    const again = await ended((await batch(...orderNos)).id);
    expect(again.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(await codes()).toEqual(before);
    expect(await desk.parcels(...orders)).toHaveLength(2);
    expect((await row(orderNos[0] ?? '')).request).toMatchObject({ Receiver: { CityName: '杭州市' } });
  });

  test('one that may have been issued is not asked for again in bulk', async () => {
    const { order } = await desk.toShip();
    await shop.misbehave('kdniao', 'no_number');
    expect(await desk.create(order)).toMatchObject({ state: 'unknown' });
    expect(await ended((await batch(order.orderNo)).id)).toEqual([
      { outcome: 'failed', reason: '这笔订单还有一张电子面单没有结果，请先处理它', result: null },
    ]);
    expect(await desk.of(order)).toMatchObject([{ state: 'unknown' }]);
  });

  test('taken up again after its process died, no row asks for a second one', async () => {
    const orders = [await desk.toShip(), await desk.toShip(), await desk.toShip(), await desk.toShip()];
    const orderNos = orders.map(({ order }) => order.orderNo);
    const task = await batch(...orderNos);
    await ended(task.id);
    const before = await desk.parcels(...orders.map(({ order }) => order));
    // As a process leaves them that dies before it writes down what came of them.
    await shop.dataSource.query(
      `UPDATE task_rows SET outcome = 'pending', result = NULL WHERE task_id = ${task.id}`,
    );
    await shop.dataSource.query(`UPDATE tasks SET state = 'running' WHERE id = ${task.id}`);
    await shop.later({ seconds: 60 });
    expect((await ended(task.id)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('succeeded'));
    expect(await desk.parcels(...orders.map(({ order }) => order))).toEqual(before);
    expect(before).toHaveLength(4);
  });

  test('a server that stops does not try again: the row waits for the next', async () => {
    const { order } = await desk.toShip();
    const { id } = await batch(order.orderNo);
    const { manager } = shop.dataSource;
    const task = await manager.findOneByOrFail(Task, { id: Number(id) });
    const done = () => Promise.resolve();
    const goOn = () => {
      throw new TaskLost();
    };
    const work = shop.app.get(WaybillBatch).work(task, { progress: done, file: done, goOn });
    await expect(work).rejects.toBeInstanceOf(TaskLost);
    expect(await manager.findOneByOrFail(TaskRow, { taskId: task.id })).toMatchObject({ outcome: 'pending' });
    expect(await ended(id)).toMatchObject([{ outcome: 'succeeded' }]);
    expect(await desk.parcels(order)).toHaveLength(1);
  });

  test('what a process that stood still for too long finds at last does not undo what the next one did', async () => {
    const { order } = await desk.toShip();
    const { id } = await batch(order.orderNo);
    const task = await shop.dataSource.manager.findOneByOrFail(Task, { id: Number(id) });
    const done = () => Promise.resolve();
    const work = () =>
      shop.app.get(WaybillBatch).work(task, { progress: done, file: done, goOn: () => undefined });
    jest.spyOn(shop.app.get(Waybills), 'byTaskRow').mockImplementationOnce(async () => {
      await work();
      return null;
    });
    await work();
    const [waybill] = await desk.of(order);
    expect(await ended(id)).toEqual([{ outcome: 'succeeded', reason: null, result: waybill?.waybillNo }]);
  });

  test('nothing is asked for in the name of somebody whose account was disabled meanwhile', async () => {
    const { order } = await desk.toShip();
    const task = await batch(order.orderNo);
    const { manager } = shop.dataSource;
    const { id } = shop.has.people.clerk;
    await manager.update(Staff, { id }, { enabled: false });
    await shop.app.get(Tasks).drain();
    await manager.update(Staff, { id }, { enabled: true });
    expect(await shop.clerk.getTask({ params: { id: task.id } })).toMatchObject({ state: 'failed' });
    expect(await desk.parcels(order)).toEqual([]);
  });

  test('an account that is switched off issues nothing', async () => {
    const [account] = (await shop.owner.listCarrierAccounts()).items;
    if (!account) throw new Error('there is no account');
    const { id, version, hasPassword, carrier, ...input } = account;
    expect([hasPassword, carrier.code]).toEqual([true, 'SF']);
    const save = (enabled: boolean, seen: number) =>
      shop.owner.updateCarrierAccount({ params: { id }, body: { ...input, enabled, version: seen } });
    await save(false, version);
    const { order } = await desk.toShip();
    expect(await refusalOf(desk.create(order))).toMatchObject({ code: 'carrier_account_unavailable' });
    expect(await refusalOf(batch(order.orderNo))).toMatchObject({ code: 'carrier_account_unavailable' });
    await save(true, version + 1);
    // Its password stayed, as it was not given.
    expect(await desk.create(order)).toMatchObject({ state: 'issued' });
  });
});
