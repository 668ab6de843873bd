import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShippingUpload } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { UploadAction } from '@lanzi/shared/fulfilment/fulfilment.terms';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useUploadAction } from './shipping-uploads.api';
import { WechatWords } from './WechatWords';

interface Props {
  action: UploadAction;
  upload: ShippingUpload;
  onClose: () => void;
}

/** Has WeChat told again, or takes down that somebody saw to it in WeChat's own pages. */
export function ShippingUploadDialog({ action, upload, onClose }: Props) {
  const { t } = useTranslation('fulfilment');
  const [note, setNote] = useState('');
  const act = useUploadAction(action, upload, onClose);
  return (
    <FormDialog
      title={t(`uploadAction.${action}`)}
      version={upload.version}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate(note.trim())}
      onClose={onClose}
    >
      <p>{t(`uploadActionHint.${action}`)}</p>
      <WechatWords upload={upload} />
      {action === 'done' && (
        <Field label={t('noteOptional')}>
          <Input
            autoFocus
            value={note}
            maxLength={200}
            aria-label={t('noteOptional')}
            placeholder={t('uploadNoteExample')}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
