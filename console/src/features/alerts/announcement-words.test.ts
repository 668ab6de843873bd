import type { Alert } from '@lanzi/shared/alert/alert.contract';
import { exampleFor, numberClips, sentenceFor } from './announcement-words';

const alert = (kind: Alert['kind'], speech: string): Alert => ({
  ...{ id: speech, seq: 1, kind, speech, orderNo: '20260531000001', deliveryMode: 'express', store: null },
  ...{ amount: 1990, createdAt: '2026-05-31T00:00:00.000Z' },
  ...{ soundedAt: null, handledAt: null, handledBy: null },
});
const order = alert('new_order', '您有新的订单');
const proof = alert('proof_submitted', '有顾客上传了付款凭证');
const url = '/uploads/26/05/bell.mp3';
const shop = {
  lang: 'zh-CN',
  alertSounds: { proof_submitted: { id: 'bell', url, name: '铃.mp3' } },
} as const;

test('one alert has the sound of its own kind instead of a sentence, if the shop has one', () => {
  expect(sentenceFor({ alerts: [proof] }, shop)).toEqual({
    text: '有顾客上传了付款凭证',
    clips: ['proof_uploaded'],
    own: { url, instead: true },
  });
  expect(sentenceFor({ alerts: [order] }, shop).own).toBeUndefined();
});

test('several have the first own sound among them once, and then their number', () => {
  expect(sentenceFor({ alerts: [order, proof, proof] }, shop)).toEqual({
    text: '您有3条新的订单消息，请及时处理',
    clips: ['burst_prefix', '3', 'burst_suffix'],
    own: { url, instead: false },
  });
  expect(sentenceFor({ alerts: [order, order] }, shop).own).toBeUndefined();
});

test('an example sounds as the alert will', () => {
  const settings = { lang: 'zh-CN', currency: 'CNY' } as const;
  expect(exampleFor('new_order', settings, undefined)).toEqual({
    text: '您有新的订单，¥88.00，请及时处理',
    clips: ['new_order'],
  });
  expect(exampleFor('new_order', settings, { url }).own).toEqual({ url, instead: true });
});

test.each([
  [2, 'two'],
  [7, '7'],
  [10, '10'],
  [14, '10 4'],
  [20, '2 10'],
  [23, '2 10 3'],
  [100, '1 100'],
  [105, '1 100 0 5'],
  [110, '1 100 1 10'],
  [250, '2 100 5 10'],
  [1200, '9 100 9 10 9'],
])('%i in Chinese is said by the clips %s', (n, clips) => {
  expect(numberClips(n, 'zh-CN').join(' ')).toBe(clips);
});

test.each([
  [2, '2'],
  [14, '14'],
  [20, '20'],
  [23, '20 3'],
  [100, '1 100'],
  [105, '1 100 5'],
  [342, '3 100 40 2'],
])('%i in English is said by the clips %s', (n, clips) => {
  expect(numberClips(n, 'en').join(' ')).toBe(clips);
});
