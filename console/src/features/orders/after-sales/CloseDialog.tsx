import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog';
import { ReasonField } from '../../../ui/ReasonField';
import { useAfterSaleAction } from './after-sales.api';
import { FinalQuestion } from './FinalQuestion';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The goods do not come: it ends for good, so it is asked twice, and the shopper is told why. */
export function CloseDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation('afterSales');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const act = useAfterSaleAction('close', afterSale, onClose);
  const submit = () => {
    setTried(true);
    setAsking(reason.trim() !== '');
  };
  return (
    <>
      <FormDialog
        {...useDialogOf('close', afterSale)}
        error={act.error}
        pending={act.isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{t(`closeHint.${afterSale.kind}`)}</p>
        <ReasonField
          autoFocus
          value={reason}
          onChange={setReason}
          label={t('closeReason')}
          placeholder={t('refuseReasonHint')}
          missing={tried && t('closeReasonMissing')}
          suggestions={t('closeReasons', { returnObjects: true })}
          onSubmit={submit}
        />
      </FormDialog>
      {asking && (
        <FinalQuestion
          danger
          title={t('closeSure')}
          lines={[t(`closeSureAfter.${afterSale.kind}`), t('refuseSureReason', { reason: reason.trim() })]}
          okText={t('closeOk')}
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
