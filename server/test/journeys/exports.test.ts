import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportColumns, lineColumns, type ExportColumn } from '@lanzi/shared/document/export-columns';
import type { ExportInput } from '@lanzi/shared/document/export.contract';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder, OrdersFilter } from '@lanzi/shared/order/order.contract';
import { ValueType, Workbook, type CellValue } from 'exceljs';
import type * as z from 'zod';
import { ExportSheets } from '../../src/document/export/export-sheets';
import { MailExport } from '../../src/document/export/mail-export';
import { Audit } from '../../src/platform/audit/audit';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Outbox } from '../../src/platform/outbox/outbox';
import { maxAttempts } from '../../src/platform/outbox/outbox-relay';
import type { OutboxRow } from '../../src/platform/outbox/outbox-row.entity';
import { PrivateFiles } from '../../src/platform/storage/file-store';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Task } from '../../src/platform/tasks/task.entity';
import { Tasks } from '../../src/platform/tasks/tasks';
import { wallTime } from '../../src/platform/zoned-day';
import { ShopSnapshot } from '../../src/shop/shop-snapshot';
import { LetterBox } from '../support/letter-box';
import type { Person } from '../support/furnish';
import { newKey, parcel, RunningShop } from '../support/running-shop';

const box = new LetterBox();
const shop = new RunningShop();
beforeAll(
  async () => shop.start({ SMTP_URL: await box.open(), MAIL_FROM: '兰滋 <shop@shop.example>' }),
  60_000,
);
afterEach(async () => {
  await shop.drain();
  await shop.books();
});
afterAll(async () => {
  await shop.stop();
  await box.close();
});

type Input = z.input<typeof ExportInput>;
type Row = Record<string, CellValue>;

const words = domainWords('zh-CN');
const begin = (body: Input) => shop.clerk.createExport({ body }, newKey());
/** Begun and carried out. */
async function exported(body: Input) {
  const { id } = await begin(body);
  await shop.app.get(Tasks).drain();
  return shop.clerk.getExport({ params: { id } });
}
const letterOf = async (id: string) => (await shop.clerk.getExport({ params: { id } })).letter;
const download = (id: string, by: Person = 'clerk') => shop.fetch(by, `/api/console/exports/${id}/file.xlsx`);

/** The rows of its first sheet, by their heads. */
async function rowsOf(file: Buffer): Promise<Row[]> {
  const workbook = new Workbook();
  await workbook.xlsx.load(file as never);
  const [sheet] = workbook.worksheets;
  const rows: Row[] = [];
  const heads = (sheet?.getRow(1).values ?? []) as string[];
  sheet?.eachRow((row, number) => {
    if (number > 1)
      rows.push(
        Object.fromEntries(heads.flatMap((head, at) => (head ? [[head, row.getCell(at).value]] : []))),
      );
  });
  return rows;
}
async function readExport(body: Input): Promise<Row[]> {
  const { id } = await exported(body);
  const answer = await download(id);
  expect(answer.status).toBe(200);
  return rowsOf(Buffer.from(await answer.arrayBuffer()));
}
const of = (row: Row | undefined, column: ExportColumn) => row?.[words.exportColumn[column]];
const listed = async (filter: Partial<OrdersFilter>) =>
  (await shop.clerk.listOrders({ query: { limit: 100, ...filter } as never })).items.map(
    ({ orderNo }) => orderNo,
  );

async function makeOrders(): Promise<ConsoleOrder[]> {
  const rice = await shop.addSku({ price: 1250, name: '=HYPERLINK("http://evil.example","点我")' });
  const tea = await shop.addSku({ price: 600, name: '普洱' });
  const lines = [
    { skuId: rice, quantity: 2 },
    { skuId: tea, quantity: 3 },
  ];
  const shipped = await shop.place({ lines, paying: 'cash_on_delivery', note: '+86 请电话联系' });
  const [first = '', second = ''] = shipped.lines.map(({ id }) => id);
  await shop.deskActs('ship', shipped, {
    packages: [parcel([[first, 2]], 'SF0000000001'), parcel([[second, 3]], '00780000000002')],
  });
  const paid = await shop.place({ lines: [{ skuId: tea, quantity: 1 }] });
  await shop.deskActs('confirm_payment', paid, {});
  const pickup = await shop.place({ lines, pickup: true, paying: 'pay_at_store', by: 'other' });
  const cancelled = await shop.place({ lines: [{ skuId: tea, quantity: 1 }] });
  await shop.acts('cancel', cancelled, {});
  return Promise.all(
    [cancelled, pickup, paid, shipped].map(({ orderNo }) => shop.owner.getOrder({ params: { orderNo } })),
  );
}
let orders: ConsoleOrder[];
beforeAll(async () => (orders = await makeOrders()));

