import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import {
  reconciliationFigures,
  type Reconciliation,
  type ReconciliationDetail,
  type ReconciliationFigure,
} from '@lanzi/shared/payment/payment.contract';
import { Workbook, type CellValue } from 'exceljs';
import { CarryOutRefunds } from '../../src/order/money/carry-out-refunds';
import { ReceiveMoney } from '../../src/order/money/receive-money';
import { Order } from '../../src/order/order.entity';
import { Payment } from '../../src/payment/payment.entity';
import { Refund } from '../../src/payment/refund.entity';
import { insertMany } from '../../src/platform/database/insert';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { times } from '../support/outcomes';
import { openPaymentShop } from '../support/payment-shop';
import { newKey } from '../support/running-shop';

const shop = openPaymentShop();
afterEach(async () => {
  await shop.drain();
  await shop.books();
});

const report = (from: string, to = from) => shop.owner.getReconciliation({ query: { from, to } });
type Named = { orderNo: string };
const none = {
  collected: 0,
  refunded: 0,
  surplus: 0,
  unmatched: 0,
  due: 0,
  owed: 0,
  editedUp: 0,
  editedDown: 0,
};
/** The clock goes on to that moment. */
async function at(moment: string): Promise<void> {
  shop.clock.set(new Date(moment));
  await shop.later({});
}
async function placed(price: number, paying: PaymentKind, pickup = true): Promise<ShopOrder> {
  const skuId = await shop.addSku({ price });
  return shop.place({ paying, pickup, lines: [{ skuId, quantity: 1 }] });
}
const confirmed = async (price: number, note = ''): Promise<ConsoleOrder> =>
  shop.deskActs('confirm_payment', await placed(price, 'offline'), { note });
const collected = (order: ConsoleOrder, amount: number, note = '') =>
  shop.deskActs('collect', order, { amount, note });

let transactions = 0;
async function receive(attemptNo: string, amount: number): Promise<string> {
  const transactionId = `42000000${++transactions}`;
  const money = { attemptNo, transactionId, amount, currency: 'CNY', paidAt: shop.clock.now() };
  await shop.app.get(ReceiveMoney).run('wechat_pay', money);
  return transactionId;
}
const refundsOf = ({ orderNo }: Named) =>
  shop.dataSource.manager.find(Refund, { where: { orderNo }, order: { id: 'ASC' } });
/** The provider says that it gave it back. */
const returned = async (id: number) =>
  shop.app.get(CarryOutRefunds).hear(await shop.dataSource.manager.findOneByOrFail(Refund, { id }), {
    state: 'succeeded',
    at: shop.clock.now(),
  });

