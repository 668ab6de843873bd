import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { errorText, isRefusal } from '../../../lib/api';
import { PageHeader } from '../../../ui/PageHeader';
import { StatusTag } from '../../../ui/StatusTag';
import { DeliveryEditor } from './DeliveryEditor';
import { EditLines } from './EditLines';
import { EditSummary } from './EditSummary';
import { ExtrasEditor } from './ExtrasEditor';
import { isComplete, isPriced } from './edit-draft';
import { SkuPicker } from './SkuPicker';
import { useEditor } from './use-editor';

interface Props {
  order: ConsoleOrder;
  /** Instead of the editor, for an order that cannot be edited from the start. */
  otherwise: ReactNode;
}

export function OrderEditor({ order: latest, otherwise }: Props) {
  const { t } = useTranslation(['editing', 'orders']);
  const navigate = useNavigate();
  const [order, setOrder] = useState(latest);
  const goBack = () => void navigate(`/orders/${order.orderNo}`);
  const editor = useEditor(order, goBack);
  const [picking, setPicking] = useState<{ insteadOf?: string }>();
  const { draft, setDraft, result, save } = editor;

  if (!order.allowedActions.includes('edit')) return otherwise;
  const changed = latest.version !== order.version && !save.isPending && !save.isSuccess;
  const over = changed && !latest.allowedActions.includes('edit');
  const startAnew = () => {
    setOrder(latest);
    editor.reset(latest);
  };
  return (
    <div className="order-editor">
      <PageHeader
        title={t('title')}
        hint={
          <>
            {t('orders:orderNo', { orderNo: order.orderNo })} ·{' '}
            <StatusTag status={order.status} mode={order.delivery.mode} />
          </>
        }
        actions={<Button onClick={goBack}>{t('backToOrder')}</Button>}
      />
      {changed && (
        <Alert
          type={over ? 'error' : 'warning'}
          showIcon
          title={over ? t('overTitle') : t('changedTitle')}
          description={over ? t('overText') : t('changedText')}
          action={
            !over && (
              <Button size="small" onClick={startAnew}>
                {t('startAnew')}
              </Button>
            )
          }
        />
      )}
      {save.isError && !isRefusal(save.error, 'version_conflict') && (
        <Alert type="error" showIcon title={errorText(save.error)} />
      )}
      <div className="order-editor-columns">
        <div>
          <EditLines
            order={order}
            draft={draft}
            problems={result.problems}
            catalogue={editor.catalogue}
            onChange={setDraft}
            onPick={(insteadOf) => setPicking({ insteadOf })}
          />
          <ExtrasEditor draft={draft} tried={editor.tried} onChange={setDraft} />
          <DeliveryEditor
            order={order}
            draft={draft}
            items={result.amounts.items}
            tried={editor.tried}
            onChange={setDraft}
          />
        </div>
        <EditSummary
          order={order}
          result={result}
          priced={isPriced(draft)}
          incomplete={editor.tried && !isComplete(draft)}
          problem={editor.problem}
          reason={editor.reason}
          onReason={editor.setReason}
          saving={save.isPending}
          disabled={changed || editor.blocked}
          onSave={editor.submit}
        />
      </div>
      {picking && (
        <SkuPicker
          title={picking.insteadOf ? t('swapTitle') : t('addTitle')}
          onPick={(sku, choice) => {
            editor.pick(sku, choice, picking.insteadOf);
            if (picking.insteadOf) setPicking(undefined);
          }}
          countOf={(skuId) => draft.added.find((one) => one.skuId === skuId)?.quantity ?? 0}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  );
}
