import { titleOf } from '@lanzi/shared/errors';
import type { Lang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Refused } from './task.entity';

/** Why not, as a sentence; where a condition stood in the way of an action, that condition. */
export function sentenceOf({ code, params }: Refused, lang: Lang): string {
  const title = titleOf(code, params, lang);
  if (code !== 'action_not_allowed') return title;
  const { condition, status } = domainWords(lang);
  const met: Partial<Record<string, string>> = condition;
  const words: Partial<Record<string, string>> = status;
  const { why, status: at } = params;
  const present = words[String(at)];
  if (met[String(why)] !== undefined || !present) return met[String(why)] ?? title;
  return lang === 'en' ? `${title} (${present})` : `${title}（${present}）`;
}