test('a row for each line, newest order first, is what the database has', async () => {
  const rows = await readExport({ filter: {} });
  const wanted = orders.flatMap((order) =>
    order.lines.map((line, index) => ({ order, line, first: index === 0 })),
  );
  expect(rows).toHaveLength(wanted.length);
  wanted.forEach(({ order, line, first }, index) => {
    const row = rows[index];
    expect(Object.keys(row ?? {})).toEqual(exportColumns.map((name) => words.exportColumn[name]));
    const parcels = order.shipments.filter(({ lines }) => lines.some(({ lineId }) => lineId === line.id));
    const money = (amount: number) => (first ? amount / 100 : null);
    const { amounts, delivery } = order;
    const expected: Record<ExportColumn, CellValue> = {
      orderNo: order.orderNo,
      // 10:00 on the shop's clock, when it is 02:00 in UTC.
      placedAt: new Date('2026-01-15T10:00:00Z'),
      status: statusWord(order.status, delivery.mode, 'zh-CN'),
      origin: words.origin[order.origin],
      deliveryMode: words.delivery[delivery.mode],
      store: delivery.store?.name ?? null,
      contactName: delivery.contactName,
      contactPhone: delivery.contactPhone,
      address: delivery.address || null,
      buyer: order.buyer.nickname,
      buyerPhone: order.buyer.phone,
      productName: line.productName['zh-CN'].replace(/^=/, "'="),
      skuName: line.skuName['zh-CN'],
      barcode: null,
      quantity: line.quantity,
      unitPrice: line.unitPrice / 100,
      lineAmount: line.amount / 100,
      items: money(amounts.items),
      shipping: money(amounts.shipping),
      discount: money(amounts.discount),
      extras: null,
      total: money(amounts.total),
      paid: money(amounts.paid),
      refunded: money(amounts.refunded),
      due: money(amounts.due),
      paymentMethod: order.payment.title['zh-CN'],
      paymentState: words.payment[order.payment.state],
      carrier: parcels[0]?.carrier.name ?? null,
      waybillNo: parcels[0]?.waybillNo ?? null,
      shippedOn: parcels[0] ? new Date('2026-01-15') : null,
      note: order.note.replace(/^\+/, "'+") || null,
      merchantNote: null,
    };
    for (const name of exportColumns) expect([name, of(row, name)]).toEqual([name, expected[name]]);
  });
});

test('a row for each order has no place for lines, and all its packages', async () => {
  const rows = await readExport({ filter: {}, rowFor: 'order' });
  expect(rows.map((row) => of(row, 'orderNo'))).toEqual(orders.map(({ orderNo }) => orderNo));
  expect(rows.map((row) => of(row, 'total'))).toEqual(orders.map(({ amounts }) => amounts.total / 100));
  const shipped = rows.at(-1);
  expect(of(shipped, 'waybillNo')).toBe('SF0000000001; 00780000000002');
  for (const name of lineColumns) expect(Object.keys(shipped ?? {})).not.toContain(words.exportColumn[name]);
});

