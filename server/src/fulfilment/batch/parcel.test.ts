import { dayOf, parcelOf } from './parcel';

test.each([
  ['2026-05-31', '2026-05-31'],
  ['2026/5/1', '2026-05-01'],
  ['2026.5.1', '2026-05-01'],
  ['2026年5月1日', '2026-05-01'],
  ['２０２６/５/１', '2026-05-01'],
  ['20260501', '2026-05-01'],
  ['2026-05-31 18:30', '2026-05-31'],
  ['2026-05-31T10:30:00.000Z', '2026-05-31'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['31/5/2026', undefined],
  ['5月31日', undefined],
  ['46173', undefined],
])('%s is the day %s', (typed, day) => {
  expect(dayOf(typed)).toBe(day);
});

test('blanks and full-width signs are not part of numbers; in a note they are', () => {
  const given = {
    ...{ orderNo: ' ２６０１１５ 1234567890 ', carrier: ' 顺丰 ', waybillNo: 'SF 1234 5678\u00a0' },
    ...{ note: '  易碎\n轻放 ', barcode: '69012 34567890', quantity: '２' },
  };
  expect(parcelOf(given)).toEqual({
    ...{ orderNo: '2601151234567890', carrier: '顺丰', waybillNo: 'SF12345678', shippedOn: null },
    ...{ note: '易碎 轻放', barcode: '6901234567890', quantity: 2 },
  });
});

test('punctuation around numbers is not part of them; inside a note it is', () => {
  const given = {
    ...{ orderNo: '：2601151234567890，', carrier: '顺丰、', waybillNo: 'SF12345678。' },
    ...{ note: '易碎，轻放。', barcode: '；6901234567890' },
  };
  expect(parcelOf(given)).toMatchObject({
    ...{ orderNo: '2601151234567890', carrier: '顺丰', waybillNo: 'SF12345678' },
    ...{ note: '易碎，轻放。', barcode: '6901234567890' },
  });
});
