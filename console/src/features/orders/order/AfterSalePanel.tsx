import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Panel';
import { AfterSaleProgress } from '../after-sales/AfterSaleProgress';
import { AfterSaleTag } from '../after-sales/AfterSaleTag';
import { useAfterSale } from '../after-sales/after-sales.api';

/** The order's one after-sale and how far it has come; it is worked on, on a page of its own. */
export function AfterSalePanel({ order: { afterSale } }: { order: Pick<ConsoleOrder, 'afterSale'> }) {
  return afterSale && <Known brief={afterSale} />;
}

function Known({ brief }: { brief: NonNullable<ConsoleOrder['afterSale']> }) {
  const { t } = useTranslation('afterSales');
  const words = domainWords(useLang());
  const { data: afterSale, isError, error, refetch } = useAfterSale(brief.id);
  return (
    <Panel title={t('title')}>
      <div className="cancellation-card">
        <div className="cancellation-card-head">
          <span className="written">
            {words.afterSaleKind[brief.kind]} · <AfterSaleTag status={brief.status} />
          </span>
          <Link to={`/after-sales/${brief.id}?status=${brief.status}`}>{t('open')}</Link>
        </div>
        {afterSale && <div className="written second-line">{afterSale.reason}</div>}
        {isError && !afterSale && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!isError && !afterSale && <Skeleton active paragraph={{ rows: 1 }} />}
        {afterSale && <AfterSaleProgress afterSale={afterSale} />}
      </div>
    </Panel>
  );
}
