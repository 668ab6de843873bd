import { useEffect, type PropsWithChildren } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { useTabWords } from '@/lib/use-tab-words';
import { PageShell } from '@/ui/PageShell';
import { useCartCount } from './use-cart';

const CART_TAB = 2;

/** A page of the tab bar: its words in the shopper's language, and how much is in the cart. */
export function TabPage({ title, bar, children }: PropsWithChildren<{ title: string; bar?: boolean }>) {
  useTabWords();
  const count = useCartCount();
  const showBadge = () => {
    if (count > 0) void Taro.setTabBarBadge({ index: CART_TAB, text: count > 99 ? '99+' : String(count) });
    else void Taro.removeTabBarBadge({ index: CART_TAB });
  };
  useDidShow(showBadge);
  useEffect(showBadge, [count]);
  return (
    <PageShell title={title} bar={bar ?? false} className="page-shell--tab">
      {children}
    </PageShell>
  );
}
