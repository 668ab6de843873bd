import { useEffect, useState } from 'react';

/** Gives the keyboard back to where it was when the component came, once it has gone. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // A dialog that is just going still holds the focus.
      setTimeout(() => before instanceof HTMLElement && before.focus());
    },
    [before],
  );
}
