import { useEffect, useMemo, useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { pictureOf } from '@/lib/access';
import { serverNow } from '@/lib/server-clock';
import { errorWords } from '@/lib/error-words';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Skeleton } from '@/ui/Skeleton';
import { codeGroups } from './code-groups';
import { qrDataUrl } from './qr';
import { useBrightScreen } from './use-bright-screen';
import { useRedemptionCode } from './use-redemption-code';
import './RedemptionCard.scss';

/** Whether that moment has passed by the server's clock; renders again when it does. */
function usePassed(iso: string | undefined): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    setPassed(false);
    if (!iso) return;
    const timer = setTimeout(() => setPassed(true), Math.max(0, Date.parse(iso) - serverNow()));
    return () => clearTimeout(timer);
  }, [iso]);
  return passed;
}

/** The pickup code to show at the store: large, high contrast, renewing itself. `due` words what is to be paid there. */
export function RedemptionCard({ orderNo, due }: { orderNo: string; due?: string | undefined }) {
  const t = useWords();
  const inFront = usePageVisible();
  const query = useRedemptionCode(orderNo, inFront);
  const code = query.data;
  const expired = usePassed(code?.expiresAt);
  const link = code?.url;
  const picture = useMemo(() => (link ? qrDataUrl(link) : undefined), [link]);
  const usable = code !== undefined && !expired;
  useBrightScreen(inFront && usable);
  const renew = () => void query.refetch();

  if (!code && query.error)
    return (
      <Card className="pickup-code">
        <View className="pickup-code__title">{t('order.code.title')}</View>
        <View className="pickup-code__square pickup-code__square--failed">
          <View className="pickup-code__trouble">{errorWords(query.error)}</View>
          <Button kind="soft" busy={query.isFetching} onClick={renew}>
            {t('order.code.retry')}
          </Button>
        </View>
      </Card>
    );
  return (
    <Card className="pickup-code">
      <View className="pickup-code__title">{t('order.code.title')}</View>
      {due ? <View className="pickup-code__due">{t('order.code.payHint', { amount: due })}</View> : null}
      <View className="pickup-code__square">
        {picture ? (
          <Image
            className="pickup-code__picture"
            src={picture}
            mode="aspectFit"
            {...pictureOf(t('order.code.title'))}
          />
        ) : (
          <Skeleton className="pickup-code__picture" />
        )}
        {code && expired ? (
          <View className="pickup-code__cover">
            <View className="pickup-code__trouble">
              {t(query.isFetching ? 'order.code.refreshing' : 'order.code.expired')}
            </View>
            <Button kind="primary" busy={query.isFetching} onClick={renew}>
              {t('order.code.retry')}
            </Button>
          </View>
        ) : null}
      </View>
      <View className={`pickup-code__digits ${usable ? '' : 'pickup-code__digits--off'}`}>
        {code ? codeGroups(code.shortCode) : '···· ····'}
      </View>
      <View className="pickup-code__hint">
        {query.error && usable ? (
          <Text className="pickup-code__again" onClick={renew}>
            {t('order.code.failed')} · {t('order.code.retry')}
          </Text>
        ) : (
          t('order.code.hint')
        )}
      </View>
    </Card>
  );
}
