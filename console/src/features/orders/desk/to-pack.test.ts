import { namesOf } from './to-pack';

const line = (name: string, quantity: number, quantityShipped: number) => ({
  productName: { 'zh-CN': name, 'zh-HK': name, en: name },
  skuName: { 'zh-CN': '', 'zh-HK': '', en: '' },
  picture: '',
  unitPrice: 100,
  ...{ quantity, quantityShipped },
});

test('a list shows what is still to be packed once a part has left', () => {
  const lines = [line('燕麦', 5, 2), line('茶', 1, 1), line('米', 2, 0)];
  expect(namesOf({ lines, partlyShipped: true }, 'zh-CN')).toBe('燕麦 ×3、米 ×2');
});

test('what has left as a whole, or not at all, is shown as it was ordered', () => {
  expect(namesOf({ lines: [line('燕麦', 5, 5)], partlyShipped: false }, 'zh-CN')).toBe('燕麦 ×5');
  expect(namesOf({ lines: [line('燕麦', 5, 0)], partlyShipped: false }, 'zh-CN')).toBe('燕麦 ×5');
});
