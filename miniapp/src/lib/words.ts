import { useCallback } from 'react';
import { fill, type Lang } from '@lanzi/shared/lang';
import { deviceLang, rememberLang } from './device-lang';
import { dictionaryOf, loadDictionary, type Dictionary } from './dictionaries';
import { createStore } from './store';

/** `namespace.name`; the zh-CN dictionaries say which there are. */
export type WordKey = {
  [N in keyof Dictionary]: `${N}.${keyof Dictionary[N] & string}`;
}[keyof Dictionary];

const lang = createStore<Lang>(deviceLang());
export const currentLang = lang.get;
export const useLang = lang.use;

function tellBrowser() {
  if (process.env.TARO_ENV === 'h5') document.documentElement.lang = lang.get();
}
tellBrowser();
lang.subscribe(tellBrowser);

/** Shows everything in another language. Rejects, and changes nothing, when its words cannot be fetched. */
export async function switchLang(next: Lang): Promise<void> {
  await loadDictionary(next);
  rememberLang(next);
  lang.set(next);
}

/** The words of a key in a language, with `{name}` places filled. */
const wordsIn = (of: Lang, key: WordKey, params?: Record<string, string | number>): string => {
  const [namespace, name = ''] = key.split(/\.(.*)/) as [keyof Dictionary, string];
  return fill(dictionaryOf(of)[namespace][name] ?? key, params);
};
export type Translate = (key: WordKey, params?: Record<string, string | number>) => string;

/** Outside components, such as in toasts. */
export const t: Translate = (key, params) => wordsIn(lang.get(), key, params);
/** In components: they follow a change of language. */
export function useWords(): Translate {
  const of = lang.use();
  return useCallback((key, params) => wordsIn(of, key, params), [of]);
}
