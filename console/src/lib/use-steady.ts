import { useCallback, useLayoutEffect, useRef } from 'react';

/** One function for all renders that does what the latest would: who is handed it need not render again. */
export function useSteady<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
