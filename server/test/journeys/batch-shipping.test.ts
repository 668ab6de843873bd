import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { CellValue } from 'exceljs';
import { ShipmentTemplate } from '../../src/fulfilment/batch/shipment-template';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Tasks } from '../../src/platform/tasks/tasks';
import {
  batches,
  batchHead,
  openDownload,
  runBatch,
  sheetOf,
  uploadBatch,
  workbookOf,
} from '../support/batch-files';
import { openShop } from '../support/running-shop';
import { zipOf } from '../support/zip';

// Large files on a busy machine.
jest.setTimeout(60_000);

const shop = openShop();

const cash = { paying: 'cash_on_delivery' } as const;
let numbers = 0;
const waybill = () => `SF${String(++numbers).padStart(10, '0')}`;
const toShip = async (): Promise<string> => (await shop.placeOne(cash)).order.orderNo;
async function manyToShip(count: number): Promise<string[]> {
  const orderNos: string[] = [];
  while (orderNos.length < count) orderNos.push(await toShip());
  return orderNos;
}
const read = (orderNo: string) => shop.owner.getOrder({ params: { orderNo } });
const rowsOf = async (id: string, outcome?: 'failed' | 'skipped' | 'succeeded' | 'ready') =>
  (await shop.clerk.listTaskRows({ params: { id }, query: { limit: 100, outcome } })).items;
const reasons = async (id: string) => (await rowsOf(id)).map(({ outcome, reason }) => [outcome, reason]);
/** With the template's columns. */
const filled = (...rows: CellValue[][]) => workbookOf([batchHead, ...rows]);
/** What of each line is in each package. */
const packagesOf = async (orderNo: string) =>
  (await read(orderNo)).shipments.map(({ waybillNo, lines }) => [
    waybillNo,
    lines.map(({ quantity }) => quantity),
  ]);

test('from the template to the result: filled in, looked at, shipped', async () => {
  const orderNos = [await toShip(), await toShip()];
  const pickup = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const template = await sheetOf(shop, `${batches}/template.xlsx?prefill=true`);
  expect(template[0]).toEqual([...batchHead, '收货人', '电话', '地址']);
  const listed = template.slice(1).map(([orderNo]) => orderNo);
  expect(listed).toEqual(expect.arrayContaining(orderNos));
  expect(listed).not.toContain(pickup.order.orderNo);
  expect(template[1]?.slice(7)).toEqual(['林晓', '13800000001', expect.stringContaining('南京西路')]);

  const rows = template.slice(1).filter(([orderNo = '']) => orderNos.includes(orderNo));
  for (const row of rows) [row[1], row[2]] = ['顺丰', waybill()];
  const looked = await runBatch(shop, await workbookOf([template[0] ?? [], ...rows]), { dryRun: true });
  expect(looked).toMatchObject({
    ...{ kind: 'batch_shipment', state: 'waiting', title: '5月发货.xlsx', total: 2, done: 2 },
    ...{ outcomes: { ready: 2 }, createdBy: '马骏', finishedAt: null, hasFile: false },
  });
  for (const orderNo of orderNos) expect((await read(orderNo)).status).toBe('processing');

  const { id } = looked;
  expect((await shop.owner.shipBatch({ params: { id } })).state).toBe('queued');
  expect(await shop.refused(() => shop.clerk.shipBatch({ params: { id } }))).toMatchObject({
    code: 'task_not_waiting',
  });
  expect((await shop.fetch('clerk', `${batches}/${id}/result.xlsx`)).status).toBe(409);
  await shop.app.get(Tasks).drain();
  const done = await shop.clerk.getBatchShipment({ params: { id } });
  expect(done).toMatchObject({ state: 'done', done: 2, outcomes: { succeeded: 2 } });
  for (const [index, orderNo] of orderNos.entries()) {
    const { status, shipments, timeline } = await read(orderNo);
    expect(status).toBe('shipped');
    expect(shipments).toMatchObject([
      { waybillNo: rows[index]?.[2], carrier: { name: '顺丰速运' }, shippedOn: '2026-01-15' },
    ]);
    // Whoever said that it goes on has shipped it.
    expect(timeline.find(({ action }) => action === 'ship')?.actor.name).toBe('许文');
  }
  expect(await rowsOf(id)).toMatchObject(
    rows.map(([orderNo, , result], index) => ({ orderNo, result, rowNumber: index + 2, reason: null })),
  );
  const result = await sheetOf(shop, `${batches}/${id}/result.xlsx`);
  expect(result[0]).toEqual([...batchHead, '原文件行号', '结果', '原因']);
  expect(result.slice(1).map((row) => row.slice(7, 9))).toEqual([
    ['2', '成功'],
    ['3', '成功'],
  ]);
});

