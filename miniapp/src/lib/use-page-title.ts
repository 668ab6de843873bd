import { useEffect } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';

/** The navigation bar's title in the shopper's language (the page's config can only say it in one). */
export function usePageTitle(title: string) {
  const show = () => void Taro.setNavigationBarTitle({ title });
  useDidShow(show);
  useEffect(show, [title]);
}
