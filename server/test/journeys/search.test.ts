import type {
  ConsoleOrderSummary,
  OrdersFilter,
  OrdersQuery,
  ShopOrder,
} from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { consoleTabs, inTab } from '@lanzi/shared/order/order-tabs';
import type * as z from 'zod';
import { FoundByTerm } from '../../src/order/found-by-term';
import { OrderIds } from '../../src/order/order-ids';
import { OrderSearch } from '../../src/order/order-search';
import { Order } from '../../src/order/order.entity';
import { Shipment } from '../../src/order/shipment.entity';
import { SearchReach } from '../../src/order/search-reach';
import { sql } from '../../src/platform/database/sql';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { dayInZone } from '../../src/platform/zoned-day';
import { ShopSnapshot } from '../../src/shop/shop-snapshot';
import { dayOf, newKey, openShop, parcel } from '../support/running-shop';

const shop = openShop();
type Query = z.input<typeof OrdersQuery>;

interface Plan {
  name?: string;
  phone?: string;
  by?: 'shopper' | 'other';
  paying?: PaymentKind;
  /** Of these SKUs one piece each. */
  skus: ('rice' | 'tea')[];
  pickup?: 'here' | 'there';
  origin?: 'miniapp' | 'h5';
  then?: 'confirm' | 'ship' | 'cancel';
}
/** Two a day, the first on 15 January. */
const plans: Plan[] = [
  { name: '王小明', phone: '13612345678', skus: ['rice'], pickup: 'here', paying: 'pay_at_store' },
  { name: '欧阳小明', phone: '+852 91234567', skus: ['tea'], pickup: 'there', paying: 'pay_at_store' },
  { skus: ['rice', 'tea'], then: 'confirm' },
  { skus: ['rice'], by: 'other', then: 'ship', paying: 'cash_on_delivery', origin: 'miniapp' },
  { name: 'CHAN Tai Man', phone: '85261234567', skus: ['tea'], pickup: 'here' },
  { name: "O'Brien 50%", phone: '13612340000', skus: ['rice'], pickup: 'here', by: 'other' },
  { name: '五折50_券', phone: '13800138000', skus: ['rice'], pickup: 'there', paying: 'pay_at_store' },
  { skus: ['tea'], then: 'cancel' },
  { skus: ['tea'], by: 'other', paying: 'cash_on_delivery', origin: 'miniapp' },
  { name: '王伟', phone: '13698765432', skus: ['rice', 'tea'], pickup: 'here', paying: 'pay_at_store' },
  { name: '𠮷野家明', phone: '13698765432', skus: ['tea'], pickup: 'here', then: 'confirm' },
  { skus: ['rice'], then: 'ship', paying: 'cash_on_delivery' },
];
const products = {
  rice: { name: '五常稻花香 5kg', barcode: '6901234567890' },
  tea: { name: '龙井 Longjing', barcode: '6909876543210' },
};
const buyers = {
  shopper: { nickname: '林晓', phone: '13800000001', email: 'lin.xiao@example.com' },
  other: { nickname: 'Zheng Hai', phone: '13800000002', email: null },
};

/** What a test knows of an order without asking the search. */
interface Known {
  order: Order;
  plan: Plan;
  day: string;
}
const known: Known[] = [];
const skuIds = { rice: '', tea: '' };
const productIds = { rice: '', tea: '' };

beforeAll(async () => {
  for (const kind of ['rice', 'tea'] as const) {
    skuIds[kind] = await shop.addSku(products[kind]);
    const { items } = await shop.owner.listProducts({ query: { q: products[kind].name } });
    productIds[kind] = items[0]?.id ?? '';
  }
  await shop.shopper.updateMe({ body: { nickname: buyers.shopper.nickname, email: 'Lin.Xiao@example.com' } });
  await shop.other.updateMe({ body: { nickname: buyers.other.nickname } });
  for (const [index, plan] of plans.entries()) {
    if (index > 0) await shop.later({ minutes: 12 * 60 });
    await carryOut(plan);
  }
}, 60_000);

