const AHEAD_MS = 8 * 3_600_000;

/** `2026-01-15 20:00:00`, as Alipay writes a moment. */
export const beijingTime = (at: Date): string =>
  new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ');

/** `2026-01-15T20:00:00+08:00`, as WeChat Pay writes it. */
export const rfc3339 = (at: Date): string => `${beijingTime(at).replace(' ', 'T')}+08:00`;

/** The moment that Alipay's way of writing means; undefined when it is none. */
export function fromBeijingTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const at = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) || beijingTime(at) !== text ? undefined : at;
}
