import { Waybill } from '../../src/fulfilment/waybill/waybill.entity';
import { Shipment } from '../../src/order/shipment.entity';
import { batches, batchHead, runBatch, sheetOf, workbookOf } from '../support/batch-files';
import { openPaymentShop } from '../support/payment-shop';
import { problemOf } from '../support/refusals';
import { parcel } from '../support/running-shop';
import { WaybillDesk } from '../support/waybill-shop';

/** One number, one parcel: what another order has, what is no waybill number, and what the carrier has not said yet. */
const shop = openPaymentShop();
const desk = new WaybillDesk(shop);
beforeAll(() => desk.furnish());

const cash = { paying: 'cash_on_delivery' } as const;
let numbers = 0;
const waybill = () => `SF77${String(++numbers).padStart(8, '0')}`;
const toShip = async () => (await shop.placeOne(cash)).order;
const ofAnother = async () => (await shop.placeOne({ ...cash, by: 'other' })).order;
const batch = async (...rows: string[][]) => runBatch(shop, await workbookOf([batchHead, ...rows]));
const reasons = async (id: string) =>
  (await shop.clerk.listTaskRows({ params: { id }, query: { limit: 100 } })).items.map(
    ({ outcome, reason }) => [outcome, reason],
  );
const shipped = { succeeded: 1 };

test('in a batch it is refused for another customer, not for the same one or with another carrier', async () => {
  const [first, theirs, ours] = [await toShip(), await ofAnother(), await toShip()];
  const number = waybill();
  await batch([first.orderNo, '顺丰', number]);
  const file = await workbookOf([batchHead, [theirs.orderNo, '顺丰', number.toLowerCase()]]);
  const looked = await runBatch(shop, file, { dryRun: true });
  expect(await reasons(looked.id)).toEqual([['failed', `运单号已用在订单 ${first.orderNo} 上，请核对`]]);
  expect((await batch([theirs.orderNo, '中通快递', number])).outcomes).toEqual(shipped);
  expect((await batch([ours.orderNo, '顺丰', number])).outcomes).toEqual(shipped);
});

test('by hand it is refused as well, and kept in capitals', async () => {
  const [first, theirs] = [await toShip(), await ofAnother()];
  const number = waybill();
  await batch([first.orderNo, '顺丰', number]);
  const lines = theirs.lines.map(({ id, quantity }): [string, number] => [id, quantity]);
  const ship = (waybillNo: string) => shop.deskActs('ship', theirs, { packages: [parcel(lines, waybillNo)] });
  expect(await problemOf(ship(number.toLowerCase()))).toMatchObject({
    ...{ code: 'waybill_taken', title: `运单号 ${number} 已用在订单 ${first.orderNo} 上，请核对` },
  });
  expect(await problemOf(ship(first.orderNo))).toMatchObject({ code: 'waybill_is_order_no' });
  const typed = waybill();
  expect((await ship(typed.toLowerCase())).shipments).toMatchObject([{ waybillNo: typed }]);
});

test('orders of one customer leave under one number to one address only', async () => {
  const [first, elsewhere] = [await toShip(), await toShip()];
  const number = waybill();
  await batch([first.orderNo, '顺丰', number]);
  await shop.deskActs(
    'change_delivery',
    elsewhere,
    {
      mode: 'express',
      contactName: '林晓',
      contactPhone: '13800000001',
      address: '浙江省 杭州市 西湖区 龙井路 1 号',
    },
    shop.owner,
  );
  const { id } = await batch([elsewhere.orderNo, '顺丰', number]);
  expect(await reasons(id)).toEqual([['failed', `运单号已用在订单 ${first.orderNo} 上，请核对`]]);
});

