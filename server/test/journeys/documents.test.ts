import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';
import { OrderLine } from '../../src/order/order-line.entity';
import { Order } from '../../src/order/order.entity';
import { insertMany } from '../../src/platform/database/insert';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { defaultSettings } from '../../src/shop/default-settings';
import { pdfPages, type PdfPage } from '../support/pdf-pages';
import { openShop, parcel } from '../support/running-shop';
import type { Person } from '../support/furnish';

const shop = openShop();

type Name = 'receipt' | 'invoice' | 'packing-list' | 'label';
type Numbered = Pick<ShopOrder, 'orderNo'>;

const address = (name: Name, orders: readonly Numbered[], more: Record<string, string> = {}): string => {
  const query = new URLSearchParams(more);
  for (const { orderNo } of orders) query.append('orderNo', orderNo);
  return `/api/console/documents/${name}.pdf?${query.toString()}`;
};
const ask = (name: Name, orders: readonly Numbered[], more = {}, by: Person = 'clerk') =>
  shop.fetch(by, address(name, orders, more));

async function print(name: Name, orders: readonly Numbered[], more = {}): Promise<PdfPage[]> {
  const answer = await ask(name, orders, more);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${name}.pdf"`);
  return pdfPages(Buffer.from(await answer.arrayBuffer()));
}
const textOf = (pages: readonly PdfPage[]): string => pages.map(({ text }) => text).join('\n');
/** Without the breaks that lines happen to have. */
const joined = (pages: readonly PdfPage[]): string => textOf(pages).replace(/\s+/g, '');

async function placed(name: string, wish: { pickup?: boolean; note?: string; quantity?: number } = {}) {
  const { quantity = 2, ...rest } = wish;
  const skuId = await shop.addSku({ price: 123_450, name });
  return shop.place({ lines: [{ skuId, quantity }], ...rest });
}
async function setSettings(change: Partial<typeof defaultSettings>): Promise<void> {
  const { version, ...settings } = await shop.owner.getSettings();
  await shop.owner.updateSettings({ body: { ...settings, ...change, version } });
}
const merchant = {
  legalName: '上海兰滋商贸有限公司',
  address: '上海市静安区铜仁路 88 号',
  phone: '021-55500101',
  taxNumber: '91310000MA1K00000X',
};

test('a receipt says what was bought, what it cost and who sold it, on paper as long as that', async () => {
  await setSettings({ merchant });
  const order = await placed('五常稻花香大米', { note: '请放前台 🎁' });
  const [page, ...more] = await print('receipt', [order]);
  expect(more).toEqual([]);
  const text = joined(page ? [page] : []);
  for (const said of [
    ...['我的小店', '小票', order.orderNo, '2026-01-1510:00', '快递', '林晓', '13800000001'],
    ...['南京西路1788号5楼', '五常稻花香大米', '¥1,234.50×2', '¥2,469.00', '共2件'],
    ...['订单总额¥2,469.00', '银行转账', '未付款', '顾客留言：请放前台🎁', '谢谢惠顾'],
    ...[merchant.legalName, '上海市静安区铜仁路88号', merchant.phone, merchant.taxNumber],
  ])
    expect(text).toContain(said);
  expect(page?.width).toBe(80);
  const [narrow] = await print('receipt', [order], { width: '58' });
  expect(narrow?.width).toBe(58);
  const skuId = await shop.addSku({ name: '一种名字特别特别长的商品，长得在小票上一行怎么也写不下' });
  const longer = await shop.place({
    lines: [...order.lines.map(({ skuId: id }) => ({ skuId: id, quantity: 1 })), { skuId, quantity: 1 }],
  });
  const [long] = await print('receipt', [longer]);
  expect(long?.height).toBeGreaterThan((page?.height ?? 0) + 5);
});