test('rows as the template offered them are no failures; beside another row of their order they are', async () => {
  const [filledIn, untouched, forgotten] = [await toShip(), await toShip(), await toShip()];
  const file = await filled(
    [filledIn, '顺丰', waybill()],
    [untouched],
    [forgotten, '顺丰', waybill()],
    [forgotten],
  );
  const looked = await runBatch(shop, file, { dryRun: true });
  expect(looked.outcomes).toEqual({ ready: 1, unfilled: 1, failed: 2 });
  expect(await reasons(looked.id)).toEqual([
    ['ready', null],
    ['unfilled', null],
    ['failed', '同一订单的第 5 行有误，改好后一起上传'],
    ['failed', '没有填快递公司'],
  ]);
  const { id } = looked;
  await shop.clerk.shipBatch({ params: { id } });
  await shop.app.get(Tasks).drain();
  expect((await shop.clerk.getBatchShipment({ params: { id } })).outcomes).toEqual({
    ...{ succeeded: 1, unfilled: 1, failed: 2 },
  });
  const failed = await sheetOf(shop, `${batches}/${id}/result.xlsx?outcome=failed`);
  expect(failed.slice(1).map(([orderNo, , , , , , , row]) => [orderNo, row])).toEqual([
    [forgotten, '4'],
    [forgotten, '5'],
  ]);
});

test('without a dry run it ships at once; who did it stands in the list and in the audit log', async () => {
  const orderNo = await toShip();
  const task = await runBatch(shop, await filled([orderNo, 'SF', waybill()]), { by: 'owner' });
  expect(task).toMatchObject({ state: 'done', outcomes: { succeeded: 1 }, createdBy: '许文' });
  expect((await shop.clerk.listBatchShipments({ query: { limit: 1 } })).items).toEqual([task]);
  const [entry] = await shop.dataSource.manager.find(AuditEntry, { order: { id: 'DESC' }, take: 1 });
  expect(entry).toMatchObject({
    ...{ action: 'order.ship_batch', subject: task.id, staffName: '许文' },
    details: { file: '5月发货.xlsx', rows: 1 },
  });
});

test('the template says in the caller’s language what to fill in, as text, and offers the carriers', async () => {
  const workbook = await openDownload(shop, `${batches}/template.xlsx`, 'en');
  const sheet = workbook.worksheets[0];
  expect(sheet?.rowCount).toBe(1);
  expect((sheet?.getRow(1).values as string[]).slice(1)).toEqual([
    ...['Order no.', 'Carrier', 'Waybill no.', 'Shipped on', 'Note', 'Barcode', 'Quantity'],
  ]);
  expect(sheet?.getColumn(1).numFmt).toBe('@');
  expect(sheet?.getColumn(3).numFmt).toBe('@');
  expect(sheet?.getCell('B2').dataValidation).toMatchObject({
    type: 'list',
    formulae: ["'Carriers'!$A$1:$A$10"],
  });
  expect(workbook.worksheets[1]?.getCell('A1').value).toBe('顺丰速运');
  expect(workbook.worksheets[1]?.state).toBe('hidden');
});

test('uploaded again it is harmless: what is shipped is skipped, and what failed can be put right', async () => {
  const [first, second] = [await toShip(), await toShip()];
  const numbersOf = [waybill(), waybill()];
  const file = await filled([first, '顺丰', numbersOf[0]], [second, '飞毛腿快递', numbersOf[1]]);
  const once = await runBatch(shop, file);
  expect(await reasons(once.id)).toEqual([
    ['succeeded', null],
    ['failed', '没有「飞毛腿快递」这家快递公司'],
  ]);
  const failed = await sheetOf(shop, `${batches}/${once.id}/result.xlsx?outcome=failed`);
  expect(failed.slice(1)).toEqual([
    [second, '飞毛腿快递', numbersOf[1], '', '', '', '', '3', '失败', '没有「飞毛腿快递」这家快递公司'],
  ]);
  const corrected = [failed[0] ?? [], [second, '中通快递', ...(failed[1] ?? []).slice(2)]];
  expect((await runBatch(shop, await workbookOf(corrected))).outcomes).toEqual({ succeeded: 1 });
  const again = await runBatch(shop, file);
  expect(await reasons(again.id)).toEqual([
    ['skipped', '已经发过货了，跳过'],
    ['skipped', '已经发过货了，跳过'],
  ]);
  expect((await read(second)).shipments).toHaveLength(1);
});

