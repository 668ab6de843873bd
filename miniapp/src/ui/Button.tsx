import type { PropsWithChildren } from 'react';
import { Button as TaroButton } from '@tarojs/components';
import { tappable } from '@/lib/access';
import { say } from '@/lib/toast';
import './Button.scss';

interface Props {
  /** primary: the page's one main act; soft: beside it; plain: outlined; danger: outlined red; text: bare. */
  kind?: 'primary' | 'soft' | 'plain' | 'danger' | 'text';
  size?: 's' | 'm' | 'l';
  /** Fills its row. */
  block?: boolean;
  /** At work: takes no further taps. */
  busy?: boolean;
  /** Why it cannot be used now; a tap says so. */
  disabledBecause?: string | undefined;
  onClick?: () => void;
  className?: string;
}

export function Button({
  kind = 'primary',
  size = 'm',
  block,
  busy,
  disabledBecause,
  onClick,
  className = '',
  children,
}: PropsWithChildren<Props>) {
  const tap = () => {
    if (busy) return;
    if (disabledBecause) say(disabledBecause);
    else onClick?.();
  };
  const states = `${block ? 'button--block' : ''} ${busy ? 'button--busy' : ''} ${disabledBecause ? 'button--off' : ''}`;
  return (
    <TaroButton
      className={`button button--${kind} button--${size} ${states} ${className}`}
      hoverClass="button--down"
      onClick={tap}
      {...tappable()}
    >
      {children}
    </TaroButton>
  );
}
