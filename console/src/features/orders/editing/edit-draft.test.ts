import type { CatalogueSku } from '@lanzi/shared/order/order-edit';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import {
  deliveryFaults,
  deliveryOf,
  draftOf,
  isComplete,
  isMistyped,
  isPriced,
  isTouched,
  resultOf,
  withAdded,
  withQuantity,
  withSwapped,
  wishOf,
  type PickedSku,
} from './edit-draft';

const line = (id: string, quantity: number) => ({
  ...{ id, skuId: `1${id}`, kind: 'ordinary', quantity, unitPrice: 1000, discount: 0 },
});
const order = {
  status: 'processing',
  lines: [line('1', 2), line('2', 1)],
  extras: [{ kind: 'item', title: '礼品袋', amount: 500 }],
  amounts: { shipping: 800, total: 4300, paid: 4300, refunded: 0 },
  refunds: [],
  reviews: [],
  delivery: {
    mode: 'express',
    contactName: '林晓',
    contactPhone: '13800000001',
    address: '路 1 号',
    store: null,
  },
} as unknown as ConsoleOrder;
const sku = (skuId: string, sellable: number): [string, CatalogueSku] => [
  skuId,
  { skuId, kind: 'ordinary', price: 700, sellable, enabled: true },
];
const catalogue = new Map([sku('11', 3), sku('12', 0), sku('13', 5)]);
const picked: PickedSku = {
  ...{ skuId: '13', productName: { 'zh-CN': '挂面' }, skuName: { 'zh-CN': '1 件' } },
  ...{ barcode: '', picture: '', price: 700 },
};

test('only what changes is sent', () => {
  const draft = draftOf(order);
  expect(wishOf(draft, order)).toEqual({ lines: [], added: [], extras: order.extras, shipping: 800 });
  expect(isTouched(draft, order)).toBe(false);
  const raised = withQuantity(draft, order, catalogue, { lineId: '1', quantity: 3 });
  expect(wishOf(raised, order).lines).toEqual([{ lineId: '1', quantity: 3 }]);
  expect(isTouched(raised, order)).toBe(true);
});

test('a line raised beyond what there is goes back to its old quantity and says how many there can be', () => {
  const raised = withQuantity(draftOf(order), order, catalogue, { lineId: '1', quantity: 6 });
  expect([raised.quantities, raised.returned]).toEqual([{ '1': 2, '2': 1 }, { '1': 5 }]);
  const lowered = withQuantity(raised, order, catalogue, { lineId: '1', quantity: 1 });
  expect([lowered.quantities, lowered.returned]).toEqual([{ '1': 1, '2': 1 }, {}]);
});

test('while the stock is not known, a line keeps what was typed', () => {
  const raised = withQuantity(draftOf(order), order, new Map(), { lineId: '1', quantity: 3 });
  expect([raised.quantities['1'], raised.returned]).toEqual([3, {}]);
  expect(resultOf(raised, order, new Map()).problems).not.toEqual([]);
});

test('another SKU takes a line’s place, as many of it', () => {
  const swapped = withSwapped(draftOf(order), '1', picked);
  expect(wishOf(swapped, order)).toMatchObject({
    lines: [{ lineId: '1', quantity: 0 }],
    added: [{ skuId: '13', quantity: 2 }],
  });
  expect(resultOf(swapped, order, catalogue)).toMatchObject({ difference: -600, due: -600, problems: [] });
  expect(withAdded(swapped, picked).added).toMatchObject([{ quantity: 3 }]);
});

test('what the customer has reviewed is not swapped or removed', () => {
  const reviewed = { ...order, reviews: [{ lineId: '1' }] } as ConsoleOrder;
  const swapped = withSwapped(draftOf(reviewed), '1', picked);
  expect(resultOf(swapped, reviewed, catalogue).problems).toMatchObject([
    { code: 'line_reviewed', lineId: '1' },
  ]);
});

test('what cannot be read yet is not sent, and nothing is saved with it', () => {
  const extra = { key: 9, kind: 'discount' as const, title: '', amount: 100 };
  const draft = { ...draftOf(order), extras: [extra], shipping: NaN };
  expect(wishOf(draft, order)).toEqual({ lines: [], added: [], extras: [] });
  expect(isComplete(draft)).toBe(false);
  expect(isComplete({ ...draft, shipping: 0, extras: [{ ...extra, title: '补偿' }] })).toBe(true);
});

test('each way of delivery asks for what it needs', () => {
  const express = deliveryOf(order);
  expect(deliveryFaults(express)).toEqual(['shippingMethodId']);
  expect(deliveryFaults({ ...express, mode: 'merchant_delivery' })).toEqual([]);
  const spaced = { ...express, mode: 'merchant_delivery', contactPhone: '138 0000 0000' } as const;
  expect(deliveryFaults(spaced)).toEqual([]);
  expect(deliveryFaults({ ...express, mode: 'pickup', address: '' })).toEqual(['storeId']);
  expect(deliveryFaults({ ...express, mode: 'merchant_delivery', contactPhone: '12', address: ' ' })).toEqual(
    ['contactPhone', 'address'],
  );
});

test('an item is wrong as soon as its amount is, or when only its name is missing; before, it is unfinished', () => {
  const extra = (title: string, amount: number | undefined) => ({
    key: 0,
    kind: 'item' as const,
    title,
    amount,
  });
  const mistyped = [extra('袋', NaN), extra('袋', 0), extra('', 500)];
  const unfinished = [extra('', undefined), extra('袋', undefined)];
  expect(mistyped.map(isMistyped)).toEqual([true, true, true]);
  expect([...unfinished, extra('袋', 500)].map(isMistyped)).toEqual([false, false, false]);
  for (const one of [...mistyped, ...unfinished])
    expect(isPriced({ ...draftOf(order), extras: [one] })).toBe(false);
  expect(isPriced({ ...draftOf(order), shipping: NaN })).toBe(false);
  expect(isPriced(draftOf(order))).toBe(true);
});
