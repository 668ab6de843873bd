import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { Tap } from './Tap';
import './Card.scss';

/** A white card; with a title it is a section. */
export function Card({
  title,
  className = '',
  onClick,
  children,
}: PropsWithChildren<{ title?: string; className?: string; onClick?: () => void }>) {
  return (
    <Tap className={`card ${className}`} onClick={onClick}>
      {title ? <View className="card__title">{title}</View> : null}
      {children}
    </Tap>
  );
}
