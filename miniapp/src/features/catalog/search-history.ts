import { recall, remember } from '@/lib/device-storage';
import { createStore } from '@/lib/store';

const STORED = 'searches';
const KEPT = 12;

const history = createStore<string[]>(recall<string[]>(STORED) ?? []);
const keep = (words: string[]) => {
  remember(STORED, words);
  history.set(words);
};

/** What was searched for on this device, latest first. */
export const useSearchHistory = history.use;
export const rememberSearch = (q: string) =>
  keep([q, ...history.get().filter((word) => word !== q)].slice(0, KEPT));
export const clearSearchHistory = () => keep([]);
