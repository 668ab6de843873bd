import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShopRedemptionPage } from '@lanzi/shared/redemption/redemption.contract';
import { Money } from '../../ui/Money';

type Totals = ShopRedemptionPage['totals'];

interface Props {
  totals: Totals;
  chosen: string | undefined;
  onChoose: (verifierId: string | undefined) => void;
}

const sum = (totals: Totals, of: 'orders' | 'items' | 'cashCollected'): number =>
  totals.reduce((all, one) => all + one[of], 0);

/** What each verifier handed over on the day; a click narrows the list to one. */
export function VerifierTotals({ totals, chosen, onChoose }: Props) {
  const { t } = useTranslation('redemption');
  return (
    <Table<Totals[number]>
      size="small"
      className="verifier-totals"
      rowKey={({ storeId, verifierId }) => `${storeId} ${verifierId}`}
      dataSource={totals}
      pagination={false}
      scroll={{ x: 520 }}
      rowClassName={({ verifierId }) => (verifierId === chosen ? 'row-current' : '')}
      columns={[
        {
          title: t('verifier'),
          render: (_, { verifierId, verifierName }) => (
            <button
              type="button"
              className="link-button"
              aria-pressed={verifierId === chosen}
              onClick={() => onChoose(verifierId === chosen ? undefined : verifierId)}
            >
              {verifierName}
            </button>
          ),
        },
        { title: t('store'), dataIndex: 'storeName' },
        { title: t('orders'), dataIndex: 'orders', width: 90, align: 'right' },
        { title: t('items'), dataIndex: 'items', width: 90, align: 'right' },
        {
          title: t('cash'),
          width: 130,
          align: 'right',
          render: (_, { cashCollected }) => <Money amount={cashCollected} />,
        },
      ]}
      summary={() =>
        totals.length > 1 && (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}>
              <strong>{t('allTogether')}</strong>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              {sum(totals, 'orders')}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} align="right">
              {sum(totals, 'items')}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={4} align="right">
              <Money amount={sum(totals, 'cashCollected')} strong />
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )
      }
    />
  );
}
