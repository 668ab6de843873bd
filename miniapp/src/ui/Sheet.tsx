import type { PropsWithChildren, ReactNode } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { useWords } from '@/lib/words';
import { Icon } from './Icon';
import { Tap } from './Tap';
import './Sheet.scss';

interface Props {
  open: boolean;
  onClose: () => void;
  title?: string;
  /** Stays in place under the scrolling content. */
  footer?: ReactNode;
}

/** A panel from below over a dimmed page; a tap outside closes it. */
export function Sheet({ open, onClose, title, footer, children }: PropsWithChildren<Props>) {
  const t = useWords();
  if (!open) return null;
  return (
    <View className="sheet" catchMove>
      <View className="sheet__mask" onClick={onClose} />
      <View className="sheet__panel">
        {title ? <View className="sheet__title">{title}</View> : null}
        <Tap className="sheet__close" label={t('common.close')} onClick={onClose}>
          <Icon name="close" />
        </Tap>
        <ScrollView scrollY className="sheet__content">
          {children}
        </ScrollView>
        {footer ? <View className="sheet__footer">{footer}</View> : null}
      </View>
    </View>
  );
}
