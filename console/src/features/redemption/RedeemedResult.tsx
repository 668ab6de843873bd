import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@lanzi/shared/money';
import { useSettings } from '../../lib/session';
import { useOrder } from '../orders/orders.api';
import type { Redeemed } from './RedemptionDesk';

/** Large enough to be seen from the counter. */
export function RedeemedResult({ orderNo, collected, onNext }: Redeemed & { onNext: () => void }) {
  const { t } = useTranslation('redemption');
  const { currency } = useSettings();
  const { data: order } = useOrder(orderNo);
  return (
    <div className="handed-over" role="status">
      <CheckCircleFilled />
      <h2>{t('redeemed')}</h2>
      {order && (
        <p className="handed-over-who">
          {order.delivery.contactName} ·{' '}
          {t('pieces', { n: order.lines.reduce((n, { quantity }) => n + quantity, 0) })}
        </p>
      )}
      {collected > 0 && <p>{t('collected', { amount: formatMoney(collected, currency) })}</p>}
      <p className="second-line">
        <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
        {order?.redemption && ` · ${t('inNameOf', { name: order.redemption.redeemedBy })}`}
      </p>
      <Button type="primary" size="large" autoFocus onClick={onNext}>
        {t('nextOne')}
      </Button>
    </div>
  );
}
