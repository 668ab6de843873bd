import { useEffect } from 'react';
import Taro from '@tarojs/taro';

/** Scanners read a bright screen better: raises it while `bright`, then puts it back. Browsers cannot. */
export function useBrightScreen(bright: boolean) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp' || !bright) return;
    let before: number | undefined;
    let over = false;
    const set = (value: number) => void Taro.setScreenBrightness({ value }).catch(() => undefined);
    void Taro.getScreenBrightness()
      .then(({ value }) => {
        if (over) return;
        before = value;
        set(1);
      })
      .catch(() => undefined);
    return () => {
      over = true;
      if (before !== undefined) set(before);
    };
  }, [bright]);
}
