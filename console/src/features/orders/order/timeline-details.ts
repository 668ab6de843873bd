import { addressText } from '@lanzi/shared/fulfilment/region';
import { enumerated, inLang, type Lang, type LocalText } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney, type Currency } from '@lanzi/shared/money';

interface Telling {
  lang: Lang;
  currency: Currency;
  refundOf: (amount: string) => string;
  staffNoIs: (staffNo: string) => string;
}

const isLocalText = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && 'zh-CN' in value;
const wordIn = (words: Record<string, string>, key: unknown): string | undefined =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;

const starsAsText = (stars: unknown): string | undefined =>
  typeof stars === 'number' ? '★'.repeat(stars) : undefined;

/** An event's details as people read them, a line each; what is unknown here stays untold. */
export function detailLines(details: Record<string, unknown>, telling: Telling): string[] {
  const { lang, currency, refundOf, staffNoIs } = telling;
  const words = domainWords(lang);
  const money = (amount: number) => formatMoney(amount, currency);
  const text = (value: unknown): string | undefined => {
    if (typeof value === 'number') return money(value);
    if (isLocalText(value)) return inLang(value, lang);
    if (typeof value !== 'string') return undefined;
    // Of a change of delivery it is where it goes, the address first.
    return 'mode' in details ? addressText(value) : value;
  };
  const { after, amount, refund, waybills, way, why, step, staffNo, note, product, stars, byLink } = details;
  const before = text(details.before);
  const changed = text(after);
  const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  return [
    changed === undefined ? '' : before ? `${before} → ${changed || '—'}` : changed,
    joined(
      wordIn(words.strayKind, why),
      typeof amount === 'number' ? money(amount) : undefined,
      wordIn(words.refundWay, way),
    ),
    typeof refund === 'number' ? refundOf(money(refund)) : '',
    Array.isArray(waybills) ? enumerated(waybills as string[], lang) : '',
    joined(isLocalText(product) ? inLang(product, lang) : undefined, starsAsText(stars)),
    joined(
      wordIn(words.cancellationAction, step),
      typeof staffNo === 'string' ? staffNoIs(staffNo) : undefined,
      typeof note === 'string' ? note : undefined,
    ),
    byLink === true ? words.byLink : '',
  ].filter(Boolean);
}