test('uploaded again after a number was put right it is harmless too', async () => {
  const lines = [{ skuId: await shop.addSku(), quantity: 3 }];
  const { orderNo } = await shop.place({ ...cash, lines });
  const [typed, right] = [waybill(), waybill()];
  const file = await filled([orderNo, '顺丰', typed, null, null, null, 1]);
  await runBatch(shop, file);
  const seen = await read(orderNo);
  const shipmentId = seen.shipments[0]?.id ?? '';
  await shop.deskActs('edit_tracking', seen, { shipmentId, carrierId: '1', waybillNo: right });
  expect(await reasons((await runBatch(shop, file)).id)).toEqual([['skipped', '已经发过货了，跳过']]);
  expect(await packagesOf(orderNo)).toEqual([[right, [1]]]);
});

test('each row that is wrong says why, in the language of whoever reads', async () => {
  const order = await toShip();
  const [cancelled, pickup, unpaid, reviewed] = [
    (await shop.placeOne(cash)).order,
    (await shop.placeOne({ pickup: true, paying: 'pay_at_store' })).order,
    (await shop.placeOne()).order,
    (await shop.placeOne()).order,
  ];
  await shop.deskActs('cancel', cancelled, { reason: '顾客不要了' }, shop.owner);
  const paid = await shop.deskActs('confirm_payment', reviewed, { note: '' });
  const refundAccount = { holder: '林晓', bank: '工商银行', number: '6222000000000000' };
  await shop.acts('request_cancellation', paid, { reason: '买错了', refundAccount });
  const given: [CellValue[], string][] = [
    [[null, '顺丰', waybill()], '没有填订单号'],
    [['2601150000000000', '顺丰', waybill()], '没有这个订单号'],
    [[order, null, waybill()], '没有填快递公司'],
    [[await toShip(), '顺丰'], '没有填运单号'],
    [[await toShip(), '顺丰', 'SF 你好'], '运单号须为 5–40 位字母、数字或短横线'],
    [[await toShip(), '顺丰', waybill(), '五月末'], '发货日期看不懂，请写成 2026-05-31'],
    [[await toShip(), '顺丰', waybill(), '2026-06-31'], '发货日期看不懂，请写成 2026-05-31'],
    [
      [await toShip(), '顺丰', waybill(), '2026-01-23'],
      '发货日期须在 2026-01-15（下单当天）到 2026-01-22 之间',
    ],
    [
      [await toShip(), '顺丰', waybill(), '2026-01-14'],
      '发货日期须在 2026-01-15（下单当天）到 2026-01-22 之间',
    ],
    [[await toShip(), '顺丰', waybill(), null, '长'.repeat(201)], '备注不能超过 200 个字'],
    [
      [await toShip(), '顺丰', waybill(), null, null, '6901234567890'],
      '订单里没有条码为 6901234567890 的商品',
    ],
    [[await toShip(), '顺丰', waybill(), null, null, null, '1.5'], '数量须为 1 到 999 之间的整数'],
    [[await toShip(), '顺丰', waybill(), null, null, null, 2], '数量须为 1 到 1 之间的整数'],
    [[cancelled.orderNo, '顺丰', waybill()], '订单当前状态不能这样操作（已取消）'],
    [[pickup.orderNo, '顺丰', waybill()], '自提订单不需要发货'],
    [[unpaid.orderNo, '顺丰', waybill()], '订单当前状态不能这样操作（待付款）'],
    [[reviewed.orderNo, '顺丰', waybill()], '取消申请处理中，暂时不能操作'],
  ];
  const { id } = await runBatch(shop, await filled(...given.map(([row]) => row)), { dryRun: true });
  const told = await rowsOf(id);
  expect(told.map(({ outcome }) => outcome)).toEqual(given.map(() => 'failed'));
  expect(told.map(({ reason }) => reason)).toEqual(given.map(([, reason]) => reason));
  const english = await shop.fetch('clerk', `/api/console/tasks/${id}/rows`, {
    headers: { 'accept-language': 'en' },
  });
  const { items } = (await english.json()) as { items: { reason: string }[] };
  expect(items[0]?.reason).toBe('No order number');
});

test('an order that left under another number is told so, and that this one was not recorded', async () => {
  const orderNo = await toShip();
  const [sent, other] = [waybill(), waybill()];
  await runBatch(shop, await filled([orderNo, '顺丰', sent]));
  const { id } = await runBatch(shop, await filled([orderNo, '顺丰', sent], [orderNo, '顺丰', other]));
  expect(await reasons(id)).toEqual([
    ['skipped', '已经发过货了，跳过'],
    ['failed', `订单已用 ${sent} 发货，这一行的运单号没有登记`],
  ]);
  expect(await packagesOf(orderNo)).toEqual([[sent, [1]]]);
});

