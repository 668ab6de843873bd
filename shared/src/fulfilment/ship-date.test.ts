import { shipDaysOf } from './ship-date.js';

test('a parcel leaves from the day of its order to a week from today', () => {
  expect(shipDaysOf('2026-05-20', '2026-05-31')).toEqual({ from: '2026-05-20', to: '2026-06-07' });
  expect(shipDaysOf('2026-12-28', '2026-12-28')).toEqual({ from: '2026-12-28', to: '2027-01-04' });
});