test('an invoice has prices; a packing list has none, and what staff noted instead', async () => {
  const order = await placed('云南普洱熟茶', { note: '礼盒装' });
  await shop.deskActs('add_note', order, { note: '老客户，多送一包' });
  const invoice = joined(await print('invoice', [order]));
  for (const said of [
    '发货清单（含价格）',
    '云南普洱熟茶',
    '¥1,234.50',
    '¥2,469.00',
    '礼盒装',
    '第1页，共1页',
  ])
    expect(invoice).toContain(said);
  expect(invoice).not.toContain('老客户');
  const packing = joined(await print('packing-list', [order]));
  for (const said of ['配货单', '云南普洱熟茶', '共2件', '礼盒装', '老客户，多送一包', order.orderNo])
    expect(packing).toContain(said);
  expect(packing).not.toMatch(/¥|1,?234|2,?469|运费|总额|银行转账/);
});

test('names of people and words of Hong Kong are there whole, whichever characters they have', async () => {
  await setSettings({ lang: 'zh-HK', currency: 'CNY', name: { 'zh-CN': '兰滋', 'zh-HK': '蘭滋𨋢舖' } });
  const order = await placed('𠺢仔嘢 骉䶮𬭎𣲗 衞裏説');
  const text = joined(await print('invoice', [order]));
  for (const said of ['蘭滋𨋢舖', '發票', '訂單總額', '𠺢仔嘢骉䶮𬭎𣲗衞裏説']) expect(text).toContain(said);
  expect(text).not.toContain('〓');
  await setSettings({ lang: 'zh-CN', name: defaultSettings.name });
});

test('a label for each package with its waybill number, and one for the order before it ships', async () => {
  const skuId = await shop.addSku({ name: '燕麦' });
  const order = await shop.place({ paying: 'cash_on_delivery', lines: [{ skuId, quantity: 5 }] });
  const before = await print('label', [order]);
  expect(before).toHaveLength(1);
  expect(before[0]).toMatchObject({ width: 100, height: 150 });
  for (const said of ['快递', order.orderNo, '林晓13800000001', '南京西路', '燕麦', '×5', '共5件'])
    expect(joined(before)).toContain(said);
  const lineId = order.lines[0]?.id ?? '';
  const packages = [parcel([[lineId, 2]], 'SF0000000001'), parcel([[lineId, 3]], 'SF0000000002')];
  await shop.deskActs('ship', order, { packages });
  const labels = await print('label', [order]);
  expect(labels).toHaveLength(2);
  const [first, second] = labels.map((page) => joined([page]));
  for (const said of ['顺丰', 'SF0000000001', '包裹1/2', '共2件']) expect(first).toContain(said);
  for (const said of ['SF0000000002', '包裹2/2', '共3件']) expect(second).toContain(said);
  expect(first).not.toContain('SF0000000002');
});

test('once a part has left, what is still to be packed is what is printed and listed', async () => {
  const [oats, tea] = [await shop.addSku({ name: '燕麦' }), await shop.addSku({ name: '普洱茶' })];
  const order = await shop.place({
    paying: 'cash_on_delivery',
    lines: [
      { skuId: tea, quantity: 1 },
      { skuId: oats, quantity: 5 },
    ],
  });
  const idOf = (skuId: string) => order.lines.find((line) => line.skuId === skuId)?.id ?? '';
  const listed = async () => {
    const { items } = await shop.clerk.listOrders({ query: { q: order.orderNo } });
    return items[0];
  };
  expect(await listed()).toMatchObject({ partlyShipped: false, unitsLeft: 6, itemCount: 6 });
  const part = parcel(
    [
      [idOf(tea), 1],
      [idOf(oats), 2],
    ],
    'SF0000000003',
  );
  await shop.deskActs('ship', order, { packages: [part] });

  expect(await listed()).toMatchObject({ partlyShipped: true, unitsLeft: 3, itemCount: 6 });
  expect((await listed())?.lines.map(({ quantity, quantityShipped }) => [quantity, quantityShipped])).toEqual(
    [
      [5, 2],
      [1, 1],
    ],
  );
  const packing = joined(await print('packing-list', [order]));
  expect(packing).toMatch(/已发待发.*燕麦.*23普洱茶.*1—.*待发3件/);
  expect(packing).not.toContain('共6件');
  const [sent, rest, ...more] = (await print('label', [order])).map((page) => joined([page]));
  expect(more).toEqual([]);
  for (const said of ['SF0000000003', '燕麦1件×2', '普洱茶1件×1', '共3件']) expect(sent).toContain(said);
  for (const said of ['其余商品', order.orderNo, '燕麦1件×3', '共3件']) expect(rest).toContain(said);
  expect(rest).not.toContain('普洱茶');

  const { version } = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
  const packages = [parcel([[idOf(oats), 3]], 'SF0000000004')];
  await shop.deskActs('ship', { ...order, version }, { packages });
  expect(await listed()).toMatchObject({ partlyShipped: false, unitsLeft: 0 });
  expect(joined(await print('packing-list', [order]))).toContain('共6件');
  expect(await print('label', [order])).toHaveLength(2);
});

