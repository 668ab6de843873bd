import { needsPerson, offered, refundColour } from './refund-looks';

test('only what staff do themselves has a button', () => {
  expect(offered(['submit', 'retry', 'settle_by_hand', 'succeed'])).toEqual(['retry', 'settle_by_hand']);
  expect(offered(['fail', 'settle_by_hand'])).toEqual(['settle_by_hand', 'fail']);
  expect(offered([])).toEqual([]);
});

test('red is what waits for a person', () => {
  expect(refundColour('requested', 'wechat_pay')).toBe('grey');
  expect(refundColour('requested', 'by_hand')).toBe('red');
  expect(refundColour('abnormal', 'alipay')).toBe('red');
  expect(refundColour('succeeded', 'by_hand')).toBe('green');
});

test('a person remits what was asked of them and what no provider brought home', () => {
  expect(needsPerson({ state: 'requested', way: 'by_hand' })).toBe(true);
  expect(needsPerson({ state: 'failed', way: 'by_hand' })).toBe(true);
  expect(needsPerson({ state: 'abnormal', way: 'wechat_pay' })).toBe(true);
  expect(needsPerson({ state: 'requested', way: 'wechat_pay' })).toBe(false);
  expect(needsPerson({ state: 'submitted', way: 'alipay' })).toBe(false);
  expect(needsPerson({ state: 'succeeded', way: 'by_hand' })).toBe(false);
});
