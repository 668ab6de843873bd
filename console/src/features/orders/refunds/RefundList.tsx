import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Refund } from '@lanzi/shared/payment/payment.contract';
import { refundStates } from '@lanzi/shared/payment/refund-lifecycle';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { PagedTable } from '../../../ui/PagedTable';
import { PageHeader } from '../../../ui/PageHeader';
import { When } from '../../../ui/When';
import { AccountLine } from './AccountLine';
import { RefundButtons } from './RefundButtons';
import { RefundStateTag } from './RefundStateTag';
import { RefundTrouble } from './RefundTrouble';
import { useRefunds } from './refunds.api';

/** All money on its way back, by state; the state stands in the address. */
export function RefundList() {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  const [search, setSearch] = useSearchParams();
  const state = refundStates.find((one) => one === search.get('state'));
  const list = useRefunds(state);
  return (
    <>
      <PageHeader title={t('refundsNav')} hint={t('refundsHint')} />
      <Tabs
        activeKey={state ?? 'all'}
        onChange={(key) => setSearch(key === 'all' ? {} : { state: key }, { replace: true })}
        items={[
          { key: 'all', label: t('all') },
          ...refundStates.map((one) => ({ key: one, label: words.refundState[one] })),
        ]}
      />
      <PagedTable<Refund>
        list={list}
        rowKey="id"
        minWidth={960}
        emptyText={state ? t('noRefundsIn', { state: words.refundState[state] }) : t('noRefunds')}
        columns={[
          {
            title: t('refundNo'),
            width: 190,
            render: (_, { refundNo, requestedAt }) => (
              <>
                {refundNo}
                <div className="second-line">
                  <When at={requestedAt} exact />
                </div>
              </>
            ),
          },
          {
            title: t('order'),
            width: 160,
            render: (_, { orderNo }) => <Link to={`/orders/${orderNo}`}>{orderNo}</Link>,
          },
          {
            title: t('amount'),
            width: 110,
            align: 'right',
            render: (_, { amount }) => <Money amount={amount} strong />,
          },
          {
            title: t('way'),
            width: 190,
            render: (_, { way, account }) => (
              <>
                {words.refundWay[way]}
                {account && (
                  <div className="second-line">
                    <AccountLine account={account} />
                  </div>
                )}
              </>
            ),
          },
          { title: t('reason'), render: (_, { reason }) => <span className="written">{reason}</span> },
          {
            title: t('state'),
            width: 220,
            render: (_, refund) => (
              <>
                <RefundStateTag refund={refund} />
                <RefundTrouble refund={refund} />
                {refund.remittance && <div className="written second-line">{refund.remittance}</div>}
                {refund.settledAt && (
                  <div className="second-line">
                    <When at={refund.settledAt} exact />
                  </div>
                )}
                <RefundButtons refund={refund} />
              </>
            ),
          },
        ]}
      />
    </>
  );
}
