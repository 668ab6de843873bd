import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { Tap } from './Tap';
import './Row.scss';

/** A label on the left, a value on the right; with `onClick` an arrow shows that it leads somewhere. */
export function Row({
  label,
  value,
  onClick,
  strong,
}: {
  label: ReactNode;
  value?: ReactNode;
  onClick?: () => void;
  strong?: boolean;
}) {
  return (
    <Tap className={`row ${onClick ? 'row--tap' : ''} ${strong ? 'row--strong' : ''}`} onClick={onClick}>
      <View className="row__label">{label}</View>
      <View className="row__value">{value}</View>
      {onClick ? <Icon name="right" size="s" className="row__arrow" /> : null}
    </Tap>
  );
}
