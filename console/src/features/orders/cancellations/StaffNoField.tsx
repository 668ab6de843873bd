import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field';

interface Props {
  value: string;
  tried: boolean;
  onChange: (staffNo: string) => void;
}

/** Under which number of the shop's own a decision is signed. */
export function StaffNoField({ value, tried, onChange }: Props) {
  const { t } = useTranslation('cancellations');
  const missing = tried && !value.trim();
  return (
    <Field label={t('staffNo')} error={missing && t('staffNoMissing')}>
      <Input
        autoFocus
        value={value}
        maxLength={20}
        autoComplete="off"
        aria-label={t('staffNo')}
        status={missing ? 'error' : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
