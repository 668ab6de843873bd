/** In milliseconds. Most payments are known within seconds; the others should not be asked for all the time. */
const PAUSES = [1_000, 2_000, 3_000, 5_000, 8_000, 12_000];

/**
 * Asks a few times, with growing pauses, until the answer is in. `ask` resolves to whether it is; `wait` resolves to
 * whether to go on at all.
 */
export async function askPatiently(
  ask: () => Promise<boolean>,
  wait: (milliseconds: number) => Promise<boolean>,
): Promise<'known' | 'unknown' | 'stopped'> {
  for (const pause of PAUSES) {
    if (!(await wait(pause))) return 'stopped';
    if (await ask()) return 'known';
  }
  return 'unknown';
}
