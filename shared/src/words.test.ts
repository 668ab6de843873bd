import { errorStatus } from './errors.js';
import { fill, languages, pickLang } from './lang.js';
import { alertSpeech, domainWords, statusWord } from './locales/domain-words.js';
import { errorWords as en } from './locales/en/errors.js';
import { errorWords as zhCN } from './locales/zh-CN/errors.js';
import { errorWords as zhHK } from './locales/zh-HK/errors.js';
import { codeFromScan, redemptionLink } from './redemption/redemption-link.js';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const leaves = (words: object): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[key, value]]
      : leaves(value as object).map(([k, v]) => [`${key}.${k}`, v] as [string, string]),
  );

test('every sentence exists in each language with the same places to fill', () => {
  for (const code of Object.keys(errorStatus) as (keyof typeof errorStatus)[]) {
    expect(places(zhHK[code])).toEqual(places(zhCN[code]));
    expect(places(en[code])).toEqual(places(zhCN[code]));
  }
  const [first = [], ...others] = languages.map((lang) => leaves(domainWords(lang)));
  for (const other of others)
    expect(other.map(([key, text]) => [key, places(text)])).toEqual(
      first.map(([key, text]) => [key, places(text)]),
    );
});

test('no simplified characters slip into the Hong Kong words', () => {
  for (const [, text] of [...leaves(zhHK), ...leaves(domainWords('zh-HK'))])
    expect(text).not.toMatch(/[单发货请还门为时间过认码图态]/);
});

test('a language is picked from what the client asks for', () => {
  expect(pickLang(undefined)).toBe('zh-CN');
  expect(pickLang('zh_TW')).toBe('zh-HK');
  expect(pickLang('zh-Hant-HK,en;q=0.8')).toBe('zh-HK');
  expect(pickLang('en-GB,zh;q=0.5')).toBe('en');
  expect(pickLang('fr,en;q=0.5')).toBe('en');
  expect(pickLang('zh')).toBe('zh-CN');
});

test('processing says what is waited for', () => {
  expect(statusWord('processing', 'pickup', 'zh-CN')).toBe('待自提');
  expect(statusWord('processing', 'express', 'zh-HK')).toBe('待發貨');
  expect(statusWord('shipped', 'express', 'en')).toBe('On its way');
});

test('a pickup order names its store when it is announced', () => {
  const order = { deliveryMode: 'pickup', store: '武康路店', amount: '¥19.90' } as const;
  expect(alertSpeech({ kind: 'new_order', ...order }, 'zh-CN')).toBe(
    '您有新的自提订单，武康路店，¥19.90，请及时备货',
  );
  expect(alertSpeech({ kind: 'new_order', ...order, deliveryMode: 'express' }, 'zh-CN')).toContain(
    '您有新的订单',
  );
});

test('a place without a value stays visible', () => {
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});

test('a code is read from whatever was scanned', () => {
  const link = redemptionLink('https://shop.example/', 'Ab_c-1');
  expect(link).toBe('https://shop.example/redeem/?code=Ab_c-1');
  expect(codeFromScan(link)).toBe('Ab_c-1');
  expect(codeFromScan(encodeURIComponent(link))).toBe('Ab_c-1');
  expect(codeFromScan(' 1234 5678 ')).toBe('12345678');
  expect(codeFromScan('1234-5678')).toBe('12345678');
  expect(codeFromScan('https%3A%2F%2Fshop%ZZ?code=%')).toBe('%');
});
