import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inLang } from '@lanzi/shared/lang';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../lib/i18n';
import { Money } from '../../ui/Money';
import { Picture } from '../../ui/Picture';
import { StatusTag } from '../../ui/StatusTag';
import { When } from '../../ui/When';

/** Whose it is, what to put on the counter, and what the buyer wished for. */
export function PickupContents({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('redemption');
  const lang = useLang();
  const { contactName, contactPhone, store } = order.delivery;
  const pieces = order.lines.reduce((n, { quantity }) => n + quantity, 0);
  return (
    <>
      <header className="pickup-head">
        <div>
          <h2>
            {contactName} {contactPhone}
          </h2>
          <div className="second-line">
            <Link to={`/orders/${order.orderNo}`}>{order.orderNo}</Link> · <When at={order.placedAt} />
            {store && ` · ${store.name}`}
          </div>
        </div>
        <StatusTag status={order.status} mode={order.delivery.mode} />
      </header>
      {order.note && (
        <div className="pickup-note">
          <span className="second-line">{t('buyerNote')}</span>
          <div className="written">{order.note}</div>
        </div>
      )}
      <ul className="pickup-lines">
        {order.lines.map((line) => (
          <li key={line.id}>
            <Picture src={line.picture} size={56} />
            <span className="pickup-words">
              <span>{inLang(line.productName, lang)}</span>
              <span className="second-line">{inLang(line.skuName, lang)}</span>
            </span>
            <strong className="pickup-quantity">×{line.quantity}</strong>
            <Money amount={line.amount} />
          </li>
        ))}
      </ul>
      <div className="pickup-total">
        <span>{t('pieces', { n: pieces })}</span>
        <Money amount={order.amounts.total} strong />
      </div>
    </>
  );
}
