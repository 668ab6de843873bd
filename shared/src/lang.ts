/** The languages of every screen, message and document; the first is the default. */
export const languages = ['zh-CN', 'zh-HK', 'en'] as const;
export type Lang = (typeof languages)[number];
export const defaultLang: Lang = 'zh-CN';

/** A text that the shop writes itself, such as a product's name. Missing languages fall back to zh-CN. */
export type LocalText = { 'zh-CN': string } & Partial<Record<Lang, string>>;

export const inLang = (text: LocalText, lang: Lang): string => text[lang] || text['zh-CN'];

/** Several things named one after the other. */
export const enumerated = (words: readonly string[], lang: Lang): string =>
  words.join(lang === 'en' ? ', ' : '、');

/** Picks a language from an Accept-Language header or a device's language code (`zh_TW`, `en-GB` …). */
export function pickLang(wanted: string | undefined): Lang {
  for (const part of (wanted ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase().replaceAll('_', '-') ?? '';
    if (/^zh-(hk|tw|mo|hant)/.test(tag)) return 'zh-HK';
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return defaultLang;
}

/** Fills `{name}` places of a template. A place without a value stays visible, so that it is noticed. */
export const fill = (template: string, params: Record<string, string | number> = {}): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
