import { DomainError } from '@lanzi/shared/errors';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type { Log } from '../../platform/log';

/** What a provider did not do, as a line of the log and as the error to throw. Never give it keys, openids or bodies. */
export function providerFailed(
  log: Log,
  kind: OnlineKind,
  fields: { asked: string; reason: string },
): DomainError {
  log.error({ provider: kind, ...fields }, 'A payment provider failed');
  const name = (lang: 'zh-CN' | 'zh-HK' | 'en') => domainWords(lang).paymentKind[kind];
  const provider = { 'zh-CN': name('zh-CN'), 'zh-HK': name('zh-HK'), en: name('en') };
  return new DomainError('provider_failed', { provider });
}
