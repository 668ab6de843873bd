import { unitOf } from './duration';

test.each([
  [30, 'minutes'],
  [90, 'minutes'],
  [120, 'hours'],
  [1440, 'days'],
  [1500, 'hours'],
  [0, 'minutes'],
])('%i minutes are said in %s', (minutes, unit) => {
  expect(unitOf(minutes)).toBe(unit);
});
