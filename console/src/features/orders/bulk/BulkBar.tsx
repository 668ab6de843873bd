import {
  BarcodeOutlined,
  CloseOutlined,
  DownloadOutlined,
  MoneyCollectOutlined,
  SendOutlined,
} from '@ant-design/icons';
import { Button, Tooltip, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { useCan } from '../../../lib/session';
import { PrintMenu } from '../parcels/PrintMenu';
import { BulkConfirmPayment } from './BulkConfirmPayment';
import { BulkShip } from './BulkShip';
import { ExportDialog } from './ExportDialog';
import { WaybillBatchDialog } from './WaybillBatchDialog';
import type { takeable } from './selection';
import './bulk.css';

interface Props {
  orders: ConsoleOrderSummary[];
  full: boolean;
  /** What can be taken in beyond what is loaded. */
  more: ReturnType<typeof takeable>;
  taking: boolean;
  onTakeMore: () => void;
  onClear: () => void;
}
type Act = 'export' | 'waybills' | 'ship' | 'confirm_payment';

/** What can be done to all selected orders at once; it stands while anything is selected. */
export function BulkBar({ orders, full, more, taking, onTakeMore, onClear }: Props) {
  const { t } = useTranslation('bulk');
  const words = domainWords(useLang());
  const [act, setAct] = useState<Act>();
  const [, setSearch] = useSearchParams();
  const mayExport = useCan('order.export');
  const mayFulfil = useCan('order.fulfil');
  const mayConfirm = useCan('order.confirm_payment');
  const close = () => setAct(undefined);
  const allow = (action: 'ship' | 'confirm_payment') =>
    orders.some(({ allowedActions }) => allowedActions.includes(action));
  const noneTo = (action: 'ship' | 'confirm_payment') => (allow(action) ? undefined : t(`noneTo.${action}`));
  return (
    <>
      {orders.length > 0 && (
        <div className="bulk-bar" role="toolbar" aria-label={t('bar')}>
          <span className="bulk-bar-count" role="status">
            {t('selected', { n: orders.length })}
            {full && <span className="second-line"> {t('full', { max: MAX_SELECTED })}</span>}
          </span>
          {(more || taking) && (
            <Button type="link" loading={taking} onClick={onTakeMore}>
              {more ? t(`take.${more.how}`, { n: more.n }) : t('taking')}
            </Button>
          )}
          <PrintMenu orders={orders} placement="top" />
          {mayExport && (
            <Act icon={<DownloadOutlined />} onClick={() => setAct('export')}>
              {t('export')}
            </Act>
          )}
          {mayFulfil && (
            <Act icon={<BarcodeOutlined />} why={noneTo('ship')} onClick={() => setAct('waybills')}>
              {words.waybillAction.request}
            </Act>
          )}
          {mayFulfil && (
            <Act icon={<SendOutlined />} why={noneTo('ship')} onClick={() => setAct('ship')}>
              {words.action.ship}
            </Act>
          )}
          {mayConfirm && (
            <Act
              icon={<MoneyCollectOutlined />}
              why={noneTo('confirm_payment')}
              onClick={() => setAct('confirm_payment')}
            >
              {words.action.confirm_payment}
            </Act>
          )}
          <Button type="text" icon={<CloseOutlined />} onClick={onClear}>
            {t('clear')}
          </Button>
        </div>
      )}
      {act === 'export' && (
        <ExportDialog what={{ orderNos: orders.map(({ orderNo }) => orderNo) }} onClose={close} />
      )}
      {act === 'waybills' && (
        <WaybillBatchDialog
          orders={orders}
          onBegun={({ id }) => {
            close();
            setSearch((now) => {
              now.set('task', id);
              return now;
            });
          }}
          onClose={close}
        />
      )}
      {act === 'ship' && <BulkShip orders={orders} onClose={close} />}
      {act === 'confirm_payment' && <BulkConfirmPayment orders={orders} onClose={close} />}
    </>
  );
}

/** A button that says why it cannot be pressed. */
function Act({ why, children, ...button }: ButtonProps & { why?: string; children: ReactNode }) {
  return (
    <Tooltip title={why}>
      <span>
        <Button disabled={why !== undefined} {...button}>
          {children}
        </Button>
      </span>
    </Tooltip>
  );
}
