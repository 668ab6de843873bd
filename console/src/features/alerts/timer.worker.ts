/** Timers of a worker are not slowed down in hidden tabs, where a page's own may be a minute late. */
const timers = new Map<number, ReturnType<typeof setTimeout>>();

self.onmessage = ({ data }: MessageEvent<{ id: number; ms?: number }>) => {
  clearTimeout(timers.get(data.id));
  timers.delete(data.id);
  if (data.ms === undefined) return;
  timers.set(
    data.id,
    setTimeout(() => {
      timers.delete(data.id);
      self.postMessage(data.id);
    }, data.ms),
  );
};
