import type { CartLine } from '@lanzi/shared/catalog/catalog.contract';
import { cartView, reviewed, withAdded, withSwapped } from './cart-lines';

const line = (skuId: string, over: Partial<CartLine> = {}): CartLine => ({
  skuId,
  quantity: 1,
  productId: '1',
  productName: { 'zh-CN': '苹果' },
  skuName: { 'zh-CN': '500g' },
  picture: '',
  price: 1000,
  sellable: 10,
  problem: null,
  ...over,
});

describe('adding to the cart', () => {
  test('puts a new SKU first and adds to one it holds', () => {
    expect(withAdded([{ skuId: '1', quantity: 2 }], { skuId: '2', quantity: 1 }, 9)).toEqual({
      lines: [
        { skuId: '2', quantity: 1 },
        { skuId: '1', quantity: 2 },
      ],
      short: false,
    });
    expect(withAdded([{ skuId: '1', quantity: 2 }], { skuId: '1', quantity: 3 }, 9).lines).toEqual([
      { skuId: '1', quantity: 5 },
    ]);
  });
  test('stops at what can be bought, and never takes away what is there', () => {
    expect(withAdded([{ skuId: '1', quantity: 2 }], { skuId: '1', quantity: 3 }, 4)).toEqual({
      lines: [{ skuId: '1', quantity: 4 }],
      short: true,
    });
    expect(withAdded([{ skuId: '1', quantity: 6 }], { skuId: '1', quantity: 1 }, 4)).toEqual({
      lines: [{ skuId: '1', quantity: 6 }],
      short: true,
    });
  });
});

test('changing to a SKU that the cart holds makes one line of both', () => {
  const lines = [
    { skuId: '1', quantity: 1 },
    { skuId: '2', quantity: 2 },
  ];
  expect(withSwapped(lines, '1', { skuId: '2', quantity: 1 })).toEqual([{ skuId: '2', quantity: 3 }]);
  expect(withSwapped(lines, '1', { skuId: '3', quantity: 4 })).toEqual([
    { skuId: '3', quantity: 4 },
    { skuId: '2', quantity: 2 },
  ]);
  expect(withSwapped(lines, '2', { skuId: '2', quantity: 5 })).toEqual([
    { skuId: '1', quantity: 1 },
    { skuId: '2', quantity: 5 },
  ]);
});

test('only lines that can be bought and are ticked count', () => {
  const view = cartView(
    [
      line('1', { quantity: 2 }),
      line('2'),
      line('3', { problem: 'short_of_stock', quantity: 11 }),
      line('4', { problem: 'sold_out' }),
    ],
    new Set(['2']),
  );
  expect(view.gone.map(({ skuId }) => skuId)).toEqual(['4']);
  expect(view.ticked.map(({ skuId }) => skuId)).toEqual(['1']);
  expect(view).toMatchObject({ total: 2000, count: 2, allTicked: false });
});

test('lowering a quantity to what is left mends a shortage at once', () => {
  expect(reviewed(line('1', { quantity: 3, sellable: 3, problem: 'short_of_stock' })).problem).toBeNull();
  expect(reviewed(line('1', { quantity: 4, sellable: 3 })).problem).toBe('short_of_stock');
  expect(reviewed(line('1', { problem: 'off_shelf' })).problem).toBe('off_shelf');
});
