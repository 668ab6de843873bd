import { plainPhone, plainText } from './plain-text';

test('what KDNiao forbids is written in full width, on one line', () => {
  expect(plainText('3#楼 "甲" & \'乙\' <1+1> 5%\\')).toBe('3＃楼 ＂甲＂ ＆ ＇乙＇ ＜1＋1＞ 5％＼');
  expect(plainText(' 第一行\r\n第二行\t\u0000 ')).toBe('第一行 第二行');
});

test('phones have no plus', () => {
  expect(plainPhone('+86 13800000001')).toBe('13800000001');
  expect(plainPhone('+852-61234567')).toBe('00852-61234567');
  expect(plainPhone('021-5550 0101')).toBe('021-5550 0101');
});
