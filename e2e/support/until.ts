import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

/** Looks again and again until there is something to see; throws what the last look threw, or with what was awaited. */
export async function until<T>(
  look: () => T | Promise<T>,
  what: string,
  timeoutMs = 15_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
}
