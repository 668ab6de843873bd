import { useShop } from './use-shop';

const two = (n: number) => String(n).padStart(2, '0');

/** Minutes that the zone is ahead of UTC then; the device's own where the engine knows no time zones. */
function offsetMinutes(at: Date, timeZone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(at);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const day = [part('year'), part('month') - 1, part('day')] as const;
    const there = Date.UTC(...day, part('hour'), part('minute'), part('second'));
    return Number.isNaN(there) ? -at.getTimezoneOffset() : Math.round((there - at.getTime()) / 60_000);
  } catch {
    return -at.getTimezoneOffset();
  }
}

/** `2026-05-31 14:05` in the shop's time zone. */
export function shopTime(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const there = new Date(at.getTime() + offsetMinutes(at, timeZone) * 60_000);
  const day = `${there.getUTCFullYear()}-${two(there.getUTCMonth() + 1)}-${two(there.getUTCDate())}`;
  return `${day} ${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
}

export function useShopTime(): (iso: string) => string {
  const timeZone = useShop().data?.timeZone ?? 'Asia/Shanghai';
  return (iso) => shopTime(iso, timeZone);
}
