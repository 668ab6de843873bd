import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** The order needs no shipment: what is due is collected, the goods leave the stock. */
export function CompleteDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const [cashCollected, setCashCollected] = useState(false);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const complete = useOrderAction('complete', order, onClose);
  const { due } = order.amounts;
  const cashMissing = due > 0 && !cashCollected;
  const submit = () => {
    setTried(true);
    if (!cashMissing) complete.mutate({ cashCollected, note: note.trim() });
  };
  return (
    <ActionDialog
      action="complete"
      order={order}
      error={complete.error}
      pending={complete.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('completeHint')}</p>
      {due > 0 && (
        <Field error={tried && cashMissing && t('cashMissing')}>
          <Checkbox
            autoFocus
            checked={cashCollected}
            onChange={({ target }) => setCashCollected(target.checked)}
          >
            {t('cashCollected', { amount: formatMoney(due, currency) })}
          </Checkbox>
        </Field>
      )}
      <Input
        autoFocus={due <= 0}
        value={note}
        maxLength={200}
        placeholder={t('noteOptional')}
        aria-label={t('noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}
