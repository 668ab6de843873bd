import { createStore, type Store } from './store';

const drafts = new Map<string, Store<unknown>>();

function draftOf<T>(key: string, initial: T): Store<T> {
  const draft = drafts.get(key) ?? createStore<unknown>(initial);
  drafts.set(key, draft);
  return draft as Store<T>;
}

/**
 * Like useState, for what a person fills in: it is still there when its form comes back, such as after signing in
 * again. `key` names the form, what it is about and the part of it. Kept until it is forgotten or the program ends.
 */
export function useDraft<T>(key: string, initial: T): [T, (change: (before: T) => T) => void] {
  const draft = draftOf(key, initial);
  return [draft.use(), (change) => draft.set(change(draft.get()))];
}

/** A form was sent: its draft under this key, and those of its parts, which add a word to the key. */
export function forgetDraft(form: string): void {
  for (const key of drafts.keys()) if (key === form || key.startsWith(`${form} `)) drafts.delete(key);
}

/** Whoever wrote them has left. */
export const forgetDrafts = (): void => drafts.clear();
