import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog';
import { ReasonField } from '../../../ui/ReasonField';
import { useCancellationAction } from './cancellations.api';
import { StaffNoField } from './StaffNoField';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The order goes on; the customer reads why. */
export function RefuseDialog({ cancellation, onClose }: DialogProps) {
  const { t } = useTranslation('cancellations');
  const [staffNo, setStaffNo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useCancellationAction('refuse', cancellation, onClose);
  const submit = () => {
    setTried(true);
    if (staffNo.trim() && reason.trim()) act.mutate({ staffNo: staffNo.trim(), reason: reason.trim() });
  };
  return (
    <FormDialog
      {...useDialogOf('refuse', cancellation)}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('refuseHint')}</p>
      <StaffNoField value={staffNo} tried={tried} onChange={setStaffNo} />
      <ReasonField
        value={reason}
        onChange={setReason}
        label={t('reason')}
        placeholder={t('reasonForCustomer')}
        missing={tried && t('reasonForCustomer')}
        suggestions={t('reasons.refuse', { returnObjects: true })}
        onSubmit={submit}
      />
    </FormDialog>
  );
}
