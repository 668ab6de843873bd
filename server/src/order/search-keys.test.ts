import { searchKeysOf } from './search-keys';

test.each([
  ['+86 13800000001', '13800000001'],
  ['+852-51234567', '+85251234567'],
  ['13800000001', '13800000001'],
])('a phone typed as %s is kept in one spelling, from the front and from the back', (contactPhone, kept) => {
  expect(searchKeysOf({ orderNo: '2601151234567890', contactName: '林晓', contactPhone })).toMatchObject({
    contactPhone: kept,
    contactPhoneReversed: [...kept].reverse().join(''),
  });
});
