/** A parcel may be written down before its courier comes, but not for a far day. */
const daysAhead = 7;

/**
 * The days that a parcel may be said to leave on, both included; all are days in the shop's zone, `2026-05-31`. It
 * cannot leave before its order was placed.
 */
export const shipDaysOf = (placedOn: string, today: string): { from: string; to: string } => ({
  from: placedOn,
  to: new Date(Date.parse(`${today}T00:00:00Z`) + daysAhead * 86_400_000).toISOString().slice(0, 10),
});
