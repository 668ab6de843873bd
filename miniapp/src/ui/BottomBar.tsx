import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import './BottomBar.scss';

/** A bar fixed at the bottom, above the home indicator; on a tab page above the tabs. */
export function BottomBar({ onTabPage, children }: PropsWithChildren<{ onTabPage?: boolean }>) {
  return <View className={`bottom-bar ${onTabPage ? 'bottom-bar--tab' : ''}`}>{children}</View>;
}
