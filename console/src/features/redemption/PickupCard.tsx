import { useTranslation } from 'react-i18next';
import { enumerated, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../lib/i18n';
import { Money } from '../../ui/Money';
import { Picture } from '../../ui/Picture';
import { When } from '../../ui/When';

interface Props {
  order: ConsoleOrderSummary;
  current: boolean;
  onOpen: () => void;
}

/** One pickup that waits: whose it is, what it is, where, and whether it is paid. */
export function PickupCard({ order, current, onOpen }: Props) {
  const { t } = useTranslation('redemption');
  const lang = useLang();
  const paid = order.paymentState !== 'unpaid' && order.paymentState !== 'part_paid';
  return (
    <li>
      <button
        type="button"
        className={`pickup-card ${current ? 'pickup-current' : ''}`}
        aria-pressed={current}
        onClick={onOpen}
      >
        <span className="pickup-line">
          <strong>
            {order.contactName} {order.contactPhone}
          </strong>
          <span className={paid ? 'status-green' : 'status-red'}>
            {domainWords(lang).payment[order.paymentState]} <Money amount={order.total} strong />
          </span>
        </span>
        <span className="pickup-line">
          <span className="pickup-pictures">
            {order.lines.map((line, index) => (
              <Picture key={index} src={line.picture} size={36} />
            ))}
            <span className="one-line pickup-names">
              {enumerated(
                order.lines.map((line) => `${inLang(line.productName, lang)} ×${line.quantity}`),
                lang,
              )}
            </span>
          </span>
          <span className="second-line">{t('pieces', { n: order.itemCount })}</span>
        </span>
        <span className="pickup-line second-line">
          <span>
            {order.orderNo} · <When at={order.placedAt} />
          </span>
          <span>{order.storeName}</span>
        </span>
      </button>
    </li>
  );
}
