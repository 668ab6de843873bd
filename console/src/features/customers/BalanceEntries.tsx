import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { CustomerBalance } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../lib/i18n';
import { useSettings } from '../../lib/session';
import { Money } from '../../ui/Money';
import { PagedTable } from '../../ui/PagedTable';
import { When } from '../../ui/When';
import type { useBalance } from './customers.api';

/** Every change of a balance, newest first. */
export function BalanceEntries({ entries }: { entries: ReturnType<typeof useBalance> }) {
  const { t } = useTranslation('customers');
  const { currency } = useSettings();
  const words = domainWords(useLang());
  return (
    <PagedTable<CustomerBalance['items'][number]>
      list={entries}
      rowKey="id"
      minWidth={460}
      emptyText={t('noEntries')}
      columns={[
        {
          title: t('cause'),
          render: (_, { cause, orderNo, note, by, at }) => (
            <>
              {words.balanceCause[cause]} {orderNo && <Link to={`/orders/${orderNo}`}>{orderNo}</Link>}
              {note && <div className="written">{note}</div>}
              <div className="second-line">
                {by && `${by} · `}
                <When at={at} exact />
              </div>
            </>
          ),
        },
        {
          title: t('amount'),
          width: 120,
          align: 'right',
          render: (_, { amount }) => (
            <Typography.Text type={amount < 0 ? 'danger' : 'success'} strong>
              {amount > 0 && '+'}
              {formatMoney(amount, currency)}
            </Typography.Text>
          ),
        },
        {
          title: t('balanceAfter'),
          width: 120,
          align: 'right',
          render: (_, { balanceAfter }) => <Money amount={balanceAfter} />,
        },
      ]}
    />
  );
}
