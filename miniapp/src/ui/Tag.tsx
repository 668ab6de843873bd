import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import './Tag.scss';

/** A word on a tint: brand (good), price (needs attention), warn, quiet. */
export function Tag({
  tone = 'quiet',
  children,
}: PropsWithChildren<{ tone?: 'brand' | 'price' | 'warn' | 'quiet' }>) {
  return <View className={`tag tag--${tone}`}>{children}</View>;
}
