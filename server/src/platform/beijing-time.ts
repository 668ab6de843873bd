const zone = '+08:00';
const ahead = 8 * 60 * 60 * 1000;

/** `2026-01-15T10:00:00+08:00`, as WeChat Pay wants it. */
export const beijingRfc3339 = (time: Date): string => beijingPlain(time).replace(' ', 'T') + zone;

/** `2026-01-15 10:00:00`, as Alipay wants it, wherever the server stands. */
export const beijingPlain = (time: Date): string =>
  new Date(time.getTime() + ahead).toISOString().slice(0, 19).replace('T', ' ');

/** Reads `2026-01-15 10:00:00`, with or without fractions; an invalid date for anything else. */
export const fromBeijingPlain = (text: string): Date => new Date(text.trim().replace(' ', 'T') + zone);
