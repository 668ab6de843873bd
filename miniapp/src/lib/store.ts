import { useSyncExternalStore } from 'react';

export interface Store<T> {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
  set: (next: T) => void;
  use: () => T;
}

/** A value that lives outside React (language, session) and that components can watch. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    get,
    subscribe,
    set(next: T) {
      value = next;
      listeners.forEach((listener) => listener());
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  };
}
