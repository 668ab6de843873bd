import { createStore } from '@/lib/store';

/** The category that the category tab shows: a tab page takes no parameters. */
export const chosenCategory = createStore<string | undefined>(undefined);
