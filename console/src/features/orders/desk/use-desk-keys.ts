import { useEffect, useEffectEvent } from 'react';

/** Keys belong to whoever is being typed in, and to an open dialog, menu or enlarged picture. */
export const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable], .ant-modal, .ant-dropdown, .ant-image-preview',
  ) !== null;
const over = [
  '.ant-modal-wrap:not([style*="none"])',
  '.ant-image-preview:not([style*="none"])',
  // Menus and the like leave the focus with their button; `Esc` closes them first.
  ...['dropdown', 'popover', 'popconfirm', 'select-dropdown', 'picker-dropdown'].map(
    (one) => `.ant-${one}:not(.ant-${one}-hidden)`,
  ),
].join();
const somethingIsOver = () => document.querySelector(over) !== null;

interface Keys {
  move: (by: 1 | -1) => void;
  open: () => void;
  /** Takes the row into the selection, or out of it. */
  select: () => void;
  close: () => void;
}

/** `j` and `k` move, `x` selects, `Enter` opens, `Esc` closes. */
export function useDeskKeys(keys: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || somethingIsOver()) return;
    if (event.key === 'j') keys.move(1);
    else if (event.key === 'k') keys.move(-1);
    else if (event.key === 'x') keys.select();
    else if (event.key === 'Enter' && !(event.target as Element).closest('a, button')) keys.open();
    else if (event.key === 'Escape') keys.close();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
