import type { EditSnapshot } from '@lanzi/shared/order/order-edit.contract';
import { deliveryLine, extraChanges, lineChanges } from './edit-changes';

const line = (skuId: string, quantity: number, unitPrice = 1000) => ({
  ...{ skuId, quantity, unitPrice, discount: 0 },
  productName: { 'zh-CN': `货 ${skuId}` },
  skuName: { 'zh-CN': '' },
});
const nowhere: EditSnapshot['delivery'] = {
  ...{ mode: 'merchant_delivery', shippingMethod: null, store: null },
  ...{ address: '安福路 1 号', contactName: '林晓', contactPhone: '138' },
};
const snapshot = (part: Partial<EditSnapshot>): EditSnapshot => ({
  ...{ lines: [], extras: [], shipping: 0, discount: 0, delivery: nowhere, total: 0 },
  ...part,
});

test('goods that came, went, and became more or fewer', () => {
  const before = snapshot({ lines: [line('1', 2), line('2', 1), line('3', 5)] });
  const after = snapshot({ lines: [line('1', 3), line('3', 5), line('4', 1), line('3', 1, 1200)] });
  expect(lineChanges(before, after, 'zh-CN')).toEqual([
    { name: '货 1', before: 2, after: 3 },
    { name: '货 2', before: 1, after: 0 },
    { name: '货 4', before: 0, after: 1 },
    { name: '货 3', before: 0, after: 1 },
  ]);
});

test('custom items and discounts that came and went', () => {
  const [bag, fee] = [
    { kind: 'item' as const, title: '袋', amount: 5 },
    { kind: 'item' as const, title: '费', amount: 9 },
  ];
  expect(extraChanges(snapshot({ extras: [bag] }), snapshot({ extras: [bag, fee] }))).toEqual({
    ...{ added: [fee], removed: [] },
  });
  expect(extraChanges(snapshot({ extras: [bag] }), snapshot({ extras: [{ ...bag, amount: 6 }] }))).toEqual({
    ...{ added: [{ ...bag, amount: 6 }], removed: [bag] },
  });
});

test('where it goes, in the language of who reads', () => {
  const shippingMethod = { 'zh-CN': '同城快递', en: 'City courier' };
  const sent = snapshot({ delivery: { ...nowhere, mode: 'express', shippingMethod } });
  expect(deliveryLine(sent, 'zh-CN')).toBe('快递 · 同城快递 · 安福路 1 号 · 林晓 · 138');
  expect(deliveryLine(sent, 'en')).toBe('Express · City courier · 安福路 1 号 · 林晓 · 138');
  const atStore = snapshot({ delivery: { ...nowhere, mode: 'pickup', store: '静安店', address: '' } });
  expect(deliveryLine(atStore, 'zh-HK')).toMatch(/ · 静安店 · 林晓 · 138$/);
});
