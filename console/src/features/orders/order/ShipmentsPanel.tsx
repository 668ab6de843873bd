import { EditOutlined } from '@ant-design/icons';
import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enumerated, inLang } from '@lanzi/shared/lang';
import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { ConsoleOrder, Shipment } from '@lanzi/shared/order/order.contract';
import { errorText } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { Panel } from '../../../ui/Panel';
import { TrackingTimeline } from '../parcels/TrackingTimeline';
import { WaybillDialog } from '../parcels/WaybillDialog';
import { WaybillEntry } from '../parcels/WaybillEntry';
import { WithdrawDialog } from '../parcels/WaybillActionDialogs';
import { waybillLooks } from '../parcels/waybill-looks';
import { useWaybills } from '../parcels/waybills.api';
import { TrackingEditor } from './TrackingEditor';

/** The packages that left, where each of them is, and e-waybills that wait for somebody. */
export function ShipmentsPanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation(['orders', 'parcels']);
  const waybills = useWaybills(order.orderNo, order.version);
  const [refused, setRefused] = useState<Waybill>();
  const open = waybills.data?.filter(({ state }) => waybillLooks[state].open) ?? [];
  const parcels = order.replacement ? [...order.shipments, order.replacement] : order.shipments;
  if (parcels.length === 0 && open.length === 0 && !waybills.isError) return null;
  return (
    <Panel title={t('shipments')}>
      {waybills.isError && (
        <div className="field-error" role="alert">
          {t('parcels:waybillsLoadFailed')}：{errorText(waybills.error)}
        </div>
      )}
      {open.map((waybill) => (
        <WaybillEntry key={waybill.id} waybill={waybill} onPutRight={setRefused} />
      ))}
      {parcels.map((shipment) => (
        <Package
          key={shipment.id}
          order={order}
          shipment={shipment}
          waybill={waybills.data?.find(({ id }) => id === shipment.waybillId)}
        />
      ))}
      {refused && <WaybillDialog order={order} refused={refused} onClose={() => setRefused(undefined)} />}
    </Panel>
  );
}

interface PackageProps {
  order: ConsoleOrder;
  shipment: Shipment;
  /** Its e-waybill, once it is known. */
  waybill: Waybill | undefined;
}

function Package({ order, shipment, waybill }: PackageProps) {
  const { t } = useTranslation(['orders', 'parcels', 'afterSales']);
  const lang = useLang();
  const [open, setOpen] = useState<'edit' | 'withdraw'>();
  const close = () => setOpen(undefined);
  // A number that the carrier gave is not edited: it is withdrawn, and another one asked for.
  const isReplacement = shipment.id === order.replacement?.id;
  // Once what was ordered is received, only its replacement is on its way.
  const mayEdit =
    order.allowedActions.includes('edit_tracking') &&
    shipment.waybillId === null &&
    (isReplacement || order.completedBy === null);
  const mayWithdraw = waybill?.allowedActions.includes('cancel');
  const nameOf = (lineId: string) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? inLang(line.productName, lang) : '';
  };
  return (
    <div className="shipment">
      {open === 'edit' ? (
        <TrackingEditor order={order} shipment={shipment} onClose={close} />
      ) : (
        <div className="shipment-head">
          {isReplacement && <Tag color="blue">{t('afterSales:replacement')}</Tag>}
          <strong>{shipment.carrier.name}</strong>
          <Typography.Text copyable>{shipment.waybillNo}</Typography.Text>
          {shipment.waybillId && <Tag className="by-waybill">{t('parcels:byWaybill')}</Tag>}
          {mayEdit && (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t('editTracking')}
              title={t('editTracking')}
              onClick={() => setOpen('edit')}
            />
          )}
          {mayWithdraw && (
            <Button type="text" size="small" danger onClick={() => setOpen('withdraw')}>
              {t('parcels:withdraw')}
            </Button>
          )}
        </div>
      )}
      {waybill?.withdrawing && <div className="status-red">{t('parcels:withdrawing')}</div>}
      <div className="second-line">
        {t('shippedOn', { day: shipment.shippedOn })}
        {shipment.note && ` · ${shipment.note}`}
      </div>
      <div className="second-line">
        {enumerated(
          shipment.lines.map(({ lineId, quantity }) => `${nameOf(lineId)} ×${quantity}`),
          lang,
        )}
      </div>
      {shipment.tracking && <TrackingTimeline tracking={shipment.tracking} />}
      {open === 'withdraw' && waybill && <WithdrawDialog waybill={waybill} onClose={close} />}
    </div>
  );
}
