import { endsAt } from './ends-at';

test('an attempt ends when it should, but in no less than a minute', () => {
  const now = new Date('2026-01-15T02:00:00.000Z');
  const later = new Date('2026-01-15T02:30:00.000Z');
  expect(endsAt(later, now)).toEqual(later);
  expect(endsAt(new Date('2026-01-15T02:00:59.000Z'), now)).toEqual(new Date('2026-01-15T02:01:05.000Z'));
  expect(endsAt(new Date('2025-01-15T02:00:00.000Z'), now)).toEqual(new Date('2026-01-15T02:01:05.000Z'));
});
