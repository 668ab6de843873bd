import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressText } from '@lanzi/shared/fulfilment/region';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Panel } from '../../../ui/Panel';
import { When } from '../../../ui/When';

/** Where it goes, or where it is picked up and by whom it was handed over. */
export function DeliveryPanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const { mode, contactName, contactPhone, store, shippingMethod } = order.delivery;
  const address = addressText(order.delivery.address);
  const { redemption } = order;
  return (
    <Panel
      title={[domainWords(lang).delivery[mode], shippingMethod && inLang(shippingMethod, lang)]
        .filter(Boolean)
        .join(' · ')}
    >
      <Typography.Paragraph
        copyable={{ text: [contactName, contactPhone, address].filter(Boolean).join(' ') }}
      >
        <span className="second-line">{t(store ? 'pickUpContact' : 'contact')} </span>
        {contactName} {contactPhone}
      </Typography.Paragraph>
      {address && <div>{address}</div>}
      {store && (
        <div>
          {store.name}
          <div className="second-line">{store.address}</div>
        </div>
      )}
      {redemption && (
        <div className="redeemed">
          {t('redeemedBy', { name: redemption.redeemedBy, store: redemption.storeName })}{' '}
          <When at={redemption.redeemedAt} />
        </div>
      )}
    </Panel>
  );
}
