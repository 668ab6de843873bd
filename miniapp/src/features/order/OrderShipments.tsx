import { Text } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import { Package } from './Package';
import { ReceiptLine } from './ReceiptLine';

/** The packages, each with the latest that its carrier tells; a tap shows all of it. */
export function OrderShipments({ order }: { order: ShopOrder }) {
  const t = useWords();
  if (order.shipments.length === 0) return null;
  return (
    <Card title={t('order.shipments')}>
      {order.shipments.map((shipment) => {
        const news = shipment.tracking?.traces[0]?.text ?? t('order.tracking.none');
        return (
          <Package key={shipment.id} order={order} shipment={shipment}>
            <Tap
              className="order-package__latest"
              role="link"
              label={t('order.tracking.latest', { news })}
              onClick={() => go.tracking(order.orderNo, shipment.id)}
            >
              <Text className="order-package__news">{news}</Text>
              <Icon name="right" size="s" />
            </Tap>
          </Package>
        );
      })}
      <ReceiptLine order={order} />
    </Card>
  );
}
