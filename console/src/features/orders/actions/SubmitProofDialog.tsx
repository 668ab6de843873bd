import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field';
import { PictureList, type UploadedPicture } from '../../../ui/PictureList';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** A proof of payment that the buyer sent to the shop by other ways. */
export function SubmitProofDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const [pictures, setPictures] = useState<UploadedPicture[]>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useOrderAction('submit_proof', order, onClose);
  const [proof] = pictures;
  const submit = () => {
    setTried(true);
    if (proof) act.mutate({ pictureId: proof.id, note: note.trim() });
  };
  return (
    <ActionDialog
      action="submit_proof"
      order={order}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('submitProofHint')}</p>
      <Field error={tried && !proof && t('proofMissing')}>
        <PictureList max={1} value={pictures} onChange={setPictures} />
      </Field>
      <Input
        value={note}
        maxLength={200}
        placeholder={t('noteOptional')}
        aria-label={t('noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}