async function carryOut(plan: Plan): Promise<void> {
  const { by = 'shopper', pickup, paying, origin = 'h5' } = plan;
  const lines = plan.skus.map((kind) => ({ skuId: skuIds[kind], quantity: 1 }));
  const body = await shop.orderBody({ lines, by, pickup: pickup !== undefined, paying });
  const delivery = pickup
    ? {
        ...{ mode: 'pickup' as const, contactName: plan.name ?? '', contactPhone: plan.phone ?? '' },
        storeId: pickup === 'here' ? shop.has.storeId : shop.has.storeElsewhereId,
      }
    : body.delivery;
  const placed = await shop[by].placeOrder({ body: { ...body, delivery, origin } }, newKey());
  if (plan.then === 'confirm') await shop.deskActs('confirm_payment', placed, {});
  if (plan.then === 'cancel') await shop.deskActs('cancel', placed, { reason: '买错了' });
  if (plan.then === 'ship') await ship(placed);
  const order = await manager().findOneByOrFail(Order, { orderNo: placed.orderNo });
  known.unshift({ order, plan, day: dayInZone(order.placedAt, 'Asia/Shanghai') });
}

function ship(order: ShopOrder): Promise<unknown> {
  const lines = order.lines.map(({ id, quantity }): [string, number] => [id, quantity]);
  const packages = [{ ...parcel(lines, waybillOf(order.orderNo)), shippedOn: dayOf(order) }];
  return shop.deskActs('ship', order, { packages });
}
const waybillOf = (orderNo = ''): string => `SFSEEN${orderNo}`;

const manager = () => shop.app.get(UnitOfWork).manager;

/** The same question answered by reading everything, without an index. Beyond `reach` only beginnings and endings. */
function expected(filter: Partial<OrdersFilter>, reach = Infinity): string[] {
  return known.filter((one, index) => matches(one, filter, index < reach)).map(({ order }) => order.orderNo);
}

function matches({ order, plan, day }: Known, filter: Partial<OrdersFilter>, anywhere: boolean): boolean {
  const handedOver = order.status === 'shipped' || order.status === 'completed';
  const {
    q,
    from,
    to,
    paymentMethodId,
    deliveryMode,
    storeId,
    origin,
    productId,
    shipped,
    status = 'all',
  } = filter;
  return (
    inTab(consoleTabs[status], order.status, order.deliveryMode) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (paymentMethodId === undefined || order.paymentMethodId === Number(paymentMethodId)) &&
    (deliveryMode === undefined || order.deliveryMode === deliveryMode) &&
    (storeId === undefined || order.storeId === Number(storeId)) &&
    (origin === undefined || order.origin === origin) &&
    (shipped === undefined || handedOver === shipped) &&
    (productId === undefined || plan.skus.some((kind) => productIds[kind] === productId)) &&
    (q === undefined || isFound(order, plan, q.toLowerCase(), anywhere))
  );
}

function isFound(order: Order, plan: Plan, q: string, anywhere: boolean): boolean {
  const part = (text: string) => (anywhere ? text.includes(q) : text.startsWith(q) || text.endsWith(q));
  const isDigits = /^\d{4,}$/.test(q);
  const buyer = buyers[plan.by ?? 'shopper'];
  const goods = plan.skus.map((kind) => products[kind]);
  return (
    part(order.contactName.toLowerCase()) ||
    (isDigits && (part(order.contactPhone) || part(order.orderNo) || buyer.phone.startsWith(q))) ||
    String(order.customerId) === q ||
    buyer.nickname.toLowerCase().includes(q) ||
    (q.length >= 3 && (buyer.email ?? '').startsWith(q)) ||
    (plan.then === 'ship' && q.length >= 6 && waybillOf(order.orderNo).toLowerCase().startsWith(q)) ||
    goods.some(({ name, barcode }) => name.toLowerCase().includes(q) || barcode === q)
  );
}

const numbers = (items: readonly ConsoleOrderSummary[]) => items.map(({ orderNo }) => orderNo);
const found = async (query: Query) =>
  numbers((await shop.clerk.listOrders({ query: { limit: 100, ...query } })).items);

