import { useEffect } from 'react';
import { View } from '@tarojs/components';
import type { ErrorCode } from '@lanzi/shared/errors';
import type { Redemption } from '@lanzi/shared/redemption/redemption.contract';
import { ApiError } from '@lanzi/shared/api/client';
import { errorWords } from '@/lib/error-words';
import { useMoney } from '@/lib/money';
import { useWords, type WordKey } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import { signalResult } from './result-signal';
import './RedemptionResult.scss';

/** What to do about a refusal; the refusal itself is the server's sentence. */
const advice: Partial<Record<ErrorCode, WordKey>> = {
  already_redeemed: 'verifier.result.alreadyBySomeone',
  action_not_allowed: 'verifier.result.cancelled',
  version_conflict: 'verifier.result.expired',
  wrong_store: 'verifier.result.wrongStore',
  code_expired: 'verifier.result.expired',
  code_unknown: 'verifier.result.unknown',
};

interface Props {
  result: { redemption: Redemption } | { error: unknown };
  onNext: () => void;
  onLeave: () => void;
  /** Tries the same again; for when there was no clear answer. */
  onRetry: () => void;
}

function Words({ result }: Pick<Props, 'result'>) {
  const t = useWords();
  const money = useMoney();
  if ('redemption' in result) {
    const { contactName, orderNo, cashCollected } = result.redemption;
    return (
      <>
        <View className="redeemed__title">{t('verifier.result.ok')}</View>
        <View className="redeemed__line">{t('verifier.result.okHint', { name: contactName })}</View>
        {cashCollected > 0 ? (
          <View className="redeemed__line">
            {t('verifier.result.collected', { amount: money(cashCollected) })}
          </View>
        ) : null}
        <View className="redeemed__quiet">
          {t('verifier.orderNo')} {orderNo}
        </View>
      </>
    );
  }
  const refusal = result.error instanceof ApiError ? advice[result.error.problem.code] : undefined;
  const unclear = !(result.error instanceof ApiError);
  return (
    <>
      <View className="redeemed__title">{t('verifier.result.fail')}</View>
      <View className="redeemed__line">{errorWords(result.error)}</View>
      {refusal || unclear ? (
        <View className="redeemed__quiet">{t(refusal ?? 'verifier.result.offlineHint')}</View>
      ) : null}
    </>
  );
}

/** The outcome over the whole screen: green or red, heard and felt. */
export function RedemptionResult({ result, onNext, onRetry, onLeave }: Props) {
  const t = useWords();
  const ok = 'redemption' in result;
  const mayRetry = !ok && !(result.error instanceof ApiError && result.error.status < 500);
  useEffect(() => signalResult(ok), [ok]);
  return (
    <View className={`redeemed ${ok ? '' : 'redeemed--refused'}`} ariaRole="alert">
      <View className="redeemed__mark">
        <Icon name={ok ? 'check' : 'close'} size="xl" />
      </View>
      <Words result={result} />
      <View className="redeemed__buttons">
        {mayRetry ? (
          <Button kind="plain" size="l" block onClick={onRetry}>
            {t('verifier.result.retry')}
          </Button>
        ) : null}
        <Button kind="plain" size="l" block onClick={onNext}>
          {t('verifier.result.next')}
        </Button>
        <Tap className="redeemed__leave" onClick={onLeave}>
          {t('verifier.result.desk')}
        </Tap>
      </View>
    </View>
  );
}
