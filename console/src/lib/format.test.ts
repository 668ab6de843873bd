import { dayIn, exactTime, relativeTime } from './format';

const now = Date.parse('2026-05-31T12:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

test('an age in the person’s words', () => {
  expect(relativeTime(at(-30), now, 'zh-CN')).toBe('刚刚');
  expect(relativeTime(at(-150), now, 'zh-CN')).toBe('2分钟前');
  expect(relativeTime(at(-7_200), now, 'en')).toBe('2 hr. ago');
  expect(relativeTime(at(23 * 60), now, 'zh-CN')).toBe('23分钟后');
});

test('days and times are the shop’s, wherever the person sits', () => {
  const evening = new Date('2026-05-31T16:30:00.000Z');
  expect(dayIn('Asia/Shanghai', evening)).toBe('2026-06-01');
  expect(dayIn('Europe/London', evening)).toBe('2026-05-31');
  expect(exactTime(evening.toISOString(), 'zh-CN', 'Asia/Shanghai')).toBe('2026/06/01 00:30:00');
});