const first = () => known[known.length - 1]?.order.orderNo ?? '';
const words: [key: string, q: () => string][] = [
  ['a whole number', () => first()],
  ['the beginning of a number', () => first().slice(0, 7)],
  ['the day that numbers begin with', () => first().slice(0, 6)],
  ['the month that numbers begin with', () => first().slice(0, 4)],
  ['the ending of a number', () => first().slice(-4)],
  ['the middle of a number', () => first().slice(7, 13)],
  ['a whole phone', () => '13612345678'],
  ['the beginning of a phone', () => '1361'],
  ['the ending of a phone', () => '5432'],
  ['the middle of a phone', () => '12345'],
  ['a phone without its country', () => '91234567'],
  ['a whole name', () => '王小明'],
  ['a surname', () => '王'],
  ['the ending of a name', () => '小明'],
  ['a name in other letter case', () => 'chan TAI'],
  ['the ending of a name in other letter case', () => 'MAN'],
  ['a name beyond the first plane', () => '𠮷'],
  ['an ending that several names share', () => '明'],
  ['the buyer’s nickname', () => 'zheng'],
  ['a part of the buyer’s nickname', () => 'hai'],
  ['the buyer’s phone', () => '13800000002'],
  ['an e-mail', () => 'LIN.xiao@example.com'],
  ['the beginning of an e-mail', () => 'lin.x'],
  ['a product name', () => '稻花香'],
  ['a product name in other letter case', () => 'LONGJING'],
  ['a barcode', () => '6909876543210'],
  ['a waybill', () => waybillOf(known.find(({ plan }) => plan.then === 'ship')?.order.orderNo)],
  ['the beginning of a waybill in small letters', () => 'sfseen'],
  ['a percent sign', () => '50%'],
  ['an underscore', () => '50_'],
  ['a quote', () => "o'b"],
  ['nothing that exists', () => '没有这个人'],
  ['no part of a barcode', () => '690987654'],
  ['what would be SQL', () => "' OR '1'='1"],
];
const filters: [name: string, filter: () => Partial<OrdersFilter>][] = [
  ['everything', () => ({})],
  ...Object.keys(consoleTabs).map((status): [string, () => Partial<OrdersFilter>] => [
    `the tab ${status}`,
    () => ({ status: status as keyof typeof consoleTabs }),
  ]),
  ['one day', () => ({ from: '2026-01-17', to: '2026-01-17' })],
  ['from a day on', () => ({ from: '2026-01-18' })],
  ['up to a day', () => ({ to: '2026-01-17' })],
  ['no day at all', () => ({ from: '2026-01-18', to: '2026-01-17' })],
  ['days to come', () => ({ from: '2027-01-01' })],
  ['days before the shop', () => ({ to: '2025-01-01' })],
  ['a payment method', () => ({ paymentMethodId: shop.has.paymentMethodIds.pay_at_store })],
  ['a payment method of nobody', () => ({ paymentMethodId: shop.has.paymentMethodIds.alipay })],
  ['a delivery mode', () => ({ deliveryMode: 'express' })],
  ['a store', () => ({ storeId: shop.has.storeElsewhereId })],
  ['handed over', () => ({ shipped: true })],
  ['not handed over', () => ({ shipped: false })],
  ['an origin', () => ({ origin: 'miniapp' })],
  ['a product', () => ({ productId: productIds.tea })],
  ['a tab and a mode that exclude each other', () => ({ status: 'to_ship', deliveryMode: 'pickup' })],
  ['a tab and a delivery status that exclude each other', () => ({ status: 'shipped', shipped: false })],
  ['a tab and a store', () => ({ status: 'to_pick_up', storeId: shop.has.storeId })],
  [
    'a tab, days and a method',
    () => ({
      ...{ status: 'to_pick_up', from: '2026-01-15', to: '2026-01-19' },
      paymentMethodId: shop.has.paymentMethodIds.pay_at_store,
    }),
  ],
  [
    'a product, a mode and an origin',
    () => ({ productId: productIds.rice, deliveryMode: 'pickup', origin: 'h5' }),
  ],
];

describe('the order desk finds', () => {
  test.each(words)('by %s', async (_, q) => {
    expect(await found({ q: q() })).toEqual(expected({ q: q() }));
  });

  test.each(filters)('what is filtered by %s', async (_, filter) => {
    expect(await found(filter())).toEqual(expected(filter()));
  });

  test('something by every key but the last three', async () => {
    for (const [key, q] of words.slice(0, -3))
      expect([key, (await found({ q: q() })).length > 0]).toEqual([key, true]);
  });

  test('by every key under filters', async () => {
    const search = shop.app.get(OrderSearch);
    await expectAll(search, Infinity);
  }, 60_000);

  test('the same when nothing is small and nothing recent, but for middles', async () => {
    const tiny = Object.assign(new SearchReach(), {
      looked: 2,
      filtered: 2,
      numbers: 2,
      small: 1,
      smallForProduct: 1,
      common: 1,
      commonWalk: 3,
      outOfOrder: 1,
    });
    const ids = new OrderIds(shop.app.get(UnitOfWork), tiny);
    const byTerm = new FoundByTerm(shop.app.get(UnitOfWork), ids, tiny);
    await expectAll(new OrderSearch(ids, byTerm, shop.app.get(ShopSnapshot), tiny), 2);
  }, 60_000);
});

