import { beijingPlain, beijingRfc3339, fromBeijingPlain } from './beijing-time';

const lateInLondon = new Date('2026-01-14T18:05:09.999Z');

test('Beijing’s time is told wherever the server stands', () => {
  expect(beijingRfc3339(lateInLondon)).toBe('2026-01-15T02:05:09+08:00');
  expect(beijingPlain(lateInLondon)).toBe('2026-01-15 02:05:09');
});

test('and read, with fractions or without', () => {
  expect(fromBeijingPlain('2026-01-15 02:05:09')).toEqual(new Date('2026-01-14T18:05:09.000Z'));
  expect(fromBeijingPlain('2026-01-15 02:05:09.320')).toEqual(new Date('2026-01-14T18:05:09.320Z'));
  expect(fromBeijingPlain('yesterday').getTime()).toBeNaN();
});
