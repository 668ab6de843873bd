import { quickRanges, rangeOf } from './day-range';

const today = '2026-03-05';

test('quick ranges end today and count both days', () => {
  expect(quickRanges(today)).toEqual({
    today: { from: '2026-03-05', to: '2026-03-05' },
    week: { from: '2026-02-27', to: '2026-03-05' },
    month: { from: '2026-02-04', to: '2026-03-05' },
    thisMonth: { from: '2026-03-01', to: '2026-03-05' },
  });
});

test('an address without a sensible range means the last seven days', () => {
  const week = { from: '2026-02-27', to: '2026-03-05' };
  expect(rangeOf(new URLSearchParams('from=2026-01-01&to=2026-01-31'), today)).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
  expect(rangeOf(new URLSearchParams(''), today)).toEqual(week);
  expect(rangeOf(new URLSearchParams('from=2026-02-01&to=2026-01-31'), today)).toEqual(week);
  expect(rangeOf(new URLSearchParams('from=2025-01-01&to=2026-01-31'), today)).toEqual(week);
});