test('the receipt of a cancelled order says so, and no label is printed for it', async () => {
  const [order, other] = [await placed('燕麦'), await placed('燕麦')];
  expect(joined(await print('receipt', [order]))).not.toContain('已取消');
  await shop.deskActs('cancel', order, { reason: '缺货' });
  expect(joined(await print('receipt', [order]))).toContain('小票已取消');
  const refused = { status: 422, code: 'label_of_cancelled', params: { orderNo: order.orderNo } };
  expect(await shop.refusedRaw('clerk', address('label', [other, order]), {})).toMatchObject(refused);
  const { prints } = await shop.owner.getOrder({ params: { orderNo: other.orderNo } });
  expect(prints).toEqual([]);
});

test('what is collected on delivery stands on one label, that of the package which leaves last', async () => {
  const skuId = await shop.addSku({ name: '燕麦', price: 5_000 });
  const order = await shop.place({ paying: 'cash_on_delivery', lines: [{ skuId, quantity: 2 }] });
  const said = `代收货款¥${(order.amounts.due / 100).toFixed(2)}`;
  const labels = async () => (await print('label', [order])).map((page) => joined([page]).includes(said));
  expect(await labels()).toEqual([true]);
  const lineId = order.lines[0]?.id ?? '';
  await shop.deskActs('ship', order, { packages: [parcel([[lineId, 1]], 'SF0000000005')] });
  expect(await labels()).toEqual([false, true]);
  const { version } = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
  const packages = [parcel([[lineId, 1]], 'SF0000000006')];
  await shop.deskActs('ship', { ...order, version }, { packages });
  expect(await labels()).toEqual([false, true]);
  const { amounts, version: shipped } = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
  await shop.deskActs('collect', { ...order, version: shipped }, { amount: amounts.due });
  expect(await labels()).toEqual([false, false]);
  expect(joined(await print('label', [await placed('燕麦')]))).not.toContain('代收');
});

test('parcels come from the default return address, or from the merchant while there is none', async () => {
  const order = await placed('燕麦');
  expect(joined(await print('label', [order]))).toContain('寄上海兰滋商贸有限公司');
  const place = {
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '龙井路 1 号',
    postcode: '',
  };
  const body = { contactName: '仓库 陈姐', phone: '057188880000', ...place, isDefault: true };
  await shop.owner.createReturnAddress({ body });
  const text = joined(await print('label', [order]));
  for (const said of ['寄仓库陈姐057188880000', '浙江省杭州市西湖区龙井路1号']) expect(text).toContain(said);
});

test('the label of a pickup names the store and who comes', async () => {
  const order = await placed('燕麦', { pickup: true });
  const text = joined(await print('label', [order]));
  for (const said of ['静安店', '到店自提', '取货人', '林晓', '铜仁路88号']) expect(text).toContain(said);
});

test('what was printed when and by whom stands at the order', async () => {
  const order = await placed('燕麦');
  await print('receipt', [order]);
  shop.clock.advance(60);
  await print('packing-list', [order, order]);
  const { prints } = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
  expect(prints.map(({ document, by }) => [document, by])).toEqual([
    ['receipt', '马骏'],
    ['packing_list', '马骏'],
  ]);
  expect(new Date(prints[1]?.at ?? 0).getTime() - new Date(prints[0]?.at ?? 0).getTime()).toBe(60_000);
});

