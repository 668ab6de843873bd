import { View } from '@tarojs/components';
import './Icon.scss';

export type IconName =
  | 'search'
  | 'scan'
  | 'cart'
  | 'home'
  | 'right'
  | 'down'
  | 'plus'
  | 'minus'
  | 'check'
  | 'trash'
  | 'close'
  | 'pin'
  | 'store'
  | 'truck'
  | 'clock'
  | 'notice'
  | 'edit'
  | 'copy'
  | 'phone'
  | 'camera'
  | 'warn'
  | 'user'
  | 'chat'
  | 'wallet'
  | 'bank'
  | 'link';

/** A line icon in the colour of the text around it. `size` in px of the 375 design. */
export function Icon({
  name,
  size = 'm',
  className = '',
}: {
  name: IconName;
  size?: 's' | 'm' | 'l' | 'xl';
  className?: string;
}) {
  return <View className={`icon icon--${name} icon--${size} ${className}`} />;
}