/** Every filter alone, every key alone, and each key under a seventh of the filters, page by page. */
async function expectAll(search: OrderSearch, reach: number): Promise<void> {
  const numberOf = new Map(known.map(({ order }) => [order.id, order.orderNo]));
  const keys = [['no search', () => undefined] as const, ...words];
  for (const [row, [key, q]] of keys.entries())
    for (const [column, [name, filter]] of filters.entries()) {
      if (row > 0 && column > 0 && (row + column) % 7 > 0) continue;
      const typed = q();
      const asked = { status: 'all' as const, ...filter(), ...(typed === undefined ? {} : { q: typed }) };
      const all: number[] = [];
      for (let page: number[] = [0, 0, 0, 0]; page.length === 4; all.push(...page))
        page = await search.idsMatching(asked, all.at(-1) ?? null, 4);
      // What is few enough to be gone through as a whole is also found by its middle.
      const least = expected(asked, reach);
      const most = expected(asked);
      const got = all.map((id) => numberOf.get(id));
      expect([key, name, least.filter((no) => !got.includes(no))]).toEqual([key, name, []]);
      expect([key, name, got]).toEqual([key, name, most.filter((no) => got.includes(no))]);
    }
}

test('three digits are no part of a number or phone, but may be a buyer’s id', async () => {
  const id = String(shop.has.people.other.id);
  expect(await found({ q: id })).toEqual(expected({ q: id }));
  expect((await found({ q: id })).length).toBe(plans.filter(({ by }) => by === 'other').length);
  expect(await found({ q: '361' })).toEqual([]);
  expect(await found({ q: '136 1234-5678' })).toEqual(expected({ q: '13612345678' }));
});

test('pages of a search follow each other without a gap or a double', async () => {
  const all: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof shop.clerk.listOrders>> = await shop.clerk.listOrders({
      query: { q: '龙井', limit: 2, ...(cursor ? { cursor } : {}) },
    });
    all.push(...numbers(page.items));
    cursor = page.nextCursor;
  }
  expect(all).toEqual(expected({ q: '龙井' }));
  expect(all.length).toBeGreaterThan(4);
});

test('an order is found by its new contact once its delivery was changed, and no more by the old one', async () => {
  const { order } = known.find(({ plan }) => plan.name === '王小明') ?? {};
  const { orderNo = '' } = order ?? {};
  const seen = await shop.clerk.getOrder({ params: { orderNo } });
  const contact = {
    contactName: '诸葛 Liang',
    contactPhone: '13555554321',
    address: '上海市 杨浦区 大学路 1 号',
  };
  await shop.deskActs('change_delivery', seen, { mode: 'merchant_delivery', ...contact }, shop.owner);
  for (const q of ['诸葛', 'LIANG', '4321', '13555']) expect(await found({ q })).toContain(orderNo);
  for (const q of ['王小明', '13612345678']) expect(await found({ q })).not.toContain(orderNo);
});

test('the counts of the tabs are those of the lists, and live', async () => {
  const before = await shop.clerk.countOrders();
  for (const status of Object.keys(consoleTabs) as (keyof typeof consoleTabs)[])
    expect([status, before[status]]).toEqual([status, (await found({ status })).length]);
  await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const after = await shop.clerk.countOrders();
  expect(after).toEqual({ ...before, all: before.all + 1, to_pick_up: before.to_pick_up + 1 });
});

test('of many parcels whose numbers begin alike the newest are found', async () => {
  const [early, late] = [await shop.placeOne(), await shop.placeOne()];
  for (const { order } of [early, late]) await shop.deskActs('confirm_payment', order, {});
  const shipAs = async ({ orderNo }: ShopOrder, waybillNo: string) => {
    const order = await shop.clerk.getOrder({ params: { orderNo } });
    const lines = order.lines.map(({ id, quantity }): [string, number] => [id, quantity]);
    await shop.deskActs('ship', order, {
      packages: [{ ...parcel(lines, waybillNo), shippedOn: dayOf(order) }],
    });
    return manager().findOneByOrFail(Shipment, { waybillNo });
  };
  const { id: _, ...one } = await shipAs(early.order, 'SFMANY0000');
  for (let n = 1; n <= 60; n++)
    await manager().insert(Shipment, { ...one, waybillNo: `SFMANY00${String(n).padStart(2, '0')}` });
  await shipAs(late.order, 'SFMANY0099');
  expect(await found({ q: 'SFMANY' })).toContain(late.order.orderNo);
});

test('however many orders an index gives, no query asks for more of them than a database takes', async () => {
  const ids = Array.from({ length: 90_000 }, (_, at) => at + 1);
  const none = await shop.app.get(OrderIds).among(ids, sql`o.order_no = ${'none'}`, 10);
  expect(none).toEqual([]);
});