async function details(day: string, kind: PaymentKind, figure: ReconciliationFigure, limit = 100) {
  const items: ReconciliationDetail[] = [];
  let cursor: string | undefined;
  do {
    const query = { day, kind, figure, limit, cursor };
    const page = await shop.owner.listReconciliationDetails({ query });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

/** Every figure is the sum of what it is made of, and the totals are the sums of the rows. */
async function expectToAddUp({ rows, totals }: Reconciliation): Promise<void> {
  const sums = { ...none };
  for (const row of rows)
    for (const figure of reconciliationFigures) {
      const items = await details(row.day, row.kind, figure, 1);
      expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(row[figure]);
      sums[figure] += row[figure];
    }
  expect(sums).toEqual(totals);
}

const first = '2026-01-15';
const second = '2026-01-16';

describe('two days of every kind of payment', () => {
  /** Those that are looked at again. */
  const orders = {} as Record<'transfer' | 'short' | 'over' | 'cancelled' | 'online' | 'late', Named>;

  test('on the first, what came in, came too much, and is still owed either way', async () => {
    orders.transfer = await confirmed(1_000, '=HYPERLINK("http://evil.example","点我")');
    await shop.later({ seconds: 1 });
    await confirmed(1_500);
    // Nobody owes for goods that are still here.
    await placed(9_900, 'cash_on_delivery', false);
    await placed(9_900, 'offline');
    orders.short = await shop.shipAll(await placed(2_500, 'cash_on_delivery', false));
    const over = await shop.shipAll(await placed(2_500, 'cash_on_delivery', false));
    orders.over = await collected(over, 3_500, '没有零钱');
    const pickup = await placed(700, 'pay_at_store');
    const verifierId = String(shop.has.people.verifier.id);
    await shop.deskActs('redeem', pickup, { verifierId, cashCollected: true });
    orders.cancelled = await shop.deskActs('cancel', await confirmed(1_200), { reason: '缺货' });
    orders.online = await placed(4_000, 'wechat_pay');
    const attemptNo = await shop.openAttempt('shopper', orders.online.orderNo);
    await receive(attemptNo, 4_000);
    await receive(attemptNo, 4_000);
    const late = await placed(600, 'wechat_pay');
    orders.late = late;
    const lateNo = await shop.openAttempt('shopper', late.orderNo);
    await shop.acts('cancel', late, {});
    await receive(lateNo, 600);
    const params = { id: String(shop.has.people.shopper.id) };
    await shop.owner.adjustCustomerBalance({ params, body: { amount: 5_000, reason: '充值' } }, newKey());
    await placed(2_000, 'balance');

    const seen = await report(first);
    expect(seen).toEqual({
      currency: 'CNY',
      rows: [
        // What came twice is on its way back; what came for a cancelled order is owed until it is there.
        { day: first, kind: 'wechat_pay', ...none, collected: 4_000, surplus: 4_600, owed: 600 },
        { day: first, kind: 'balance', ...none, collected: 2_000 },
        { day: first, kind: 'offline', ...none, collected: 3_700, owed: 1_200 },
        { day: first, kind: 'cash_on_delivery', ...none, collected: 3_500, due: 3_300, owed: 200 },
        { day: first, kind: 'pay_at_store', ...none, collected: 700 },
      ],
      totals: { ...none, collected: 13_900, surplus: 4_600, due: 3_300, owed: 2_000 },
    });
    await expectToAddUp(seen);
  });

  test('on the second, what went back, by the kind that it came by', async () => {
    await shop.drain();
    await at('2026-01-16T02:00:00.000Z');
    const [byHand] = await refundsOf(orders.cancelled);
    await shop.owner.actOnRefund({
      params: { id: String(byHand?.id), action: 'settle_by_hand' },
      body: { version: byHand?.version ?? 0, remittance: '转账 0116' },
    });
    for (const order of [orders.online, orders.late])
      for (const { id } of await refundsOf(order)) await returned(id);
    const short = await shop.clerk.getOrder({ params: { orderNo: orders.short.orderNo } });
    await collected(short, 3_000);

    const seen = await report(second);
    expect(seen.rows).toEqual([
      { day: second, kind: 'wechat_pay', ...none, refunded: 4_600 },
      { day: second, kind: 'offline', ...none, refunded: 1_200 },
      { day: second, kind: 'cash_on_delivery', ...none, collected: 3_000 },
    ]);
    await expectToAddUp(seen);
    // The first day still tells what came in then; what is owed is told as it is now.
    const before = await report(first);
    expect(before.totals).toEqual({ ...none, collected: 13_900, surplus: 4_600, due: 300, owed: 200 });
    await expectToAddUp(before);
  });

  test('a refund counts by the way it went', async () => {
    await at('2026-01-17T02:00:00.000Z');
    const order = await shop.clerk.getOrder({ params: { orderNo: orders.over.orderNo } });
    const body = { version: order.version, amount: 150, to: 'balance' as const, reason: '找零' };
    const params = { orderNo: order.orderNo, action: 'request_refund' as const };
    await shop.owner.actOnOrder({ params, body }, newKey());
    const day = '2026-01-17';
    expect((await report(first)).totals).toMatchObject({ owed: 50 });
    await shop.drain();
    expect(await report(day)).toMatchObject({
      rows: [{ day, kind: 'balance', ...none, refunded: 150 }],
    });
    expect((await report(first)).totals).toMatchObject({ owed: 50 });
  });

  test('what came in the wrong amount, or for nothing known, is not forgotten', async () => {
    await at('2026-01-18T02:00:00.000Z');
    await receive('P20260118000000000000', 777);
    const day = '2026-01-18';
    expect(await report(day)).toMatchObject({
      rows: [{ day, kind: 'wechat_pay', ...none, unmatched: 777 }],
    });
    expect(await details(day, 'wechat_pay', 'unmatched')).toMatchObject([{ orderNo: null, amount: 777 }]);
  });

  test('each figure shows its rows, newest first', async () => {
    const [cameTwice] = await refundsOf(orders.online);
    const [transfers, over, gone] = [
      await details(first, 'offline', 'collected'),
      await details(first, 'cash_on_delivery', 'collected'),
      await details(second, 'offline', 'refunded'),
    ];
    expect(transfers.map(({ amount }) => amount)).toEqual([1_200, 1_500, 1_000]);
    expect(transfers[2]).toEqual({
      orderNo: orders.transfer.orderNo,
      ...{ at: '2026-01-15T02:00:00.000Z', amount: 1_000 },
      ...{ reference: '马骏', note: '=HYPERLINK("http://evil.example","点我")' },
      settlement: null,
    });
    expect(over).toEqual([
      expect.objectContaining({ orderNo: orders.over.orderNo, reference: '马骏', note: '没有零钱' }),
    ]);
    const [byHand] = await refundsOf(orders.cancelled);
    expect(gone).toEqual([
      {
        ...{ orderNo: orders.cancelled.orderNo, amount: 1_200, at: '2026-01-16T02:00:00.000Z' },
        ...{ reference: byHand?.refundNo, note: '转账 0116' },
        settlement: null,
      },
    ]);
    const surplus = await details(first, 'wechat_pay', 'surplus');
    expect(surplus.map(({ orderNo, reference }) => [orderNo, reference])).toEqual([
      [orders.late.orderNo, '420000003'],
      [orders.online.orderNo, '420000002'],
    ]);
    expect(await details(second, 'wechat_pay', 'refunded')).toContainEqual(
      expect.objectContaining({ reference: cameTwice?.refundNo, note: '重复付款' }),
    );
    const owing = await details(first, 'cash_on_delivery', 'due');
    expect(owing).toEqual([
      {
        ...{ orderNo: orders.short.orderNo, at: '2026-01-15T02:00:01.000Z', amount: 300 },
        ...{ reference: '', note: '', settlement: null },
      },
    ]);
  });

  test('over all time it is what the orders say', async () => {
    const { totals } = await report('2026-01-01', '2026-02-28');
    const [orderSums] = await shop.dataSource.query<Record<string, unknown>[]>(
      'SELECT SUM(paid) AS paid, SUM(refunded) AS refunded FROM orders',
    );
    expect(totals.collected + totals.surplus).toBe(Number(orderSums?.paid));
    expect(totals.refunded).toBe(Number(orderSums?.refunded));
    expect(totals.collected).toBeGreaterThan(0);
  });

  test.each([
    [
      'zh-CN',
      '对账汇总',
      [
        '日期',
        '付款方式',
        '收款',
        '退款',
        '多收款项',
        '未对上的款项',
        '待收',
        '应退',
        '改单应补',
        '改单应退',
      ],
      '微信支付',
      '合计',
    ],
    [
      'zh-HK',
      '對帳摘要',
      [
        '日期',
        '付款方式',
        '收款',
        '退款',
        '多收款項',
        '未對上的款項',
        '待收',
        '應退',
        '改單應補',
        '改單應退',
      ],
      '微信支付',
      '合計',
    ],
    [
      ...(['en', 'Summary'] as const),
      [
        'Date',
        'Payment method',
        'Collected',
        'Refunded',
        'Surplus',
        'Unmatched',
        'Due',
        'Owed',
        'Edited up',
        'Edited down',
      ],
      ...(['WeChat Pay', 'Total'] as const),
    ],
  ])('the workbook says the same in %s', async (lang, name, header, wechatPay, total) => {
    const range = { from: first, to: '2026-01-17' };
    const { rows, totals } = await report(range.from, range.to);
    const { book, answer } = await download(range, lang);
    expect(answer.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="reconciliation-2026-01-15-2026-01-17.xlsx"',
    );
    const [sums, rest] = book.worksheets;
    expect(sums?.name).toBe(name);
    const [head, ...body] = valuesOf(sums);
    const inYuan = (figures: typeof none) => reconciliationFigures.map((figure) => figures[figure] / 100);
    expect(head).toEqual(header);
    expect(body.map(([day, , ...amounts]) => [day, ...amounts])).toEqual([
      ...rows.map((row) => [new Date(`${row.day}T00:00:00Z`), ...inYuan(row)]),
      [total, ...inYuan(totals)],
    ]);
    expect(body.find(([, kind]) => kind === wechatPay)).toBeDefined();
    expect(sums?.getRow(1).font).toMatchObject({ bold: true });
    expect(sums?.getRow(rows.length + 2).font).toMatchObject({ bold: true });
    expect(sums?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sums?.getCell('A2').numFmt).toBe('yyyy-mm-dd');
    expect(sums?.getCell('C2').numFmt).toBe('"¥"#,##0.00');

    // Item, time, payment method, order, amount, reference, note.
    const [, ...lines] = valuesOf(rest);
    for (const [index, figure] of reconciliationFigures.entries()) {
      const word = header[index + 2];
      const amounts = lines
        .filter(([item]) => item === word)
        .map((line) => Math.round(Number(line[4]) * 100));
      expect([figure, amounts.reduce((sum, amount) => sum + amount, 0)]).toEqual([figure, totals[figure]]);
    }
    const transfer = lines.find(([, , , orderNo, , , note]) => orderNo === orders.transfer.orderNo && note);
    expect(transfer?.slice(1)).toEqual([
      new Date('2026-01-15T10:00:00Z'),
      expect.any(String),
      ...[orders.transfer.orderNo, 10, '马骏', `'=HYPERLINK("http://evil.example","点我")`],
    ]);
  });
});

async function download(query: { from: string; to: string }, lang: string) {
  const path = `/api/console/reports/reconciliation.xlsx?${String(new URLSearchParams(query))}`;
  const answer = await shop.fetch('owner', path, { headers: { 'accept-language': lang } });
  expect(answer.status).toBe(200);
  const book = new Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return { answer, book };
}
/** A sheet's rows, as a person would read them. */
const valuesOf = (sheet?: { getSheetValues(): unknown[] }): CellValue[][] =>
  (sheet?.getSheetValues() ?? []).slice(1).map((row) => (row as CellValue[]).slice(1));

describe('days', () => {
  test('begin and end in the shop’s time zone', async () => {
    for (const [moment, price] of [
      ['2026-02-01T15:59:59.999Z', 100],
      ['2026-02-01T16:00:00.000Z', 200],
      ['2026-02-02T15:59:59.999Z', 400],
      ['2026-02-02T16:00:00.000Z', 800],
    ] as const) {
      await at(moment);
      await confirmed(price);
    }
    expect((await report('2026-02-01', '2026-02-03')).rows).toEqual([
      { day: '2026-02-03', kind: 'offline', ...none, collected: 800 },
      { day: '2026-02-02', kind: 'offline', ...none, collected: 600 },
      { day: '2026-02-01', kind: 'offline', ...none, collected: 100 },
    ]);
    expect((await report('2026-02-02')).totals.collected).toBe(600);
    expect((await details('2026-02-02', 'offline', 'collected')).map(({ amount }) => amount)).toEqual([
      400, 200,
    ]);
  });

  test('have 23 hours or 25 where the clocks change', async () => {
    const settings = await shop.owner.getSettings();
    await shop.owner.updateSettings({ body: { ...settings, timeZone: 'America/New_York' } });
    for (const [moment, price] of [
      ['2026-03-08T04:59:59.999Z', 100],
      ['2026-03-08T05:00:00.000Z', 200],
      ['2026-03-09T03:59:59.999Z', 400],
      ['2026-03-09T04:00:00.000Z', 800],
      ['2026-11-01T03:59:59.999Z', 1_600],
      ['2026-11-01T04:00:00.000Z', 3_200],
      ['2026-11-02T04:59:59.999Z', 6_400],
      ['2026-11-02T05:00:00.000Z', 12_800],
    ] as const) {
      await at(moment);
      await confirmed(price);
    }
    const collectedOn = async (from: string, to: string) =>
      (await report(from, to)).rows.map((row) => [row.day, row.collected]);
    expect(await collectedOn('2026-03-01', '2026-03-31')).toEqual([
      ['2026-03-09', 800],
      ['2026-03-08', 600],
      ['2026-03-07', 100],
    ]);
    expect(await collectedOn('2026-10-01', '2026-11-30')).toEqual([
      ['2026-11-02', 12_800],
      ['2026-11-01', 9_600],
      ['2026-10-31', 1_600],
    ]);
    await expectToAddUp(await report('2026-10-01', '2026-11-30'));
  });

  test('without any money are left out', async () => {
    expect(await report('2026-08-01', '2026-08-31')).toEqual({ currency: 'CNY', rows: [], totals: none });
    const { book } = await download({ from: '2026-08-01', to: '2026-08-31' }, 'en');
    expect(book.worksheets.map((sheet) => valuesOf(sheet).length)).toEqual([2, 1]);
  });
});

test('a workbook of many rows has them all, also where they have one moment in common', async () => {
  await at('2026-12-24T12:00:00.000Z');
  const { orderNo } = await confirmed(1_000);
  const one = await shop.dataSource.manager.findOneByOrFail(Payment, {
    recordedBy: '马骏',
    amount: 1_000,
    receivedAt: shop.clock.now(),
  });
  const more = times(1_200, (n) => ({ ...one, id: undefined, amount: n + 1 }));
  const sum = more.reduce((total, { amount }) => total + amount, 0);
  await shop.app.get(UnitOfWork).run(async (manager) => {
    await insertMany(manager, Payment, more);
    await manager.increment(Order, { orderNo }, 'paid', sum);
  });
  const day = '2026-12-24';
  expect((await report(day)).totals).toEqual({ ...none, collected: 1_000 + sum, owed: sum });
  const { book } = await download({ from: day, to: day }, 'en');
  const lines = valuesOf(book.worksheets[1]).filter(([item]) => item === 'Collected');
  const amounts = lines.map((line) => Math.round(Number(line[4]) * 100)).sort((a, b) => a - b);
  expect(amounts).toEqual([...more.map(({ amount }) => amount), 1_000].sort((a, b) => a - b));
});

test('a range has 92 days at most, and its end is not before its beginning', async () => {
  const refused = async (from: string, to: string) =>
    (await shop.refused(() => report(from, to))) as { status: number; code: string };
  for (const [from, to] of [
    ['2026-01-01', '2026-04-03'],
    ['2026-01-02', '2026-01-01'],
    ['2026-01-01', 'today'],
  ] as const)
    expect(await refused(from, to)).toMatchObject({ status: 400, code: 'invalid_input' });
  expect((await report('2026-01-01', '2026-04-02')).rows.length).toBeGreaterThan(0);
  const path = '/api/console/reports/reconciliation.xlsx?from=2026-01-01&to=2026-04-03';
  expect(await shop.refusedRaw('owner', path, {})).toMatchObject({ status: 400, code: 'invalid_input' });
  const query = { day: first, kind: 'offline' as const, figure: 'collected' as const, cursor: 'rubbish' };
  expect(await shop.refused(() => shop.owner.listReconciliationDetails({ query }))).toMatchObject({
    ...{ status: 400, code: 'malformed_cursor' },
  });
});

test('a clerk has no business with the shop’s sums', async () => {
  const query = { from: first, to: first };
  const denied = { status: 403, code: 'permission_denied', params: { permission: 'report.read' } };
  expect(await shop.refused(() => shop.clerk.getReconciliation({ query }))).toEqual(denied);
  const one = { day: first, kind: 'offline' as const, figure: 'collected' as const };
  expect(await shop.refused(() => shop.clerk.listReconciliationDetails({ query: one }))).toEqual(denied);
  const path = '/api/console/reports/reconciliation.xlsx?from=2026-01-15&to=2026-01-15';
  expect(await shop.refusedRaw('clerk', path, {})).toMatchObject({ status: 403, code: 'permission_denied' });
});
