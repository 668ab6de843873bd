/** Providers refuse what ends within a minute; a few seconds pass on the way. */
const shortest = 65_000;

/** When an attempt ends at the provider: as it should, but never too soon for the provider to take it. */
export const endsAt = (expiresAt: Date, now: Date): Date =>
  new Date(Math.max(expiresAt.getTime(), now.getTime() + shortest));
