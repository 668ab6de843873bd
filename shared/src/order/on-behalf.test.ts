import { orderOnBehalf, type OnBehalf } from './on-behalf.js';
import type { CatalogueSku } from './order-edit.js';

const rice: CatalogueSku = { skuId: '1', kind: 'ordinary', price: 1000, sellable: 5, enabled: true };
const catalogue = new Map([['1', rice]]);
const wish = (part: Partial<OnBehalf>): OnBehalf => ({
  lines: [{ skuId: '1', quantity: 2 }],
  extras: [],
  shipping: undefined,
  shippingMethod: { fee: 800, freeFrom: 5000 },
  payNow: true,
  ...part,
});
const codes = (part: Partial<OnBehalf>) =>
  orderOnBehalf(wish(part), catalogue).problems.map(({ code }) => code);

test.each([
  ['the method’s fee', {}, 2800],
  ['free from its threshold on', { lines: [{ skuId: '1', quantity: 5 }] }, 5000],
  ['another fee instead', { shipping: 300 }, 2300],
  ['no way, no fee', { shippingMethod: null }, 2000],
  [
    'custom items and discounts',
    { extras: [{ kind: 'discount' as const, title: '优惠', amount: 500 }] },
    2300,
  ],
])('%s', (_, part, total) => {
  expect(orderOnBehalf(wish(part), catalogue)).toMatchObject({ amounts: { total }, problems: [] });
});

test('something must remain to be paid, unless it is paid or collected at the door', () => {
  const extras = [{ kind: 'discount' as const, title: '全免', amount: 9000 }];
  expect(codes({ extras })).toEqual(['nothing_to_pay']);
  expect(codes({ extras, payNow: false })).toEqual([]);
});

test('more than there is, and what does not exist, are said at their lines', () => {
  expect(codes({ lines: [{ skuId: '1', quantity: 6 }] })).toEqual(['short_of_stock']);
  expect(codes({ lines: [{ skuId: '2', quantity: 1 }] })).toContain('sku_unavailable');
});