test('an unknown number is not found, names nothing else, and nothing counts as printed', async () => {
  const order = await placed('燕麦');
  const path = address('invoice', [order, { orderNo: '209901010000000000' }]);
  const problem = await shop.refusedRaw('clerk', path, {});
  expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  expect(JSON.stringify(problem)).not.toContain(order.orderNo);
});

test('printing is for those who may read orders', async () => {
  const order = await placed('燕麦');
  const answer = await ask('receipt', [order], {}, 'viewer');
  expect(answer.status).toBe(200);
  expect(pdfPages(Buffer.from(await answer.arrayBuffer()))).toHaveLength(1);
  // Whoever may not ship has only looked at it.
  expect((await shop.owner.getOrder({ params: { orderNo: order.orderNo } })).prints).toEqual([]);
  expect((await ask('receipt', [order], {}, 'shopper')).status).toBe(401);
  expect((await shop.fetch(null, address('receipt', [order]))).status).toBe(401);
});

test('a long order goes on overleaf under the same head, and its pages are numbered for themselves', async () => {
  const order = await placed('燕麦');
  const { id } = await shop.dataSource.manager.findOneByOrFail(Order, { orderNo: order.orderNo });
  const line = await shop.dataSource.manager.findOneByOrFail(OrderLine, { orderId: id });
  const more = Array.from({ length: 60 }, () => ({ ...line, id: undefined, quantity: 0 }));
  await shop.app.get(UnitOfWork).run((manager) => insertMany(manager, OrderLine, more));
  const short = await placed('茶');
  const pages = (await print('invoice', [order, short])).map(({ text }) => text);
  const own = pages.filter((text) => text.includes(order.orderNo));
  expect(own.length).toBeGreaterThan(2);
  own.forEach((text, index) => {
    expect(text).toContain(`第 ${index + 1} 页，共 ${own.length} 页`);
    expect(text).toContain('单价');
  });
  expect(own[1]).toContain('（续）');
  expect(own.filter((text) => text.includes('订单总额'))).toHaveLength(1);
  expect(pages.at(-1)).toContain('第 1 页，共 1 页');
  await shop.app.get(UnitOfWork).run((manager) => manager.delete(OrderLine, { orderId: id, quantity: 0 }));
});

test('two hundred orders are one small file, a page each, in the order they were selected', async () => {
  const order = await placed('五常稻花香大米');
  const one = await shop.dataSource.manager.findOneByOrFail(Order, { orderNo: order.orderNo });
  const line = await shop.dataSource.manager.findOneByOrFail(OrderLine, { orderId: one.id });
  const numbers = Array.from(
    { length: MAX_SELECTED },
    (_, index) => `2026011599${String(index).padStart(8, '0')}`,
  );
  const unitOfWork = shop.app.get(UnitOfWork);
  await unitOfWork.run(async (manager) => {
    const orders = await insertMany(
      manager,
      Order,
      numbers.map((orderNo) => ({
        ...one,
        id: undefined,
        orderNo,
        orderNoReversed: [...orderNo].reverse().join(''),
      })),
    );
    await insertMany(
      manager,
      OrderLine,
      orders.map(({ id }) => ({ ...line, id: undefined, orderId: id })),
    );
  });
  const wanted = [...numbers].reverse().map((orderNo) => ({ orderNo }));
  const answer = await ask('packing-list', wanted);
  const pdf = Buffer.from(await answer.arrayBuffer());
  const pages = pdfPages(pdf);
  expect(pages.map(({ text }) => /2026011599\d{8}/.exec(text)?.[0])).toEqual(
    wanted.map(({ orderNo }) => orderNo),
  );
  expect(pdf.length).toBeLessThan(2 * 1024 * 1024);
  await unitOfWork.run(async (manager) => {
    for (const { orderNo } of wanted) {
      const { id } = await manager.findOneByOrFail(Order, { orderNo });
      await manager.query(`DELETE FROM prints WHERE order_id = ${id}`);
      await manager.delete(OrderLine, { orderId: id });
      await manager.delete(Order, { id });
    }
  });
});
