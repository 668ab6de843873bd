import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { leftOutOf, type LeftOutGroup } from './left-out';
import './bulk.css';

/** Which of the selected orders are left out, and why; before anything is done. */
export function LeftOut({ groups }: { groups: LeftOutGroup[] }) {
  const { t } = useTranslation('bulk');
  const lang = useLang();
  const n = groups.reduce((sum, { orderNos }) => sum + orderNos.length, 0);
  if (n === 0) return null;
  return (
    <Alert
      type="warning"
      className="left-out-alert"
      showIcon
      title={
        <>
          {t('leftOut', { n })}
          <ul className="left-out">
            {groups.map(({ why, orderNos }) => (
              <li key={why}>
                {t('leftOutBecause', { why, n: orderNos.length })}
                <span className="left-out-numbers">{orderNos.join(lang === 'en' ? ', ' : '、')}</span>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

/** The selected orders that an action can be taken on, and the rest by reason. */
export function useParted(orders: ConsoleOrderSummary[], act: 'ship' | 'confirm_payment') {
  const { t } = useTranslation('bulk');
  const lang = useLang();
  const can = ({ allowedActions }: ConsoleOrderSummary) => allowedActions.includes(act);
  const rest = orders.filter((order) => !can(order));
  return {
    rows: orders.filter(can),
    leftOut: leftOutOf(rest, act, lang, (status) => t('nowIs', { status })),
  };
}
