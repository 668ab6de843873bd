import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { QueryClientProvider } from '@tanstack/react-query';
import { followAddress } from '@/lib/follow-address';
import { followReturn } from '@/lib/follow-return';
import { queryClient } from '@/lib/query';
import { signInSilently } from '@/lib/session';
import './app.scss';
// Styles that features adjust must come first, whichever page is opened first.
import '@/ui/Button.scss';
import '@/ui/Card.scss';
import '@/ui/Check.scss';
import '@/ui/Icon.scss';
import '@/ui/PageShell.scss';
import '@/ui/Picture.scss';
import '@/ui/Skeleton.scss';

// Taro's tab bar links to `javascript:;`, which the content security policy would refuse aloud.
if (process.env.TARO_ENV === 'h5') {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]'))
      event.preventDefault();
  });
  followReturn();
  followAddress();
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void signInSilently());
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
