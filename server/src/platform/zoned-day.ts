const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a shop has one time zone. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(timeZone) ??
    // Swedish writes a moment as 2026-05-31 18:30:00.
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, made);
  return made;
}

/** `2026-05-31 18:30:00`, as a clock on the wall of that time zone shows it. */
export const wallTime = (at: Date, timeZone: string): string => formatterOf(timeZone).format(at);

/** The day in a time zone, `2026-05-31`. */
export const dayInZone = (at: Date, timeZone: string): string => wallTime(at, timeZone).slice(0, 10);

/** The moment at which a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const asUtc = new Date(`${day}T00:00:00Z`);
  const offset = (at: Date) =>
    new Date(`${wallTime(at, timeZone).replace(' ', 'T')}Z`).getTime() - at.getTime();
  const first = new Date(asUtc.getTime() - offset(asUtc));
  // Around a change of summer time the first guess used the other side's offset.
  return new Date(asUtc.getTime() - offset(first));
}

/** The day after, `2026-06-01`. */
export const nextDay = (day: string): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);