test('every package of an order has its own', async () => {
  const { order } = await desk.toShip(3);
  const [line = ''] = order.lines.map(({ id }) => id);
  const one = (waybillNo: string, carrierId = '1') => ({ ...parcel([[line, 1]], waybillNo), carrierId });
  const [first, second] = [waybill(), waybill()];
  const ship = (...packages: ReturnType<typeof one>[]) => shop.deskActs('ship', seen, { packages });
  let seen = await shop.seen(order);
  expect(await problemOf(ship(one(first), one(first.toLowerCase())))).toMatchObject({
    ...{ status: 422, code: 'waybill_twice' },
    title: `运单号 ${first} 重复：同一订单的每个包裹须有各自的运单号`,
  });
  seen = await ship(one(first), one(first, '2'));
  expect(await problemOf(ship(one(first)))).toMatchObject({ code: 'waybill_twice' });
  seen = await ship(one(second));
  const shipmentId = seen.shipments[2]?.id ?? '';
  const edit = (waybillNo: string) =>
    shop.deskActs('edit_tracking', seen, { shipmentId, carrierId: '1', waybillNo });
  expect(await problemOf(edit(first))).toMatchObject({ code: 'waybill_twice' });
  expect((await edit(second)).shipments[2]).toMatchObject({ waybillNo: second });
});

test('what is typed for a package is no number of an e-waybill of its order', async () => {
  const { order } = await desk.toShip(2);
  const [line = ''] = order.lines.map(({ id }) => id);
  const issued = await desk.create(order, { lines: [{ lineId: line, quantity: 1 }] });
  const waybillNo = issued.waybillNo ?? '';
  const packages = [parcel([[line, 1]], waybillNo)];
  expect(await problemOf(shop.deskActs('ship', await shop.seen(order), { packages }))).toMatchObject({
    code: 'waybill_twice',
  });
  const waybills = shop.dataSource.manager.getRepository(Waybill);
  const unborne = waybill();
  await waybills.update({ waybillNo }, { waybillNo: unborne });
  const refused = await batch([order.orderNo, '顺丰', unborne]);
  await waybills.update({ waybillNo: unborne }, { waybillNo });
  expect(await reasons(refused.id)).toEqual([['failed', '运单号重复：同一订单的每个包裹须有各自的运单号']]);
});

test('an e-waybill’s number is its order’s, also where no parcel bears it', async () => {
  const { order, waybillNo } = await desk.issued();
  const parcels = shop.dataSource.manager.getRepository(Shipment);
  const unborne = waybill();
  await parcels.update({ waybillNo }, { waybillNo: unborne });
  const theirs = await ofAnother();
  const { id } = await batch([theirs.orderNo, '顺丰', waybillNo]);
  await parcels.update({ waybillNo: unborne }, { waybillNo });
  expect(await reasons(id)).toEqual([['failed', `运单号已用在订单 ${order.orderNo} 上，请核对`]]);
});

test('an order number in the wrong column is no waybill number', async () => {
  const [first, second] = [await toShip(), await toShip()];
  const { id } = await batch([first.orderNo, '顺丰', second.orderNo]);
  expect(await reasons(id)).toEqual([['failed', '这一列填成了订单号，请改为运单号']]);
});

test('while an e-waybill has no result the order waits, and is not in the template', async () => {
  const { order } = await desk.toShip();
  await shop.misbehave('kdniao', 'forget_answer');
  await desk.create(order);
  const { id } = await batch([order.orderNo, '顺丰', waybill()]);
  expect(await reasons(id)).toEqual([['failed', '电子面单还没有结果，请先到「电子面单」里处理']]);
  const template = await sheetOf(shop, `${batches}/template.xlsx?prefill=true`);
  expect(template.map(([orderNo]) => orderNo)).not.toContain(order.orderNo);
});

test('what is noted for the courier, and the e-waybill itself, are not the shopper’s to read', async () => {
  const { order } = await desk.toShip();
  await desk.create(order, { note: '轻放' });
  expect((await shop.seen(order)).shipments).toMatchObject([{ note: '轻放' }]);
  const { shipments } = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(shipments).toMatchObject([{ note: '' }]);
  expect(shipments[0]).not.toHaveProperty('waybillId');
});
