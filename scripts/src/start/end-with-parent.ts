/** Loaded into a child before its own code: when the parent is gone, however it went, the child ends as well. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel is there to be lost; it must not keep a child alive that has nothing left to do.
process.channel?.unref();

export {};
