import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog';
import { ReasonField } from '../../../ui/ReasonField';
import { useAfterSaleAction } from './after-sales.api';
import { FinalQuestion } from './FinalQuestion';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The shopper cannot ask again, so it is asked twice; a reason may be left out. */
export function RefuseDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation('afterSales');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const act = useAfterSaleAction('refuse', afterSale, onClose);
  const submit = () => setAsking(true);
  return (
    <>
      <FormDialog
        {...useDialogOf('refuse', afterSale)}
        error={act.error}
        pending={act.isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{t('refuseHint')}</p>
        <ReasonField
          autoFocus
          value={reason}
          onChange={setReason}
          label={t('refuseReason')}
          placeholder={t('refuseReasonHint')}
          missing={false}
          suggestions={t('refuseReasons', { returnObjects: true })}
          onSubmit={submit}
        />
      </FormDialog>
      {asking && (
        <FinalQuestion
          danger
          title={t('refuseSure')}
          lines={[reason.trim() ? t('refuseSureReason', { reason: reason.trim() }) : t('refuseSureNoReason')]}
          okText={t('refuseOk')}
          onSure={() => {
            setAsking(false);
            act.mutate({ reason: reason.trim() });
          }}
          onBack={() => setAsking(false)}
        />
      )}
    </>
  );
}
