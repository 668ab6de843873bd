import { DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShopRedemptionPage } from '@lanzi/shared/redemption/redemption.contract';
import { dayIn } from '../../lib/format';
import { useSettings } from '../../lib/session';
import { Money } from '../../ui/Money';
import { PagedTable } from '../../ui/PagedTable';
import { When } from '../../ui/When';
import { useStores } from '../orders/orders.api';
import { VerifierTotals } from './VerifierTotals';
import { useRedemptions, type RedemptionFilter } from './redemption.api';

interface Props {
  filter: RedemptionFilter;
  onChange: (filter: RedemptionFilter) => void;
}

/** A day's redemptions with what each verifier handed over. */
export function RedemptionHistory({ filter, onChange }: Props) {
  const { t } = useTranslation('redemption');
  const today = dayIn(useSettings().timeZone);
  const stores = useStores();
  const list = useRedemptions(filter);
  const page = list.data?.pages[0];
  const verifier = page?.totals.find(({ verifierId }) => verifierId === filter.verifierId);
  return (
    <>
      <div className="redemption-filters">
        <DatePicker
          value={dayjs(filter.date ?? today)}
          allowClear={false}
          maxDate={dayjs(today)}
          aria-label={t('day')}
          onChange={(day) => {
            const date = day?.format('YYYY-MM-DD');
            onChange({ ...filter, date: date === today ? undefined : date });
          }}
        />
        <Select
          allowClear
          value={filter.storeId}
          placeholder={t('anyStore')}
          aria-label={t('store')}
          loading={stores.isPending}
          options={stores.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(storeId: string | undefined) => onChange({ ...filter, storeId })}
        />
        {filter.verifierId && (
          <Tag closable onClose={() => onChange({ ...filter, verifierId: undefined })}>
            {verifier?.verifierName ?? t('oneVerifier')}
          </Tag>
        )}
      </div>
      {page && page.totals.length > 0 && (
        <VerifierTotals
          totals={page.totals}
          chosen={filter.verifierId}
          onChoose={(verifierId) => onChange({ ...filter, verifierId })}
        />
      )}
      <PagedTable<ShopRedemptionPage['items'][number]>
        list={list}
        rowKey="id"
        minWidth={760}
        emptyText={t(filter.date ? 'noRedemptionsThen' : 'noRedemptionsToday')}
        columns={[
          {
            title: t('redeemedAt'),
            width: 180,
            render: (_, { redeemedAt }) => <When at={redeemedAt} exact />,
          },
          {
            title: t('order'),
            width: 180,
            render: (_, { orderNo }) => <Link to={`/orders/${orderNo}`}>{orderNo}</Link>,
          },
          { title: t('pickedUpBy'), dataIndex: 'contactName' },
          { title: t('store'), dataIndex: 'storeName' },
          {
            title: t('verifier'),
            render: (_, { redeemedBy, staffName }) => (
              <>
                {redeemedBy}
                {staffName && <div className="second-line">{t('atDeskBy', { name: staffName })}</div>}
              </>
            ),
          },
          { title: t('items'), dataIndex: 'itemCount', width: 80, align: 'right' },
          {
            title: t('total'),
            width: 110,
            align: 'right',
            render: (_, { total }) => <Money amount={total} />,
          },
          {
            title: t('cash'),
            width: 110,
            align: 'right',
            render: (_, { cashCollected }) =>
              cashCollected > 0 ? (
                <Money amount={cashCollected} strong />
              ) : (
                <span className="second-line">–</span>
              ),
          },
        ]}
      />
    </>
  );
}
