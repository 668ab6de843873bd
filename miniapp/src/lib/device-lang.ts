import Taro from '@tarojs/taro';
import { languages, pickLang, type Lang } from '@lanzi/shared/lang';
import { recall, remember } from './device-storage';

const STORED = 'lang';

export const rememberLang = (lang: Lang) => remember(STORED, lang);

/** The language that was chosen on this device, else the one it speaks. */
export function deviceLang(): Lang {
  const stored = recall<Lang>(STORED);
  if (stored && languages.includes(stored)) return stored;
  try {
    return pickLang(process.env.TARO_ENV === 'weapp' ? Taro.getAppBaseInfo().language : navigator.language);
  } catch {
    return pickLang(undefined);
  }
}
