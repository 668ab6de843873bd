import { once } from 'node:events';
import { createServer } from 'node:net';

/** A reason not to go on that a person can act upon; shown without a stack. */
export class PlainError extends Error {}

/** Throws unless a server could listen on the port now. `variable` is the setting that chooses another one. */
export async function assertPortFree(port: string, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(Number(port)), 'listening');
  } catch (error) {
    throw new PlainError(whyNot(port, variable, error));
  }
  probe.close();
  await once(probe, 'close');
}

function whyNot(port: string, variable: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use. End the program that uses it, or choose another port with ${variable}.`;
  if (code === 'EACCES')
    return `Port ${port} needs special rights here. Choose another one, above 1023, with ${variable}.`;
  return `${variable}=${port} is not a port that can be listened on.`;
}
