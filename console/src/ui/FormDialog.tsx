import { Alert, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, isRefusal } from '../lib/api';
import { useReturnFocus } from '../lib/use-return-focus';
import { changedMeanwhile } from './changed-meanwhile';

export interface FormDialogProps {
  /** What is done, as the title and the button that does it say. */
  title: string;
  danger?: boolean;
  /** Of what it is done to; it may change under the dialog, through a refusal or by news from others. */
  version?: number | string;
  /** Why it can no longer be done. */
  impossible?: string;
  /** The last refusal, in words above the buttons. */
  error: unknown;
  pending: boolean;
  disabled?: boolean;
  width?: number;
  cancelText?: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog that sends one form. When what it is about changes meanwhile, it says so and keeps what was typed; when
 * the act is no longer possible it says why and cannot be sent. `Esc` closes it until something was typed.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, danger, version, impossible, error, pending, disabled, onSubmit, onClose, children } = props;
  const { t } = useTranslation('ui');
  const [openedAt] = useState(version);
  const [typed, setTyped] = useState(false);
  const possible = impossible === undefined;
  const changed = changedMeanwhile({ version, openedAt, pending, error });
  useReturnFocus();
  return (
    <Modal
      open
      width={props.width ?? 480}
      title={title}
      okText={title}
      cancelText={props.cancelText ?? t('cancel')}
      okButtonProps={{ danger, disabled: !possible || disabled }}
      confirmLoading={pending}
      mask={{ closable: false }}
      keyboard={!typed}
      onOk={onSubmit}
      onCancel={onClose}
    >
      <form
        onChange={() => setTyped(true)}
        onSubmit={(event) => {
          event.preventDefault();
          if (possible && !pending && !disabled) onSubmit();
        }}
      >
        <div className="dialog-body">
          {changed && possible && <Alert type="warning" showIcon title={t('staleRefreshed')} />}
          {!possible && !pending && <Alert type="error" showIcon title={impossible} />}
          {children}
          {Boolean(error) && possible && !isRefusal(error, 'version_conflict') && (
            <Alert type="error" showIcon title={errorText(error)} />
          )}
        </div>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  );
}