test('what is copied out of a chat brings punctuation along, which is no part of a number', async () => {
  const orderNo = await toShip();
  const number = waybill();
  const { id } = await runBatch(shop, await filled([`：${orderNo}，`, '顺丰。', `\u3000${number}；`]));
  expect(await reasons(id)).toEqual([['succeeded', null]]);
  expect(await packagesOf(orderNo)).toEqual([[number, [1]]]);
  const { items } = await shop.clerk.listOrders({ query: { q: `，${orderNo}。` } });
  expect(items.map((order) => order.orderNo)).toEqual([orderNo]);
});

describe('a template with the receivers', () => {
  const prefilled = `${batches}/template.xlsx?prefill=true`;

  test('is noted, since names and phones leave the shop with it; the empty one is not', async () => {
    const noted = () =>
      shop.dataSource.manager.countBy(AuditEntry, { action: 'order.ship_template', staffName: '马骏' });
    const before = await noted();
    await sheetOf(shop, `${batches}/template.xlsx`);
    expect(await noted()).toBe(before);
    await sheetOf(shop, prefilled);
    expect(await noted()).toBe(before + 1);
  });

  test('is for those who may export, and not for ever', async () => {
    const template = shop.app.get(ShipmentTemplate);
    const { id } = shop.has.people.clerk;
    const name = '马骏';
    const clerk = {
      ...{
        kind: 'staff' as const,
        id: String(id),
        staffId: id,
        name,
        username: 'clerk',
        role: 'clerk' as const,
      },
      ip: null,
    };
    const open = (...permissions: string[]) =>
      template.open(true, { ...clerk, id: 'another', permissions: new Set(permissions) }, 'zh-CN');
    await expect(open('order.fulfil')).rejects.toMatchObject({ code: 'permission_denied' });
    const opened = async () => (await open('order.fulfil', 'order.export')).destroy();
    for (let times = 0; times < 60; times++) await opened();
    await expect(opened()).rejects.toMatchObject({ code: 'rate_limited' });
  });

  test('that nobody filled in is not taken: there is nothing to go on with', async () => {
    await toShip();
    const template = await sheetOf(shop, prefilled);
    const before = (await shop.clerk.listBatchShipments({ query: {} })).items;
    const answer = await uploadBatch(shop, await workbookOf(template), { dryRun: true });
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'workbook_unfilled', title: '表格里一个运单号都没有填，请填好后再上传' },
    ]);
    expect((await shop.clerk.listBatchShipments({ query: {} })).items).toEqual(before);
  });
});

test('after the dry run it can be discarded: its rows are forgotten, and nothing ships', async () => {
  const orderNo = await toShip();
  const file = await filled([orderNo, '顺丰', waybill()]);
  const { id } = await runBatch(shop, file, { dryRun: true });
  const discard = (by: 'owner' | 'viewer') => shop[by].discardBatch({ params: { id } });
  expect(await shop.refused(() => discard('viewer'))).toMatchObject({ code: 'permission_denied' });
  await discard('owner');
  expect(await shop.count('task_rows', `task_id = ${id}`)).toBe(0);
  for (const attempt of [() => discard('owner'), () => shop.clerk.shipBatch({ params: { id } })])
    expect(await shop.refused(attempt)).toMatchObject({ code: 'not_found' });
  await shop.app.get(Tasks).drain();
  expect((await read(orderNo)).status).toBe('processing');
  const [entry] = await shop.dataSource.manager.find(AuditEntry, { order: { id: 'DESC' }, take: 1 });
  expect(entry).toMatchObject({
    ...{ action: 'order.discard_batch', subject: id, staffName: '许文' },
    details: { file: '5月发货.xlsx', rows: 1 },
  });
  const shipped = await runBatch(shop, file);
  const params = { id: shipped.id };
  expect(await shop.refused(() => shop.clerk.discardBatch({ params }))).toMatchObject({
    code: 'task_not_waiting',
  });
});

