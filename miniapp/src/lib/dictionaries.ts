import type { Lang } from '@lanzi/shared/lang';
import { dictionary as zhCN } from '@/locales/zh-CN';
import { dictionary as zhHK } from '@/locales/zh-HK';
import { dictionary as en } from '@/locales/en';

export type Dictionary = typeof zhCN;

const dictionaries: Record<Lang, Record<keyof Dictionary, Record<string, string>>> = {
  'zh-CN': zhCN,
  'zh-HK': zhHK,
  en,
};

/** The words of a language. */
export const dictionaryOf = (lang: Lang) => dictionaries[lang];
/** Makes sure that a language's words are here: in the mini-program they all are. */
export const loadDictionary = (_lang: Lang): Promise<void> => Promise.resolve();
