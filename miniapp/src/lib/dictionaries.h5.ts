import type { Lang } from '@lanzi/shared/lang';
import { dictionary as zhCN } from '@/locales/zh-CN';
import { deviceLang } from './device-lang';
import type { Dictionary } from './dictionaries';

const dictionaries: Partial<Record<Lang, Record<keyof Dictionary, Record<string, string>>>> = {
  'zh-CN': zhCN,
};

/** The words of a language; Chinese ones while it has not come. */
export const dictionaryOf = (lang: Lang) => dictionaries[lang] ?? zhCN;

/** Fetches a language's words unless they are here. Rejects when they cannot be fetched. */
export async function loadDictionary(lang: Lang): Promise<void> {
  if (dictionaries[lang]) return;
  dictionaries[lang] = (
    lang === 'en' ? await import('@/locales/en') : await import('@/locales/zh-HK')
  ).dictionary;
}

// Before the first page is drawn, so that nobody sees it in another language first.
await loadDictionary(deviceLang()).catch(() => undefined);