test('what a spreadsheet did to the cells is noticed: formulas, merged cells, numbers, dates', async () => {
  const orders = await manyToShip(8);
  const at = (index: number) => orders[index] ?? '';
  const file = await workbookOf(
    [
      ['五月发货清单'],
      batchHead,
      [at(0), '顺丰', { formula: '"SF"&"123456"', result: 'SF123456' }],
      [Number(at(1)), '顺丰', waybill()],
      [at(2), '顺丰', Number('123456789012345678')],
      [at(3), '顺丰', 75312345678901, new Date('2026-01-16T00:00:00Z')],
      [at(4), '顺丰', waybill(), '2026/1/17'],
      [at(5), '顺丰', waybill(), '2026年1月18日', '易碎'],
      [at(6), '顺丰', waybill()],
      [null, '顺丰', waybill()],
      [at(7), { richText: [{ text: '顺' }, { text: '丰' }] }, waybill(), 20260119],
    ],
    (sheet) => {
      sheet.mergeCells('A1:G1');
      sheet.mergeCells('A9:A10');
    },
  );
  const { id } = await runBatch(shop, file);
  const mangled = (value: string) => `数字被表格改成了 ${value}，请把该列设为文本后重新填写`;
  expect(await reasons(id)).toEqual([
    ['failed', '单元格里是公式，请改为文字'],
    ['failed', mangled(at(1))],
    ['failed', mangled('123456789012345680')],
    ['succeeded', null],
    ['succeeded', null],
    ['succeeded', null],
    ['failed', '单元格被合并了，请拆分后每行单独填写'],
    ['failed', '单元格被合并了，请拆分后每行单独填写'],
    ['succeeded', null],
  ]);
  const [formula, , , dated] = await rowsOf(id);
  expect(formula).toMatchObject({ rowNumber: 3, given: { waybillNo: '="SF"&"123456"' } });
  expect(dated?.given).toMatchObject({ waybillNo: '75312345678901', shippedOn: '2026-01-16' });
  const shippedOn = async (index: number) => (await read(at(index))).shipments[0]?.shippedOn;
  expect([await shippedOn(3), await shippedOn(4), await shippedOn(5), await shippedOn(7)]).toEqual([
    ...['2026-01-16', '2026-01-17', '2026-01-18', '2026-01-19'],
  ]);
  // What was typed comes back as text and not as a formula.
  const result = await openDownload(shop, `${batches}/${id}/result.xlsx?outcome=failed`);
  expect(result.worksheets[0]?.getCell('C2').value).toBe(`'="SF"&"123456"`);
});

test('a number that lost its digits is refused again when the result is uploaded again', async () => {
  const [first, second] = [await toShip(), await toShip()];
  const spoiled = Number('123456789012345678');
  const once = await runBatch(
    shop,
    await filled([first, '顺丰', spoiled], [Number(second), '顺丰', spoiled]),
  );
  const result = await sheetOf(shop, `${batches}/${once.id}/result.xlsx`);
  const again = await runBatch(shop, await workbookOf(result));
  expect(again.outcomes).toEqual({ failed: 2 });
  const mangled = expect.stringContaining('数字被表格改成了 1.2345678901234568E+17') as string;
  expect((await reasons(again.id))[0]).toEqual(['failed', mangled]);
});

test('thousands of rows for one order are thousands of packages too many, and nothing breaks', async () => {
  const order = await toShip();
  const rows = Array.from({ length: 11_000 }, () => `${order},顺丰,${waybill()}`);
  const { id, outcomes } = await runBatch(shop, ['订单号,快递公司,运单号', ...rows].join('\n'), {
    name: 'a.csv',
  });
  expect(outcomes).toEqual({ failed: rows.length });
  expect((await reasons(id))[0]).toEqual(['failed', '包裹比商品还多']);
});

test('a waybill number that stands twice is said, with the other row; capital letters or not', async () => {
  const [first, second, third] = [await toShip(), await toShip(), await toShip()];
  const [one, two] = [waybill(), waybill()];
  const { id } = await runBatch(
    shop,
    await filled(
      [first, '顺丰', one],
      [second, '顺丰', one.toLowerCase()],
      [third, '顺丰', two],
      [third, '顺丰', two],
    ),
  );
  expect(await reasons(id)).toEqual([
    ['succeeded', null],
    ['failed', '运单号与第 2 行重复'],
    ['succeeded', null],
    ['failed', '运单号与第 4 行重复'],
  ]);
  expect(await packagesOf(third)).toEqual([[two, [1]]]);
});

