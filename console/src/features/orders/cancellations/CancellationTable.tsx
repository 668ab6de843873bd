import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Cancellation } from '@lanzi/shared/cancellation/cancellation.contract';
import type { CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { enumerated, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { PagedTable } from '../../../ui/PagedTable';
import { When } from '../../../ui/When';
import { goodsShipped } from './goods-shipped';
import { useCancellations } from './cancellations.api';

interface Props {
  list: CancellationList;
  /** The one that is open. */
  current: string | undefined;
  onOpen: (id: string) => void;
}

/** What matters of each request at a glance; a row opens it. */
export function CancellationTable({ list, current, onOpen }: Props) {
  const { t } = useTranslation('cancellations');
  const lang = useLang();
  const words = domainWords(lang);
  return (
    <PagedTable<Cancellation>
      list={useCancellations(list)}
      rowKey="id"
      minWidth={900}
      emptyText={t(`nothingIn.${list}`)}
      rowClassName={({ id }) => `row-opens ${id === current ? 'row-current' : ''}`}
      onRow={({ id }) => ({ onClick: () => onOpen(id) })}
      columns={[
        {
          title: t('order'),
          width: 160,
          render: (_, { id, orderNo, requestedAt }) => (
            <>
              <Link to={`/cancellations/${id}?list=${list}`} onClick={(event) => event.stopPropagation()}>
                {orderNo}
              </Link>
              <div className="second-line">
                <When at={requestedAt} />
              </div>
            </>
          ),
        },
        {
          title: t('customer'),
          width: 140,
          render: (_, { order }) => (
            <>
              {order.contactName}
              <div className="second-line">{order.contactPhone}</div>
            </>
          ),
        },
        {
          title: t('items'),
          ellipsis: true,
          render: (_, cancellation) => (
            <>
              <span className="one-line">
                {enumerated(
                  cancellation.order.lines.map(
                    ({ productName, quantity }) => `${inLang(productName, lang)} ×${quantity}`,
                  ),
                  lang,
                )}
              </span>
              <span className="second-line">
                {t(goodsShipped(cancellation) ? 'shippedGoods' : 'unshippedGoods')}
              </span>
            </>
          ),
        },
        {
          title: t('paid'),
          width: 120,
          align: 'right',
          render: (_, { order }) => (
            <>
              <Money amount={order.paid} strong />
              <div className="second-line">
                {words.paymentKind[order.paymentKind]}
                {order.refunded > 0 && (
                  <div>
                    {t('refunded')} <Money amount={order.refunded} />
                  </div>
                )}
              </div>
            </>
          ),
        },
        {
          title: t('reason'),
          render: (_, { reason, refuseReason, returnFailure }) => (
            <>
              <span className="written">{reason}</span>
              {refuseReason && (
                <div className="second-line">{t('refusedBecause', { reason: refuseReason })}</div>
              )}
              {returnFailure && list === 'return_failed' && (
                <div className="second-line">{t('returnFailedBecause', { reason: returnFailure })}</div>
              )}
            </>
          ),
        },
        {
          title: t('requestedBy'),
          width: 120,
          render: (_, { requestedBy }) => (
            <>
              {words.actor[requestedBy.kind]}
              <div className="second-line">{requestedBy.name}</div>
            </>
          ),
        },
      ]}
    />
  );
}
