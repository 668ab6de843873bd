import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Panel } from '../../../ui/Panel';
import { When } from '../../../ui/When';
import { CancellationProgress } from '../cancellations/CancellationProgress';

/** Requests to cancel the order and how far each has come; they are reviewed on a page of their own. */
export function CancellationPanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation(['orders', 'cancellations']);
  const words = domainWords(useLang());
  if (order.cancellations.length === 0) return null;
  const goodsShipped = order.lines.some(({ quantityShipped }) => quantityShipped > 0);
  return (
    <Panel title={t('cancellation')}>
      {order.cancellations.map((cancellation) => (
        <div key={cancellation.id} className="cancellation-card">
          <div className="cancellation-card-head">
            <span className="written">{cancellation.reason}</span>
            <Link to={`/cancellations/${cancellation.id}?list=${cancellation.list}`}>
              {t('openCancellation')}
            </Link>
          </div>
          <div className="second-line">
            {cancellation.status === 'refused'
              ? t('cancellations:refusedBecause', { reason: cancellation.refuseReason ?? '' })
              : words.cancellationList[cancellation.list]}{' '}
            · <When at={cancellation.reviewedAt ?? cancellation.requestedAt} />
          </div>
          {cancellation.list !== 'done' && (
            <CancellationProgress
              cancellation={cancellation}
              goodsShipped={goodsShipped}
              paid={order.amounts.paid > 0}
            />
          )}
        </div>
      ))}
    </Panel>
  );
}
