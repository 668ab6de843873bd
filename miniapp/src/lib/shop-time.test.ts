import { shopTime } from './shop-time';

describe('the time in the shop’s zone', () => {
  it.each(['00', '29', '30', '59'])('stays within its minute at second %s', (seconds) => {
    const iso = `2026-05-31T06:05:${seconds}.900Z`;
    expect(shopTime(iso, 'Asia/Shanghai')).toBe('2026-05-31 14:05');
    expect(shopTime(iso, 'America/New_York')).toBe('2026-05-31 02:05');
    expect(shopTime(iso, 'Asia/Kolkata')).toBe('2026-05-31 11:35');
  });

  it('takes the day before in a zone west of UTC', () => {
    expect(shopTime('2026-01-01T03:59:59Z', 'America/New_York')).toBe('2025-12-31 22:59');
  });
});
