import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ErrorState } from '../../../ui/ErrorState';
import { EmptyState } from '../../../ui/EmptyState';
import { PageHeader } from '../../../ui/PageHeader';
import { useOrder } from '../orders.api';
import { OrderEditor } from './OrderEditor';
import './editing.css';

/** Changes what an order consists of, before any of it ships. */
export function EditOrderPage() {
  const { t } = useTranslation('editing');
  const { orderNo = '' } = useParams();
  const order = useOrder(orderNo);
  if (order.isError && !order.data)
    return <ErrorState error={order.error} onRetry={() => void order.refetch()} />;
  if (!order.data)
    return (
      <>
        <PageHeader title={t('title')} hint={orderNo} />
        <Skeleton active paragraph={{ rows: 12 }} />
      </>
    );
  // Who is editing is told of what others did to the order; who comes later, that there is nothing to edit.
  return (
    <OrderEditor
      key={orderNo}
      order={order.data}
      otherwise={
        <EmptyState text={t('notEditable')}>
          <Link to={`/orders/${orderNo}`}>{t('backToOrder')}</Link>
        </EmptyState>
      }
    />
  );
}
