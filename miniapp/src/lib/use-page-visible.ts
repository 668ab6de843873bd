import { useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';

/** Whether this page is the one in front: pages behind it stay mounted and should not poll or tick. */
export function usePageVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  return visible;
}
