import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languages, pickLang, type Lang } from '@lanzi/shared/lang';
import { words, type Words } from '../locales/words';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Words;
  }
}

const storageKey = 'lanzi.console.lang';
const kept = localStorage.getItem(storageKey);

void i18next.use(initReactI18next).init({
  resources: words,
  lng: languages.find((lang) => lang === kept) ?? pickLang(navigator.language),
  fallbackLng: false,
  defaultNS: 'app',
  ns: Object.keys(words['zh-CN']),
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
});

export const i18n = i18next;
/** The language the person reads now. */
export const currentLang = (): Lang => pickLang(i18next.language);

export function changeLang(lang: Lang): void {
  localStorage.setItem(storageKey, lang);
  void i18next.changeLanguage(lang);
}

/** The language in a component: it renders again when the language changes. */
export function useLang(): Lang {
  return pickLang(useTranslation().i18n.language);
}