describe('several packages of one order', () => {
  /** Three of the first SKU and two of the second. */
  async function bigOrder(): Promise<{ order: ShopOrder; barcodes: [string, string] }> {
    const barcodes: [string, string] = [`69${++numbers}01`, `69${++numbers}02`];
    const lines = [
      { skuId: await shop.addSku({ barcode: barcodes[0] }), quantity: 3 },
      { skuId: await shop.addSku({ barcode: barcodes[1] }), quantity: 2 },
    ];
    return { order: await shop.place({ ...cash, lines }), barcodes };
  }

  test('share its items in their order', async () => {
    const { order } = await bigOrder();
    const [one, two] = [waybill(), waybill()];
    const other = await toShip();
    // The rows need not stand together.
    const rows = [
      [order.orderNo, '顺丰', one],
      [other, '中通', waybill()],
      [order.orderNo, '顺丰', two],
    ];
    expect((await runBatch(shop, await filled(...rows))).outcomes).toEqual({ succeeded: 3 });
    expect(await packagesOf(order.orderNo)).toEqual([
      [one, [3]],
      [two, [2]],
    ]);
    expect((await read(order.orderNo)).status).toBe('shipped');
  });

  test('hold exactly what their rows name, several items of one parcel in a row each', async () => {
    const { order, barcodes } = await bigOrder();
    const [one, two] = [waybill(), waybill()];
    const part = await filled(
      [order.orderNo, '顺丰', one, null, null, barcodes[0], 1],
      [order.orderNo, '顺丰', one, null, null, Number(barcodes[1]), 1],
    );
    expect((await runBatch(shop, part)).outcomes).toEqual({ succeeded: 2 });
    expect(await packagesOf(order.orderNo)).toEqual([[one, [1, 1]]]);
    expect((await read(order.orderNo)).status).toBe('processing');
    const tooMany = await filled([order.orderNo, '顺丰', two, null, null, barcodes[1], 2]);
    const refused = await runBatch(shop, tooMany);
    expect(await reasons(refused.id)).toEqual([['failed', '数量须为 1 到 1 之间的整数']]);
    const twice = await filled(
      [order.orderNo, '顺丰', two, null, null, barcodes[1], 1],
      [order.orderNo, '顺丰', waybill(), null, null, barcodes[1], 1],
    );
    const { id } = await runBatch(shop, twice, { dryRun: true });
    expect((await reasons(id))[1]).toEqual([...['failed', '没有可发的数量了：已经发完，或已分给其他行']]);
    // The first file again, and a row for all that is left.
    const rest = [order.orderNo, '顺丰', two];
    const again = await filled([order.orderNo, '顺丰', one, null, null, barcodes[0], 1], rest);
    expect((await runBatch(shop, again)).outcomes).toEqual({ skipped: 1, succeeded: 1 });
    expect(await packagesOf(order.orderNo)).toEqual([
      [one, [1, 1]],
      [two, [2, 1]],
    ]);
  });

  test('go together or not at all: one would hold everything when the other’s row is wrong', async () => {
    const { order } = await bigOrder();
    const rows = [
      [order.orderNo, '顺丰', waybill()],
      [order.orderNo, '飞毛腿', waybill()],
    ];
    const { id } = await runBatch(shop, await filled(...rows));
    expect(await reasons(id)).toEqual([
      ['failed', '同一订单的第 3 行有误，改好后一起上传'],
      ['failed', '没有「飞毛腿」这家快递公司'],
    ]);
    expect((await read(order.orderNo)).shipments).toEqual([]);
  });

  test('cannot be more than there are pieces', async () => {
    const orderNo = await toShip();
    const { id } = await runBatch(
      shop,
      await filled([orderNo, '顺丰', waybill()], [orderNo, '顺丰', waybill()]),
    );
    expect(await reasons(id)).toEqual([
      ['failed', '包裹比商品还多'],
      ['failed', '包裹比商品还多'],
    ]);
  });
});

