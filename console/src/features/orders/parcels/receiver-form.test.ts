import { isCorrected, missingParts, receiverOf } from './receiver-form';

const whole = '浙江省 杭州市 西湖区 文三路 1 号';

test('an address with its region is taken apart', () => {
  const receiver = receiverOf(whole);
  expect(receiver).toEqual({ province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 1 号' });
  expect(missingParts(receiver)).toEqual([]);
  expect(isCorrected(receiver, whole)).toBe(false);
});

test('of an address without a region only the rest is known', () => {
  const receiver = receiverOf('文三路1号');
  expect(receiver.detail).toBe('文三路1号');
  expect(missingParts(receiver)).toEqual(['province', 'city', 'district']);
  expect(
    isCorrected({ ...receiver, province: '浙江省', city: '杭州市', district: '西湖区' }, '文三路1号'),
  ).toBe(true);
});

test('what was corrected by hand is sent along', () => {
  expect(isCorrected({ ...receiverOf(whole), district: '余杭区' }, whole)).toBe(true);
});
