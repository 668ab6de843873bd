const storageKey = 'lanzi.console.carrier-account';

/** The carrier account that was used last at this desk. */
export const accountKept = (): string | undefined => localStorage.getItem(storageKey) ?? undefined;
export const keepAccount = (id: string): void => localStorage.setItem(storageKey, id);
