import { detailLines } from './timeline-details';

const tell = (details: Record<string, unknown>) =>
  detailLines(details, {
    lang: 'zh-CN',
    currency: 'CNY',
    refundOf: (amount) => `退款 ${amount}`,
    staffNoIs: (staffNo) => `工号 ${staffNo}`,
  });

test('what was changed is told from what to what', () => {
  expect(tell({ before: 8800, after: 6600 })).toEqual(['¥88.00 → ¥66.00']);
  expect(tell({ before: { 'zh-CN': '微信支付' }, after: { 'zh-CN': '余额支付' } })).toEqual([
    '微信支付 → 余额支付',
  ]);
  expect(tell({ before: '徐汇店', after: '上海市…', mode: 'express' })).toEqual(['徐汇店 → 上海市…']);
  expect(tell({ before: '', after: '易碎' })).toEqual(['易碎']);
  expect(tell({ before: '易碎', after: '' })).toEqual(['易碎 → —']);
});

test('money is told with why it came and how it went', () => {
  expect(tell({ amount: 8800 })).toEqual(['¥88.00']);
  expect(tell({ amount: 8800, why: 'double', refund: 8800 })).toEqual(['重复付款 · ¥88.00', '退款 ¥88.00']);
  expect(tell({ amount: 100, refundNo: 'R1', way: 'wechat_pay' })).toEqual(['¥1.00 · 退回微信']);
});

test('a step of a review is told with who signed it', () => {
  expect(tell({ step: 'approve', staffNo: '007', note: '已电话确认' })).toEqual([
    '同意取消 · 工号 007 · 已电话确认',
  ]);
  expect(tell({ waybills: ['SF1', 'SF2'] })).toEqual(['SF1、SF2']);
  expect(tell({ goodsIntact: true })).toEqual([]);
});

test('what whoever held the payment link did is told as such', () =>
  expect(tell({ before: { 'zh-CN': '微信支付' }, after: { 'zh-CN': '银行转账' }, byLink: true })).toEqual([
    '微信支付 → 银行转账',
    '通过付款链接',
  ]));

test('a review is told with its item and its stars', () =>
  expect(tell({ product: { 'zh-CN': '青提' }, stars: 4 })).toEqual(['青提 · ★★★★']));
