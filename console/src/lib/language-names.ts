import type { Lang } from '@lanzi/shared/lang';

/** Each language by its own name. */
export const languageNames: Record<Lang, string> = {
  'zh-CN': '简体中文',
  'zh-HK': '繁體中文',
  en: 'English',
};