describe('files of all kinds', () => {
  const csv = (...rows: string[][]) =>
    rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

  test('columns may stand in any order and be called in any language; carriers by name, code or how people say', async () => {
    const orders = await manyToShip(4);
    const carriers = ['sf', '順豐速運', ' 中通 ', 'EMS'];
    const rows = orders.map((orderNo, index) => ['ignored', carriers[index] ?? '', waybill(), orderNo]);
    const file = await workbookOf([['x', '速遞公司', 'Waybill no.', '订单号'], ...rows]);
    const { id } = await runBatch(shop, file);
    expect(await reasons(id)).toEqual(orders.map(() => ['succeeded', null]));
    const names = await Promise.all(
      orders.map(async (orderNo) => (await read(orderNo)).shipments[0]?.carrier.name),
    );
    expect(names).toEqual(['顺丰速运', '顺丰速运', '中通快递', 'EMS']);
  });

  test('CSV in UTF-8 with its mark, in GBK, or with tabs in UTF-16, whatever it is called', async () => {
    const orders = await manyToShip(3);
    const text = (index: number) => csv(batchHead, [orders[index] ?? '', '顺丰', waybill(), '', '易碎']);
    const gbk = await gbkOf(text(1));
    const utf16 = Buffer.from(`\ufeff${text(2).replaceAll('","', '"\t"')}`, 'utf16le');
    for (const file of [Buffer.from(`\ufeff${text(0)}`), gbk, utf16])
      expect((await runBatch(shop, file, { name: '发货.xlsx' })).outcomes).toEqual({ succeeded: 1 });
    expect(
      (await rowsOf((await shop.clerk.listBatchShipments({ query: {} })).items[1]?.id ?? ''))[0]?.given.note,
    ).toBe('易碎');
  });

  test('what a spreadsheet wrote into CSV is noticed too', async () => {
    const orders = await manyToShip(2);
    const file = csv(
      batchHead,
      ['2.60115E+15', '顺丰', waybill()],
      [orders[0] ?? '', '=A1', waybill()],
      [`=""${orders[1]}""`, '顺丰', waybill()],
    );
    const { id } = await runBatch(shop, file);
    expect(await reasons(id)).toEqual([
      ['failed', '数字被表格改成了 2.60115E+15，请把该列设为文本后重新填写'],
      ['failed', '单元格里是公式，请改为文字'],
      ['succeeded', null],
    ]);
  });

  test('long texts and file names are kept by their beginnings, which end with a whole character', async () => {
    const row = [await toShip(), '顺丰', waybill(), '', `${'注'.repeat(499)}🍚`];
    const formula = `"${'注'.repeat(498)}🍚"`;
    const files = [csv(batchHead, row), await filled(row), await filled([...row.slice(0, 4), { formula }])];
    const kept: unknown[] = [];
    for (const file of files) {
      const name = `${'表'.repeat(199)}🍚.csv`;
      const { id, title } = await runBatch(shop, file, { dryRun: true, name });
      kept.push([title, (await rowsOf(id))[0]?.given.note]);
    }
    const notes = ['注'.repeat(499), '注'.repeat(499), `="${'注'.repeat(498)}`];
    expect(kept).toEqual(notes.map((note) => ['表'.repeat(199), note]));
  });

  test('half a character that a workbook spells out is kept as one that nobody can read', async () => {
    const { id } = await runBatch(shop, await filled([await toShip(), '顺丰', waybill(), '', '易碎_xD83D_']));
    expect((await rowsOf(id))[0]?.given.note).toBe('易碎\ufffd');
  });

  const refusal = async (content: Buffer | string, lang = 'zh-CN', name = '5月发货') => {
    const before = await shop.contents();
    // One person may not upload as many files as this file does.
    const answer = await uploadBatch(shop, content, { by: 'owner', lang, name });
    expect(await shop.contents()).toEqual(before);
    const { code, title } = (await answer.json()) as { code: string; title: string };
    return [answer.status, code, title];
  };

  test('a wrong sheet is told which columns it lacks', async () => {
    const file = await workbookOf([
      ['订单号', '姓名'],
      ['1', '林晓'],
    ]);
    expect(await refusal(file)).toEqual([
      ...[422, 'workbook_wrong_sheet', expect.stringContaining('快递公司、运单号')],
    ]);
    expect((await refusal(file, 'en'))[2]).toContain('Carrier, Waybill no.');
    expect((await refusal(await filled()))[1]).toBe('workbook_empty');
    expect((await refusal(''))[1]).toBe('workbook_empty');
  });

  test('what is no workbook, broken or locked is refused in a moment', async () => {
    const good = await filled([await toShip(), '顺丰', waybill()]);
    expect((await refusal(Buffer.from('89504e470d0a1a0a00', 'hex')))[1]).toBe('unsupported_workbook');
    expect((await refusal(zipOf([{ path: 'word/document.xml', content: '<a/>' }])))[1]).toBe(
      'unsupported_workbook',
    );
    expect((await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex')))[1]).toBe('unsupported_workbook');
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect((await refusal(locked))[1]).toBe('workbook_locked');
    expect((await refusal(good.subarray(0, good.length - 100)))[1]).toBe('workbook_unreadable');
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>';
    expect((await refusal(zipOf([{ path: 'xl/workbook.xml', content: entity }])))[1]).toBe(
      'workbook_unreadable',
    );
    const encrypted = zipOf([{ path: 'xl/workbook.xml', content: '<workbook/>', encrypted: true }]);
    expect((await refusal(encrypted))[1]).toBe('workbook_locked');
  });

  test('what was only named .xlsx is told so, and a broken one that it is broken', async () => {
    const good = await filled([await toShip(), '顺丰', waybill()]);
    const said = async (content: Buffer | string) => (await refusal(content, 'zh-CN', '发货.XLSX')).slice(1);
    const renamed = ['workbook_renamed', expect.stringContaining('可能只是改了扩展名')];
    for (const png of ['89504e470d0a1a0a00', '89504e470d0a1a0a42424242'])
      expect(await said(Buffer.from(png, 'hex'))).toEqual(renamed);
    expect(await said(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(renamed);
    expect(await said(zipOf([{ path: 'word/document.xml', content: '<a/>' }]))).toEqual(renamed);
    expect(await said('发货单\n顺丰 SF1')).toEqual(renamed);
    expect(await said('<html><table><tr><td>订单号</td></tr></table></html>')).toEqual(renamed);
    const broken = ['workbook_unreadable', expect.stringContaining('已损坏')];
    expect(await said(good.subarray(0, good.length - 100))).toEqual(broken);
    expect(await said(zipOf([{ path: 'xl/workbook.xml', content: '<workbook>' }]))).toEqual(broken);
  });

  test('a zip bomb does not go off, whether it tells its size or lies', async () => {
    const zeros = Buffer.alloc(110 * 1024 * 1024);
    expect((await refusal(zipOf([{ path: 'xl/workbook.xml', content: zeros }])))[1]).toBe(
      'workbook_too_large',
    );
    const lying = zipOf([{ path: 'xl/workbook.xml', content: zeros, saysBytes: 1000 }]);
    expect((await refusal(lying))[1]).toBe('workbook_unreadable');
    const many = Array.from({ length: 1001 }, (_, index) => ({ path: `xl/${index}.xml`, content: '' }));
    expect((await refusal(zipOf(many)))[1]).toBe('workbook_unreadable');
  });

  test('a file of 50 MB and one of 20,001 rows are too large', async () => {
    expect(await refusal(Buffer.alloc(50 * 1024 * 1024, 'a'))).toEqual([
      ...[413, 'upload_too_large', expect.stringContaining('10')],
    ]);
    const rows = Array.from({ length: 20_001 }, (_, index) => [`${index}`, 'SF', `SF${index}0000`]);
    expect((await refusal(csv(batchHead, ...rows)))[1]).toBe('workbook_too_large');
    expect((await refusal(await filled(...rows)))[1]).toBe('workbook_too_large');
  });
});

test('batches are everybody’s who ships, other tasks and the list of tasks are one’s own', async () => {
  const task = await runBatch(shop, await filled([await toShip(), '顺丰', waybill()]));
  const params = { id: task.id };
  expect((await shop.owner.getBatchShipment({ params })).id).toBe(task.id);
  expect((await shop.owner.listTaskRows({ params, query: {} })).items).toHaveLength(1);
  expect((await shop.clerk.getTask({ params })).id).toBe(task.id);
  expect((await shop.clerk.listTasks({ query: { kind: 'batch_shipment', limit: 1 } })).items).toEqual([task]);
  expect((await shop.clerk.listTasks({ query: { kind: 'export' } })).items).toEqual([]);
  for (const attempt of [
    () => shop.owner.getTask({ params }),
    () => shop.viewer.listTaskRows({ params, query: {} }),
    () => shop.clerk.getBatchShipment({ params: { id: '99999' } }),
  ])
    expect(await shop.refused(attempt)).toMatchObject({ code: 'not_found' });
  const foreign = { kind: 'export' as const, title: 'x', staffId: 1, staffName: 'x', input: {} };
  const { id } = await shop.app.get(Tasks).create(foreign, [{ rowNumber: 1, orderNo: '1', given: {} }]);
  const its = { params: { id: String(id) } };
  for (const attempt of [
    () => shop.clerk.getBatchShipment(its),
    () => shop.clerk.shipBatch(its),
    () => shop.clerk.listTaskRows({ ...its, query: {} }),
  ])
    expect(await shop.refused(attempt)).toMatchObject({ code: 'not_found' });
  expect((await uploadBatch(shop, 'x', { by: 'viewer' })).status).toBe(403);
});

/** There is no encoder for GBK: its characters are found by decoding all of its pairs. */
async function gbkOf(text: string): Promise<Buffer> {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) pairs.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Promise.resolve(
    Buffer.from(
      [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (pairs.get(sign) ?? []))),
    ),
  );
}
