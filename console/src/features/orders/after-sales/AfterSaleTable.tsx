import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isRefunded } from '@lanzi/shared/after-sale/after-sale-progress';
import type { AfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { enumerated, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { PagedTable } from '../../../ui/PagedTable';
import { Picture } from '../../../ui/Picture';
import { When } from '../../../ui/When';
import { AfterSaleTag } from './AfterSaleTag';
import { useAfterSales, type AfterSaleTab } from './after-sales.api';

interface Props {
  tab: AfterSaleTab;
  q: string;
  /** The one that is open. */
  current: string | undefined;
  /** Where one is shown, by its id. */
  placeOf: (id: string) => string;
  onOpen: (id: string) => void;
}

/** What matters of each after-sale at a glance; a row opens it. */
export function AfterSaleTable({ tab, q, current, placeOf, onOpen }: Props) {
  const { t } = useTranslation('afterSales');
  const lang = useLang();
  const words = domainWords(lang);
  return (
    <PagedTable<AfterSale>
      list={useAfterSales(tab, q)}
      rowKey="id"
      minWidth={990}
      emptyText={q ? t('nothingFound', { q }) : tab === 'all' ? t('nothingAtAll') : t(`nothingIn.${tab}`)}
      rowClassName={({ id }) => `row-opens ${id === current ? 'row-current' : ''}`}
      onRow={({ id }) => ({ onClick: () => onOpen(id) })}
      columns={[
        {
          title: t('order'),
          width: 170,
          render: (_, { id, orderNo, requestedAt }) => (
            <>
              <Link to={placeOf(id)} onClick={(event) => event.stopPropagation()}>
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
          width: 130,
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
          render: (_, { items }) => (
            <div className="after-sale-items">
              <Picture src={items[0]?.picture ?? ''} size={36} />
              <span className="one-line">
                {enumerated(
                  items.map(({ productName, quantity }) => `${inLang(productName, lang)} ×${quantity}`),
                  lang,
                )}
              </span>
            </div>
          ),
        },
        {
          title: t('kind'),
          width: 110,
          render: (_, { kind }) => words.afterSaleKind[kind],
        },
        {
          title: t('amount'),
          width: 110,
          align: 'right',
          render: (_, { kind, amount, agreedAmount }) =>
            isRefunded({ kind, agreedAmount }) ? (
              <>
                <Money amount={agreedAmount ?? amount} strong />
                {agreedAmount === null && <div className="second-line">{t('asked')}</div>}
              </>
            ) : (
              '–'
            ),
        },
        {
          title: t('reason'),
          render: (_, { reason, refuseReason, closeReason }) => (
            <>
              <span className="written">{reason}</span>
              {refuseReason && (
                <div className="second-line">{t('refusedBecause', { reason: refuseReason })}</div>
              )}
              {closeReason && (
                <div className="second-line">{t('closedBecause', { reason: closeReason })}</div>
              )}
            </>
          ),
        },
        {
          title: t('state'),
          width: 170,
          render: (_, { status, returnShipment }) => (
            <>
              <AfterSaleTag status={status} />
              {status === 'return_shipped' && returnShipment && (
                <div className="second-line one-line" title={returnShipment.waybillNo}>
                  {returnShipment.waybillNo}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
