import type { Via } from './speaker';

/** What this tab really began to say: shown under "recent announcements" beside the sound button. */
export interface Spoken {
  text: string;
  via: Via;
  /** Milliseconds since 1970. */
  at: number;
}

declare global {
  interface Window {
    /** The same log, for diagnosis at the shop's own screen. Oldest first. */
    __lanziSpoken?: Spoken[];
  }
}

const kept = 50;
export const spokenLog: Spoken[] = (window.__lanziSpoken ??= []);

export function logSpoken(spoken: Spoken): void {
  spokenLog.push(spoken);
  if (spokenLog.length > kept) spokenLog.shift();
}
