import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { addressText } from '@lanzi/shared/fulfilment/region';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useLang, useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Row } from '@/ui/Row';
import './OrderDelivery.scss';

type Store = NonNullable<ShopOrder['delivery']['store']>;

/** WeChat has a map of its own; browsers are sent to Tencent's, which knows the same coordinates (GCJ-02). */
function openMap({ name, address, location }: Store) {
  if (!location) return;
  const { lat, lng } = location;
  if (process.env.TARO_ENV === 'weapp')
    void Taro.openLocation({ latitude: lat, longitude: lng, name, address });
  else {
    const marker = encodeURIComponent(`coord:${lat},${lng};title:${name};addr:${address}`);
    window.open(`https://apis.map.qq.com/uri/v1/marker?marker=${marker}&referer=lanzi`, '_blank', 'noopener');
  }
}

function StoreCard({ store, contact }: { store: Store; contact: string }) {
  const t = useWords();
  return (
    <Card title={t('order.pickupStore')}>
      <View className="order-store__name">{store.name}</View>
      <View className="order-store__line">
        <Icon name="pin" size="s" />
        <View className="order-store__text">{store.address}</View>
      </View>
      <View className="order-store__line">
        <Icon name="clock" size="s" />
        <View className="order-store__text">{store.openingHours}</View>
      </View>
      <Row label={t('order.contact')} value={contact} />
      <View className="order-store__buttons">
        <Button
          kind="plain"
          size="m"
          onClick={() => void Taro.makePhoneCall({ phoneNumber: store.phone }).catch(() => undefined)}
        >
          <Icon name="phone" size="s" /> {t('order.call')}
        </Button>
        {store.location ? (
          <Button kind="plain" size="m" onClick={() => openMap(store)}>
            <Icon name="pin" size="s" /> {t('order.map')}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

/** Where the goods go: the store to collect them at, or the address. */
export function OrderDelivery({ delivery }: { delivery: ShopOrder['delivery'] }) {
  const t = useWords();
  const lang = useLang();
  const contact = `${delivery.contactName} ${delivery.contactPhone}`;
  if (delivery.store) return <StoreCard store={delivery.store} contact={contact} />;
  return (
    <Card title={t('order.receiver')}>
      <View className="order-store__name">{contact}</View>
      <View className="order-store__line">
        <Icon name="pin" size="s" />
        <View className="order-store__text">{addressText(delivery.address)}</View>
      </View>
      {delivery.shippingMethod ? (
        <Row label={t('order.deliveryMode')} value={inLang(delivery.shippingMethod, lang)} />
      ) : null}
    </Card>
  );
}
