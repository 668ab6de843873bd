import { Button, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StockMovement } from '@lanzi/shared/catalog/catalog.contract';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { When } from '../../ui/When';
import { useStockMovements } from './catalog.api';

function Change({ by }: { by: number }) {
  if (by === 0) return <Typography.Text type="secondary">–</Typography.Text>;
  return <Typography.Text type={by < 0 ? 'danger' : 'success'}>{by > 0 ? `+${by}` : by}</Typography.Text>;
}

/** Every change of one SKU's stock, newest first. */
export function StockMovements({ skuId }: { skuId: string }) {
  const { t } = useTranslation(['catalog', 'ui']);
  const movements = useStockMovements(skuId);
  if (movements.isError && !movements.data)
    return <ErrorState error={movements.error} onRetry={() => void movements.refetch()} />;
  return (
    <>
      <Table<StockMovement>
        size="small"
        rowKey="id"
        dataSource={movements.data}
        loading={movements.isPending}
        pagination={false}
        locale={{ emptyText: movements.isPending ? ' ' : <EmptyState text={t('noMovements')} /> }}
        columns={[
          { title: t('movementTime'), width: 110, render: (_, { at }) => <When at={at} /> },
          {
            title: t('movementCause'),
            render: (_, { cause, note, orderNo }) => (
              <>
                {t(`cause_${cause}`)}
                {orderNo && (
                  <>
                    {' '}
                    <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
                  </>
                )}
                {note && <Typography.Text type="secondary"> · {note}</Typography.Text>}
              </>
            ),
          },
          {
            title: t('movementOnHand'),
            width: 72,
            align: 'right',
            render: (_, { deltaOnHand }) => <Change by={deltaOnHand} />,
          },
          {
            title: t('movementReserved'),
            width: 72,
            align: 'right',
            render: (_, { deltaReserved }) => <Change by={deltaReserved} />,
          },
        ]}
      />
      {movements.hasNextPage && (
        <Button
          type="link"
          block
          loading={movements.isFetchingNextPage}
          onClick={() => void movements.fetchNextPage()}
        >
          {t('ui:loadMore')}
        </Button>
      )}
    </>
  );
}
