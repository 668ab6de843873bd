import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleOrder, Shipment } from '@lanzi/shared/order/order.contract';
import { errorText, isRefusal } from '../../../lib/api';
import { useOrderAction } from '../actions/use-order-action';
import { isWaybillNo } from '../actions/waybill-no';
import { useCarriers } from '../orders.api';

/** Corrects the number and the carrier of a package, in place. */
export function TrackingEditor(props: { order: ConsoleOrder; shipment: Shipment; onClose: () => void }) {
  const { order, shipment, onClose } = props;
  const { t } = useTranslation(['orders', 'ui']);
  const carriers = useCarriers().data?.items ?? [shipment.carrier];
  const [carrierId, setCarrierId] = useState(shipment.carrier.id);
  const [waybillNo, setWaybillNo] = useState(shipment.waybillNo);
  const [openedAt] = useState(order.version);
  const edit = useOrderAction('edit_tracking', order, onClose);
  const valid = isWaybillNo(waybillNo);
  return (
    <form
      className="tracking-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) edit.mutate({ shipmentId: shipment.id, carrierId, waybillNo: waybillNo.trim() });
      }}
    >
      {order.version !== openedAt && !edit.isPending && (
        <Alert type="warning" title={t('ui:staleRefreshed')} />
      )}
      <div className="tracking-fields">
        <Select
          value={carrierId}
          aria-label={t('carrier')}
          options={carriers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setCarrierId}
        />
        <Input
          autoFocus
          value={waybillNo}
          maxLength={40}
          aria-label={t('waybillNo')}
          status={valid ? undefined : 'error'}
          onChange={({ target }) => setWaybillNo(target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
        />
        <Button type="primary" htmlType="submit" disabled={!valid} loading={edit.isPending}>
          {t('ui:save')}
        </Button>
        <Button onClick={onClose}>{t('ui:cancel')}</Button>
      </div>
      {!valid && <div className="field-error">{t('waybillInvalid')}</div>}
      {edit.isError && !isRefusal(edit.error, 'version_conflict') && (
        <div className="field-error">{errorText(edit.error)}</div>
      )}
    </form>
  );
}
