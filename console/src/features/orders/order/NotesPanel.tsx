import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { errorText, isRefusal } from '../../../lib/api';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { Panel } from '../../../ui/Panel';
import { useOrderAction } from '../actions/use-order-action';

/** The buyer's words, and the shop's own, edited in place. */
export function NotesPanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('orders');
  const [editing, setEditing] = useState(false);
  const mayWrite = order.allowedActions.includes('add_note');
  return (
    <>
      <Panel title={t('buyerNote')}>
        <div className={order.note ? 'written' : 'second-line'}>{order.note || t('noBuyerNote')}</div>
      </Panel>
      <Panel title={t('merchantNote')}>
        {editing ? (
          <NoteEditor order={order} onClose={() => setEditing(false)} />
        ) : (
          <button type="button" className="in-place" disabled={!mayWrite} onClick={() => setEditing(true)}>
            <span className={order.merchantNote ? 'written' : 'second-line'}>
              {order.merchantNote || (mayWrite ? t('noMerchantNote') : '—')}
            </span>
            {mayWrite && <EditOutlined />}
          </button>
        )}
      </Panel>
    </>
  );
}

function NoteEditor({ order, onClose }: { order: ConsoleOrder; onClose: () => void }) {
  const { t } = useTranslation(['orders', 'ui']);
  const [note, setNote] = useState(order.merchantNote);
  const [opened] = useState(order);
  const write = useOrderAction('add_note', order, onClose);
  const typed = note !== opened.merchantNote;
  useLeaveGuard(typed && !write.isSuccess);
  const changed = order.version !== opened.version && !write.isPending;
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {changed && (
        <Alert
          type="warning"
          title={t('ui:staleRefreshed')}
          description={order.merchantNote && `${t('merchantNote')}：${order.merchantNote}`}
        />
      )}
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={note}
        maxLength={1000}
        aria-label={t('merchantNote')}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !typed) onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write.mutate({ note: note.trim() });
        }}
      />
      {write.isError && !isRefusal(write.error, 'version_conflict') && (
        <div className="field-error">{errorText(write.error)}</div>
      )}
      <Space>
        <Button
          size="small"
          type="primary"
          loading={write.isPending}
          onClick={() => write.mutate({ note: note.trim() })}
        >
          {t('ui:save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </Space>
    </Space>
  );
}
