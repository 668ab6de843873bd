import { Modal, Skeleton } from 'antd';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { ErrorState } from '../../../ui/ErrorState';
import { useOrder } from '../orders.api';
import type { WaybillDialogProps } from './WaybillActionDialogs';
import { WaybillDialog } from './WaybillDialog';

/** Asks once more for a refused e-waybill, in the form that it was asked for with. */
export function RetryRefused({ waybill, onClose }: WaybillDialogProps) {
  const words = domainWords(useLang());
  const order = useOrder(waybill.orderNo);
  if (order.data) return <WaybillDialog order={order.data} refused={waybill} onClose={onClose} />;
  return (
    <Modal open footer={null} title={words.waybillAction.retry} onCancel={onClose}>
      {order.isError ? (
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}
