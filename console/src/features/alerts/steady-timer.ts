let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, () => void>();

function start(): Worker {
  const started = new Worker(new URL('./timer.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<number>) => {
    const then = waiting.get(data);
    waiting.delete(data);
    then?.();
  };
  return started;
}

/** Like setTimeout, but on time in a hidden tab too. Returns what stops it. */
export function steadyTimer(milliseconds: number, then: () => void): () => void {
  worker ??= start();
  const id = ++last;
  waiting.set(id, then);
  worker.postMessage({ id, ms: milliseconds });
  return () => {
    if (waiting.delete(id)) worker?.postMessage({ id });
  };
}
