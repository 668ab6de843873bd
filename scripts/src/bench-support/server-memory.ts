import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Left to itself V8 collects late and takes what memory there is. In a heap that is hardly larger than the idle server's
 * it shows what the work needs: it would die there of whatever grows with the number of rows.
 */
export const smallHeap = '--max-old-space-size=192 --max-semi-space-size=8';

/** Megabytes that a server's process holds. */
export async function residentMegabytes(url: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(figures)?.[1];
  if (bytes === undefined) throw new Error('the server does not tell its memory');
  return Number(bytes) / 1024 ** 2;
}

/** The most that it held while `work` went on, looked at a few times a second. */
export async function peakMegabytes<T>(
  url: string,
  work: () => Promise<T>,
): Promise<{ value: T; peak: number }> {
  let working = true;
  let peak = await residentMegabytes(url);
  const watching = (async () => {
    while (working) {
      await sleep(200);
      peak = Math.max(peak, await residentMegabytes(url));
    }
  })();
  try {
    return { value: await work(), peak: Math.max(peak, await residentMegabytes(url)) };
  } finally {
    working = false;
    await watching;
  }
}
