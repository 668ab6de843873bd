import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { enumerated, inLang } from '@lanzi/shared/lang';
import type { ShopOrder, ShopShipment } from '@lanzi/shared/order/order.contract';
import { useLang, useWords } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import { copyText } from './copy';
import { ParcelTag } from './ParcelTag';
import './Package.scss';

/** One package: its carrier, where it is in a word, the waybill number to copy, what is inside. */
export function Package({
  order,
  shipment,
  children,
}: {
  order: ShopOrder;
  shipment: ShopShipment;
  /** What its carrier tells. */
  children: ReactNode;
}) {
  const t = useWords();
  const lang = useLang();
  const index = order.shipments.indexOf(shipment);
  const nameOf = (lineId: string) => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? inLang(line.productName, lang) : '';
  };
  const contents = shipment.lines.map((line) => `${nameOf(line.lineId)} ×${line.quantity}`);
  return (
    <View className="order-package">
      <View className="order-package__head">
        <Text>
          {order.shipments.length > 1 ? `${t('order.package', { index: index + 1 })} · ` : ''}
          {shipment.carrier.name}
        </Text>
        <ParcelTag state={shipment.tracking?.state} />
      </View>
      <Tap className="order-package__number" onClick={() => void copyText(shipment.waybillNo)}>
        <Text className="order-package__digits">
          {t('order.waybillNo')} {shipment.waybillNo}
        </Text>
        <View className="order-package__copy">
          <Icon name="copy" size="s" /> {t('order.copy')}
        </View>
      </Tap>
      {children}
      <View className="order-package__quiet">{enumerated(contents, lang)}</View>
      <View className="order-package__quiet">
        {t('order.shippedOn', { day: shipment.shippedOn })}
        {shipment.note ? ` · ${shipment.note}` : ''}
      </View>
    </View>
  );
}
