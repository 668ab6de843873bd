import { Text, View } from '@tarojs/components';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { OrderActor } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Row } from '@/ui/Row';
import { Tap } from '@/ui/Tap';
import { Timeline } from '@/ui/Timeline';
import { copyText } from './copy';
import './OrderHistory.scss';

/** The order's number, note and what happened to it, the latest first. */
export function OrderHistory({ order }: { order: ShopOrder }) {
  const t = useWords();
  const lang = useLang();
  const words = domainWords(lang);
  const time = useShopTime();
  // English sets a space between the two; the shop's own clockwork is not named.
  const who = (actor: OrderActor) =>
    actor === 'system'
      ? ''
      : (actor === 'shopper' ? t('order.you') : words.actor[actor]) + (lang === 'en' ? ' ' : '');
  const latestFirst = [...order.timeline].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <>
      <Card title={t('order.info')}>
        <Row
          label={t('order.orderNo')}
          value={
            <Tap className="order-number" onClick={() => void copyText(order.orderNo)}>
              <Text>{order.orderNo}</Text>
              <View className="order-number__copy">
                <Icon name="copy" size="s" /> {t('order.copy')}
              </View>
            </Tap>
          }
        />
        <Row label={t('order.placedAt')} value={time(order.placedAt)} />
        <Row label={t('order.deliveryMode')} value={words.delivery[order.delivery.mode]} />
        {order.origin === 'staff' ? <Row label={t('payLink.origin')} value={words.origin.staff} /> : null}
        {order.note ? <Row label={t('order.buyerNote')} value={order.note} /> : null}
      </Card>
      <Card title={t('order.timeline')}>
        <Timeline
          steps={latestFirst.map(({ action, actor, reason, at, details }) => ({
            what: `${who(actor.kind)}${words.done[action]}`,
            more: [
              ...(details?.byLink ? [words.byLink] : []),
              ...(reason ? [t('order.reason', { reason })] : []),
              time(at),
            ],
          }))}
        />
      </Card>
    </>
  );
}
