import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { firstChoice, itemsOf, mostBack, toggled } from './chosen-goods';

type Line = ShopOrder['lines'][number];
const line = (id: string, quantity: number, over: Partial<Line> = {}): Line => ({
  ...{ id, productId: '1', skuId: '1', productName: { 'zh-CN': '米' }, skuName: { 'zh-CN': '袋' } },
  ...{
    kind: 'ordinary',
    barcode: '',
    picture: '',
    quantity,
    unitPrice: 1000,
    discount: 0,
    amount: 1000 * quantity,
  },
  ...{ quantityShipped: quantity, ...over },
});
const amounts = {
  items: 0,
  shipping: 800,
  discount: 0,
  surcharge: 0,
  total: 0,
  paid: 10_000,
  refunded: 0,
  due: 0,
};

test('of one line all of it is chosen at first, of several nothing', () => {
  expect(firstChoice({ lines: [line('7', 2)] })).toEqual({ '7': 2 });
  expect(firstChoice({ lines: [line('7', 2), line('8', 1)] })).toEqual({});
});

test('ticking takes all of a line, and unticking none', () => {
  const ticked = toggled({}, line('7', 3));
  expect(itemsOf(ticked)).toEqual([{ lineId: '7', quantity: 3 }]);
  expect(toggled(ticked, line('7', 3))).toEqual({});
});

test('no more goes back than was paid and is not on its way already', () => {
  const lines = [line('7', 3, { discount: 300 })];
  const discounted = { ...amounts, discount: 300 };
  expect(mostBack({ '7': 1 }, { lines, amounts: discounted, refunds: [] })).toBe(900);
  const refund = {
    amount: 9500,
    way: 'balance',
    state: 'requested',
    requestedAt: '',
    settledAt: null,
  } as const;
  expect(mostBack({ '7': 1 }, { lines, amounts: discounted, refunds: [refund] })).toBe(500);
});

test('a custom discount of the order is taken off every piece', () => {
  const order = { lines: [line('7', 2)], amounts: { ...amounts, discount: 1000 }, refunds: [] };
  expect(mostBack({ '7': 1 }, order)).toBe(500);
  expect(mostBack({ '7': 2 }, order)).toBe(1000);
});
