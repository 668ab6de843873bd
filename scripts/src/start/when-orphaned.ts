const LOOK_EVERY_MS = 300;

/**
 * Calls back when the shell that npm started us in is gone: it dies of npm's signal without passing it on. Started
 * in another way, the shop may outlive the terminal.
 */
export function whenOrphanedByNpm(close: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    close();
  }, LOOK_EVERY_MS).unref();
}
