import { createStore } from './store';
import { recall, remember } from './device-storage';

const STORED = 'token';
const token = createStore<string | undefined>(recall<string>(STORED));

export const sessionToken = token.get;
export function setSessionToken(next: string | undefined) {
  remember(STORED, next);
  token.set(next);
}
/** Whether someone is signed in; queries of one's own things are `enabled` by it. */
export const useSignedIn = (): boolean => token.use() !== undefined;
