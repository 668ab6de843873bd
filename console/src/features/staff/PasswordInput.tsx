import { Button, Input, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomPassword } from './random-password';

interface Props {
  id?: string;
  value?: string;
  onChange?: (password: string) => void;
}

/** A new password for somebody else: typed, or made up and copied. */
export function PasswordInput({ id, value = '', onChange }: Props) {
  const { t } = useTranslation('staff');
  const [made, setMade] = useState('');
  return (
    <>
      <Space.Compact block>
        <Input.Password
          id={id}
          autoComplete="new-password"
          maxLength={200}
          value={value}
          visibilityToggle={{ visible: made !== '' && made === value }}
          onChange={({ target }) => onChange?.(target.value)}
        />
        <Button
          onClick={() => {
            const password = randomPassword();
            setMade(password);
            onChange?.(password);
          }}
        >
          {t('makePassword')}
        </Button>
      </Space.Compact>
      {made !== '' && made === value && (
        <Typography.Text type="secondary" copyable={{ text: made }}>
          {t('passwordMade')}
        </Typography.Text>
      )}
    </>
  );
}