test('what would be a formula is text, numbers of orders and parcels keep their digits, money is a number', async () => {
  const { id } = await exported({ filter: {} });
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.from(await (await download(id)).arrayBuffer()) as never);
  const [sheet] = workbook.worksheets;
  const heads = sheet?.getRow(1).values as string[];
  const cell = (row: number, name: ExportColumn) =>
    sheet?.getRow(row).getCell(heads.indexOf(words.exportColumn[name]));
  sheet?.eachRow((row) =>
    row.eachCell(({ value, type }) => {
      expect(type).not.toBe(ValueType.Formula);
      if (typeof value === 'string') expect(value).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
  expect(cell(2, 'orderNo')?.numFmt).toBe('@');
  expect(cell(2, 'total')?.numFmt).toBe('"¥"#,##0.00');
  expect(sheet?.getRow(1).font.bold).toBe(true);
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
});

test('a filter takes what the desk lists under it', async () => {
  const { storeId } = shop.has;
  const filters: Partial<OrdersFilter>[] = [
    { status: 'cancelled' },
    { deliveryMode: 'pickup' },
    { storeId },
    { shipped: true },
    { q: '郑海' },
    { q: orders[1]?.orderNo.slice(-6) },
    { from: '2026-01-16' },
  ];
  for (const filter of filters) {
    const rows = await readExport({ filter, rowFor: 'order' });
    expect([filter, rows.map((row) => of(row, 'orderNo'))]).toEqual([filter, await listed(filter)]);
  }
});

test('selected orders and chosen columns, in the order chosen', async () => {
  const [, second, third] = orders.map(({ orderNo }) => orderNo);
  const rows = await readExport({
    orderNos: [third ?? '', second ?? ''],
    rowFor: 'order',
    columns: ['total', 'orderNo'],
  });
  expect(rows.map((row) => Object.keys(row))).toEqual(
    rows.map(() => [words.exportColumn.total, words.exportColumn.orderNo]),
  );
  expect(rows.map((row) => of(row, 'orderNo'))).toEqual([second, third]);
});

test('an order that is not there, or columns that say nothing of an order, are refused at once', async () => {
  expect(await shop.refused(() => begin({ orderNos: ['209901010000000000'] }))).toMatchObject({
    code: 'not_found',
  });
  expect(
    await shop.refused(() => begin({ filter: {}, rowFor: 'order', columns: ['quantity'] })),
  ).toMatchObject({ code: 'invalid_input' });
  expect(await shop.refused(() => begin({}))).toMatchObject({ code: 'invalid_input' });
});

test('it is its writer’s own, and needs the permission', async () => {
  const { id } = await begin({ filter: {} });
  expect((await download(id)).status).toBe(409);
  await shop.app.get(Tasks).drain();
  const done = await shop.clerk.getExport({ params: { id } });
  expect(done).toMatchObject({ state: 'done', done: 4, total: 4, hasFile: true, createdBy: '马骏' });
  for (const path of [`/api/console/exports/${id}`, `/api/console/exports/${id}/file.xlsx`]) {
    expect((await shop.fetch('clerk', path)).status).toBe(200);
    expect((await shop.fetch('owner', path)).status).toBe(404);
    expect((await shop.fetch('viewer', path)).status).toBe(403);
    expect((await shop.fetch(null, path)).status).toBe(401);
  }
});

test('no public address leads to the file', async () => {
  const { id } = await exported({ filter: {} });
  for (const path of [
    `/uploads/exports/${id}-1.xlsx`,
    `/uploads/../private/exports/${id}-1.xlsx`,
    `/private/exports/${id}-1.xlsx`,
    `/exports/${id}-1.xlsx`,
  ])
    expect((await shop.fetch(null, path)).status).toBe(404);
});

test('who exported what and how many, and who took it away, is in the audit log', async () => {
  const filter = { status: 'cancelled' as const };
  const { id } = await exported({ filter, rowFor: 'order', columns: ['orderNo'] });
  await (await download(id)).arrayBuffer();
  const { manager } = shop.dataSource;
  const trail = await manager.find(AuditEntry, { where: { subject: id }, order: { id: 'ASC' } });
  expect(trail.map(({ action, staffName, ip }) => [action, staffName, ip])).toEqual(
    ['export.create', 'export.write', 'export.download'].map((action) => [action, '马骏', '127.0.0.1']),
  );
  expect(trail[0]?.details).toMatchObject({ filter, rowFor: 'order', columns: ['orderNo'], email: null });
  expect(trail[1]?.details).toEqual({ orders: 1, rows: 1 });
});

test('it comes by mail as well, once, in the language of who asked', async () => {
  box.refusing = 1;
  const { id } = await exported({ filter: {}, email: 'boss@shop.example' });
  await shop.drain();
  expect(box.letters).toEqual([]);
  expect(await letterOf(id)).toEqual({ to: 'boss@shop.example', state: 'pending', reason: null });
  // The mail server had no time just now.
  shop.clock.advance(2);
  await shop.drain();
  await shop.drain();
  expect(box.letters.map(({ to }) => to)).toEqual([['boss@shop.example']]);
  expect(await letterOf(id)).toEqual({ to: 'boss@shop.example', state: 'sent', reason: null });
  const source = box.letters[0]?.source ?? '';
  expect(source).toContain(`Message-ID: <export-${id}@shop.example>`);
  const [, subject = ''] = /Subject: =\?UTF-8\?B\?(.+?)\?=/.exec(source) ?? [];
  expect(Buffer.from(subject, 'base64').toString()).toContain('我的小店：订单明细');
  const [, attached = ''] =
    /Content-Disposition: attachment; filename=orders-.*?\r\n\r\n([\s\S]+?)\r\n--/.exec(source) ?? [];
  const sent = await rowsOf(Buffer.from(attached, 'base64'));
  expect(sent).toEqual(await rowsOf(Buffer.from(await (await download(id)).arrayBuffer())));
  expect(sent.length).toBeGreaterThan(0);
});

test('a letter that the mail server refuses is not tried again, and its task says so', async () => {
  box.unknown = 'nobody@shop.example';
  const { id } = await exported({ filter: {}, email: box.unknown });
  for (let tries = 0; tries < 3; tries++) {
    await shop.drain();
    shop.clock.advance(3600);
  }
  expect(box.askedForUnknown).toBe(1);
  const letter = await letterOf(id);
  expect(letter).toMatchObject({ to: box.unknown, state: 'unsent' });
  expect(letter?.reason).toContain('550 No such user here');
  expect((await download(id)).status).toBe(200);
});

test('a letter that is given up says so, until it is tried again', async () => {
  box.refusing = Infinity;
  const { id } = await exported({ filter: {}, email: 'boss@shop.example' });
  for (let tries = 0; tries < maxAttempts; tries++) {
    expect(await letterOf(id)).toMatchObject({ state: 'pending' });
    await shop.drain();
    shop.clock.advance(601);
  }
  box.refusing = 0;
  expect(await letterOf(id)).toMatchObject({ state: 'unsent', reason: expect.stringContaining('451') });
  const outbox = shop.app.get(Outbox);
  for (const { id: row } of await outbox.listFailed()) await outbox.retry(row);
  await shop.drain();
  expect(await letterOf(id)).toMatchObject({ state: 'sent' });
});

test('its file is named by the shop’s clock', async () => {
  const { id } = await exported({ filter: {} });
  const disposition = (await download(id)).headers.get('content-disposition');
  const { createdAt } = await shop.clerk.getExport({ params: { id } });
  const minute = wallTime(new Date(createdAt), 'Asia/Shanghai')
    .slice(0, 16)
    .replace(/[-:]/g, '')
    .replace(' ', '-');
  expect(disposition).toBe(`attachment; filename="orders-${minute}.xlsx"`);
});

test('that its end was written may be unknown: the file stays, and what was written counts', async () => {
  const { id } = await begin({ filter: {} });
  const unitOfWork = shop.app.get(UnitOfWork);
  const run = unitOfWork.run.bind(unitOfWork);
  const lost = jest.spyOn(unitOfWork, 'run').mockImplementation(async (work) => {
    const result = await run(work);
    if (unitOfWork.inTransaction) return result;
    const { filePath } = await unitOfWork.manager.findOneByOrFail(Task, { id: Number(id) });
    if (filePath !== null) {
      lost.mockRestore();
      throw new Error('the connection was lost');
    }
    return result;
  });
  await shop.app.get(Tasks).drain();
  await shop.later({ minutes: 1 });
  await shop.app.get(Tasks).drain();
  expect(await shop.clerk.getExport({ params: { id } })).toMatchObject({ state: 'done', hasFile: true });
  const answer = await download(id);
  expect(answer.status).toBe(200);
  expect((await rowsOf(Buffer.from(await answer.arrayBuffer()))).length).toBeGreaterThan(0);
});

test('nothing stays open when the audit log or the letter cannot be written', async () => {
  const { id } = await exported({ filter: {} });
  const opened = jest.spyOn(shop.app.get(PrivateFiles), 'open');
  const audit = jest.spyOn(shop.app.get(Audit), 'record').mockRejectedValue(new Error('lock wait timeout'));
  expect((await download(id)).status).toBe(500);
  audit.mockRestore();
  const { manager } = shop.dataSource;
  const task = await manager.findOneByOrFail(Task, { id: Number(id) });
  const letter = { to: 'a@b.example', state: 'pending' as const, reason: null };
  await manager.update(Task, { id: task.id }, { letter });
  const settings = jest.spyOn(shop.app.get(ShopSnapshot), 'get').mockRejectedValue(new Error('away'));
  await expect(
    shop.app.get(MailExport).run({ taskId: task.id, rows: 1 }, { attempts: 1 } as OutboxRow),
  ).rejects.toThrow('away');
  settings.mockRestore();
  expect(opened).not.toHaveBeenCalled();
  opened.mockRestore();
});

test('old exports go, and their files with them', async () => {
  const { id } = await exported({ filter: {} });
  await shop.later({ days: 31 });
  await shop.app.get(Jobs).runNow('forget old tasks');
  expect((await download(id)).status).toBe(404);
  expect(await shop.count('tasks')).toBe(0);
});

test('more rows than a sheet holds go on another one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanzi-test-'));
  const file = join(folder, 'sheets.xlsx');
  const sheets = new ExportSheets(createWriteStream(file), '订单', [{ header: '序号', width: 8 }], 2);
  for (const number of [1, 2, 3, 4, 5]) sheets.add([number]);
  await sheets.end();
  const workbook = new Workbook();
  await workbook.xlsx.readFile(file);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['订单', '订单 2', '订单 3']);
  const values = workbook.worksheets.map((sheet) => sheet.getColumn(1).values.slice(1));
  expect(values).toEqual([
    ['序号', 1, 2],
    ['序号', 3, 4],
    ['序号', 5],
  ]);
  rmSync(folder, { recursive: true });
});
