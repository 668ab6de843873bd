import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useCancellationAction } from './cancellations.api';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The goods are back: only intact ones go on the shelf again, so nothing is presumed. */
export function ReturnCompletedDialog({ cancellation, onClose }: DialogProps) {
  const { t } = useTranslation('cancellations');
  const [goodsIntact, setGoodsIntact] = useState<boolean>();
  const [invoiceReturned, setInvoiceReturned] = useState<boolean>();
  const [tried, setTried] = useState(false);
  const act = useCancellationAction('return_completed', cancellation, onClose);
  const submit = () => {
    setTried(true);
    if (goodsIntact !== undefined && invoiceReturned !== undefined)
      act.mutate({ goodsIntact, invoiceReturned });
  };
  const question = (
    name: 'intact' | 'invoice',
    value: boolean | undefined,
    answer: (value: boolean) => void,
  ) => (
    <Field label={t(`${name}.ask`)} error={tried && value === undefined && t('choose')}>
      <Radio.Group
        vertical
        value={value}
        aria-label={t(`${name}.ask`)}
        onChange={({ target }) => answer(target.value as boolean)}
        options={[
          { value: true, label: t(`${name}.true`) },
          { value: false, label: t(`${name}.false`) },
        ]}
      />
    </Field>
  );
  return (
    <FormDialog
      {...useDialogOf('return_completed', cancellation)}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('return_completedHint')}</p>
      {question('intact', goodsIntact, setGoodsIntact)}
      {question('invoice', invoiceReturned, setInvoiceReturned)}
    </FormDialog>
  );
}
