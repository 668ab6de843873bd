import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitOf, units, type Unit } from './duration';

interface Props {
  id?: string;
  /** Minutes. */
  value?: number | null;
  onChange?: (minutes: number | null) => void;
}

/** A length of time, typed in minutes, hours or days. */
export function DurationInput({ id, value, onChange }: Props) {
  const { t } = useTranslation('shop');
  const [unit, setUnit] = useState<Unit>(() => unitOf(value ?? 0));
  const amount = typeof value === 'number' ? value / units[unit] : null;
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={1}
        precision={0}
        value={amount}
        onChange={(typed) => onChange?.(typed === null ? null : typed * units[unit])}
        style={{ width: 120 }}
      />
      <Select<Unit>
        aria-label={t('paymentDeadline')}
        value={unit}
        // The number stays as typed and is read in the new unit.
        onChange={(next) => {
          setUnit(next);
          if (amount !== null) onChange?.(amount * units[next]);
        }}
        options={(Object.keys(units) as Unit[]).map((one) => ({ value: one, label: t(one) }))}
        style={{ width: 90 }}
      />
    </Space.Compact>
  );
}
