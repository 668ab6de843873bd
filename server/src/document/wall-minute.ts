import { wallTime } from '../platform/zoned-day';

/** `2026-05-31 18:30`, as the shop's clock shows it: a document has no need of seconds. */
export const wallMinute = (at: Date, timeZone: string): string => wallTime(at, timeZone).slice(0, 16);
