import { CloseOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/ErrorState';
import type { OrderDialog } from '../actions/order-dialogs';
import { OrderActionDialog } from '../actions/OrderActionDialog';
import { useOrder } from '../orders.api';
import { RequestWaybill } from '../parcels/RequestWaybill';
import { OrderView } from './OrderView';

interface Props {
  orderNo: string | undefined;
  /** The action whose dialog is open. */
  action: OrderDialog | undefined;
  onAct: (action: OrderDialog | undefined) => void;
  onClose: () => void;
}

/** One order, whole, beside the list: the list stays in reach. */
export function OrderDrawer({ orderNo, action, onAct, onClose }: Props) {
  const { t } = useTranslation('ui');
  const order = useOrder(orderNo);
  return (
    <Drawer
      open={orderNo !== undefined}
      onClose={onClose}
      size="min(900px, calc(100vw - 88px))"
      mask={false}
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      closable={false}
      keyboard={false}
      // A dialog that opens along with it gives the keyboard back to the button in the list.
      autoFocus={!action}
      className="order-drawer"
      styles={{ body: { padding: 0 } }}
    >
      {order.data ? (
        <OrderView key={order.data.orderNo} order={order.data} onAct={onAct} onClose={onClose} />
      ) : (
        <div className="order-waiting">
          <Button type="text" icon={<CloseOutlined />} aria-label={t('back')} onClick={onClose} />
          {order.isError ? (
            <ErrorState error={order.error} onRetry={() => void order.refetch()} />
          ) : (
            <Skeleton active paragraph={{ rows: 12 }} />
          )}
        </div>
      )}
      {order.data && action === 'waybill' && (
        <RequestWaybill key={order.data.orderNo} order={order.data} onClose={() => onAct(undefined)} />
      )}
      {order.data && action && action !== 'waybill' && (
        <OrderActionDialog
          key={`${order.data.orderNo} ${action}`}
          order={order.data}
          action={action}
          onClose={() => onAct(undefined)}
        />
      )}
    </Drawer>
  );
}
