import type { Quote } from '@lanzi/shared/order/order.contract';
import { payMethods } from './pay-methods';
import type { Translate } from './words';

const words: Translate = (key, params) => `${key} ${Object.values(params ?? {}).join(' ')}`.trim();
const method = (kind: Quote['paymentMethods'][number]['kind']) => ({
  ...{ id: kind, kind, title: { 'zh-CN': kind }, instructions: {} },
});
const offer = (balance: number) => ({
  balance,
  paymentMethods: [method('wechat_pay'), method('alipay'), method('balance')],
});
const within = (userAgent: string) =>
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });
const told = (balance: number) =>
  payMethods(offer(balance), 1990, words, String).map(({ kind, hint, off }) => [kind, hint, off]);

test('the balance says what there is, and how much is missing', () => {
  within('Safari');
  expect(told(1990)).toEqual([
    ['wechat_pay', undefined, undefined],
    ['alipay', undefined, undefined],
    ['balance', 'cashier.balanceIs 1990', undefined],
  ]);
  const low = 'cashier.balanceTooLow 500 1490';
  expect(told(500)[2]).toEqual(['balance', low, low]);
});

test('Alipay says beforehand that WeChat will not open it', () => {
  within('MicroMessenger/8.0');
  expect(told(0)[1]).toEqual(['alipay', 'cashier.alipayInWechat', undefined]);
});
