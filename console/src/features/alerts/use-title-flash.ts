import { useEffect } from 'react';

/** The tab's title; a call to come back blinks in it while the tab is out of sight. */
export function useTitleFlash(plain: string, call?: string): void {
  useEffect(() => {
    document.title = plain;
    if (!call) return;
    const timer = setInterval(() => {
      document.title = document.hidden && document.title === plain ? call : plain;
    }, 1_000);
    return () => clearInterval(timer);
  }, [plain, call]);
}
