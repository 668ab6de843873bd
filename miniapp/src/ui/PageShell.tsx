import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { usePageTitle } from '@/lib/use-page-title';
import './PageShell.scss';

interface Props {
  title: string;
  /** The page ends in a BottomBar: leaves room for it. */
  bar?: boolean;
  className?: string;
}

/** Every page: its title in the shopper's language, the page's colour, room for what is fixed at the bottom. */
export function PageShell({ title, bar, className = '', children }: PropsWithChildren<Props>) {
  usePageTitle(title);
  return <View className={`page-shell ${bar ? 'page-shell--bar' : ''} ${className}`}>{children}</View>;
}
