import dayjs, { type Dayjs } from 'dayjs';
import type { DayRange } from './money.api';

/** What the report takes at most. */
export const MAX_DAYS = 92;

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

const format = (day: Dayjs): string => day.format('YYYY-MM-DD');

/** The quick choices, seen from the shop's own today; both days count. */
export function quickRanges(today: string): Record<'today' | 'week' | 'month' | 'thisMonth', DayRange> {
  const last = dayjs(today);
  const ending = (from: Dayjs): DayRange => ({ from: format(from), to: today });
  return {
    today: ending(last),
    week: ending(last.subtract(6, 'day')),
    month: ending(last.subtract(29, 'day')),
    thisMonth: ending(last.startOf('month')),
  };
}

/** The range an address names; the last seven days when it names none that the report takes. */
export function rangeOf(search: URLSearchParams, today: string): DayRange {
  const [from, to] = [search.get('from'), search.get('to')];
  if (!isDay(from) || !isDay(to)) return quickRanges(today).week;
  const days = dayjs(to).diff(dayjs(from), 'day') + 1;
  return days >= 1 && days <= MAX_DAYS ? { from, to } : quickRanges(today).week;
}
