import type { Alert } from '@lanzi/shared/alert/alert.contract';
import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import { fill, type Lang } from '@lanzi/shared/lang';
import { alertSpeech, domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { Settings } from '@lanzi/shared/shop/shop.contract';
import type { Announcement } from './alert-queue';

/** A sentence, and the recorded clips that say much the same where there is no voice. */
export interface Sentence {
  text: string;
  clips: string[];
  /** The shop's own sound, played instead of the sentence or before it. */
  own?: { url: string; instead: boolean };
}

const clipOfKind: Record<AlertKind, string> = {
  new_order: 'new_order',
  proof_submitted: 'proof_uploaded',
  cancellation_requested: 'cancellation_requested',
  after_sale_requested: 'after_sale_requested',
  stray_money: 'stray_money',
  refund_failed: 'refund_failed',
  // None was recorded for it; "orders still wait" comes nearest.
  parcel_returning: 'repeat',
};
const clipOf = ({ kind, deliveryMode }: Alert): string =>
  kind === 'new_order' && deliveryMode === 'pickup' ? 'new_pickup_order' : clipOfKind[kind];

/** One alert has its kind's own sound instead; several have the first own sound among them, and then their number. */
export function sentenceFor(
  { alerts }: Announcement,
  { lang, alertSounds }: Pick<Settings, 'lang' | 'alertSounds'>,
): Sentence {
  const [first, ...rest] = alerts;
  const instead = rest.length === 0;
  const [url] = alerts.flatMap(({ kind }) => alertSounds[kind]?.url ?? []);
  const own = url === undefined ? undefined : { url, instead };
  if (instead) return { text: first.speech, clips: [clipOf(first)], own };
  return {
    text: fill(domainWords(lang).speech.burst, { count: alerts.length }),
    clips: ['burst_prefix', ...numberClips(alerts.length, lang), 'burst_suffix'],
    own,
  };
}

/** What an alert of this kind sounds like, to be listened to; with the own sound that the shop may be trying out. */
export function exampleFor(
  kind: AlertKind,
  { lang, currency }: Pick<Settings, 'lang' | 'currency'>,
  own: { url: string } | undefined,
): Sentence {
  const amount = formatMoney(8_800, currency);
  return {
    text: alertSpeech({ kind, deliveryMode: 'express', store: null, amount }, lang),
    clips: [clipOfKind[kind]],
    own: own && { url: own.url, instead: true },
  };
}

/** A number before a counted thing, from the clips that were recorded; everything over 999 is said as 999. */
export function numberClips(count: number, lang: Lang): string[] {
  const n = Math.min(999, count);
  return lang === 'en' ? english(n) : chinese(n);
}

function english(n: number): string[] {
  if (n <= 20) return [String(n)];
  if (n < 100) return [String(n - (n % 10)), ...(n % 10 ? [String(n % 10)] : [])];
  return [String(Math.floor(n / 100)), '100', ...(n % 100 ? english(n % 100) : [])];
}

function chinese(n: number): string[] {
  if (n === 2) return ['two'];
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  return [
    ...(hundreds ? [String(hundreds), '100'] : []),
    // 14 is "ten four", but 114 is "one hundred one ten four"; 105 needs its zero.
    ...(tens ? [...(tens > 1 || hundreds ? [String(tens)] : []), '10'] : hundreds && ones ? ['0'] : []),
    ...(ones ? [String(ones)] : []),
  ];
}
