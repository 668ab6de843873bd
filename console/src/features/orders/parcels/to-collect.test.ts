import { toCollect } from './to-collect';

const order = (kind: 'cash_on_delivery' | 'wechat_pay', due: number) => ({
  payment: { kind },
  amounts: { due },
});

test('what is due is collected once, with the package that leaves nothing behind', () => {
  expect(toCollect(order('cash_on_delivery', 12_300), true)).toBe(12_300);
  expect(toCollect(order('cash_on_delivery', 12_300), false)).toBe(0);
});
test('nothing is collected for an order that is paid otherwise, or overpaid', () => {
  expect(toCollect(order('wechat_pay', 12_300), true)).toBe(0);
  expect(toCollect(order('cash_on_delivery', -100), true)).toBe(0);
});
