const LAST_POSITION = 999;

/** The position after all others. */
export const nextPosition = (rows: readonly { position: number }[]): number =>
  Math.min(LAST_POSITION, Math.max(0, ...rows.map(({ position }) => position)) + 1);
