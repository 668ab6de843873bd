import { useCallback, useEffect } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { useWords, type WordKey } from './words';

const tabs: WordKey[] = ['common.tabHome', 'common.tabCategory', 'common.tabCart', 'common.tabMe'];

/** On tab pages: the tab bar's words in the shopper's language. */
export function useTabWords() {
  const t = useWords();
  const show = useCallback(
    () => tabs.forEach((key, index) => void Taro.setTabBarItem({ index, text: t(key) })),
    [t],
  );
  useDidShow(show);
  useEffect(show, [show]);
}
