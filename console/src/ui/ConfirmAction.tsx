import { Button, Popconfirm, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** The question, naming what cannot be undone. */
  title: ReactNode;
  description?: ReactNode;
  onConfirm: () => void | Promise<unknown>;
}

/** A button whose act is asked about first. */
export function ConfirmAction({ title, description, onConfirm, children, ...button }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Popconfirm
      title={title}
      description={description}
      okText={children}
      cancelText={t('cancel')}
      okButtonProps={{ danger: button.danger }}
      onConfirm={onConfirm}
      disabled={Boolean(button.disabled)}
    >
      <Button {...button}>{children}</Button>
    </Popconfirm>
  );
}
