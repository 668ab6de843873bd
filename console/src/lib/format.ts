import type { Lang } from '@lanzi/shared/lang';

const steps: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [86_400 * 30, 'day', 86_400],
  [Infinity, 'month', 86_400 * 30],
];

const justNow: Record<Lang, string> = { 'zh-CN': '刚刚', 'zh-HK': '剛剛', en: 'just now' };

/** "3分钟前", "in 2 hours"; what was less than a minute ago was "just now". */
export function relativeTime(iso: string, now: number, lang: Lang): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  if (seconds <= 0 && seconds > -60) return justNow[lang];
  const step = steps.find(([limit]) => Math.abs(seconds) < limit);
  // What is to come is named by the nearest unit: a deadline seven days off must not read as six.
  const whole = seconds > 0 ? Math.round : Math.trunc;
  return step ? format.format(whole(seconds / step[2]), step[1]) : iso;
}

/** Date and time to the second, in the shop's time zone. */
export const exactTime = (iso: string, lang: Lang, timeZone: string): string =>
  new Intl.DateTimeFormat(lang, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(new Date(iso));

/** The calendar day (`2026-05-31`) of a moment in a time zone. */
export const dayIn = (timeZone: string, at = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
