import { Input } from 'antd';
import { useState } from 'react';
import { currencies, formatMoney, MAX_AMOUNT, parseMoney, type Minor } from '@lanzi/shared/money';
import { useSettings } from '../lib/session';

interface Props {
  id?: string;
  value?: Minor | null;
  /** `undefined` when the field is empty, NaN when what stands there is no amount (for a form rule to refuse). */
  onChange?: (amount: Minor | undefined) => void;
  disabled?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  /** The amount cannot stand, though it is one. */
  faulty?: boolean;
  'aria-label'?: string;
}

/** An amount typed as people write it ("12.5"), held in minor units. */
export function MoneyInput({ value, onChange, faulty, ...input }: Props) {
  const { currency } = useSettings();
  const { symbol } = currencies[currency];
  const shown =
    value === undefined || value === null || Number.isNaN(value)
      ? ''
      : formatMoney(value, currency).replace(symbol, '').replaceAll(',', '');
  const [typed, setTyped] = useState<string>();
  const read = (text: string) => {
    if (text.trim() === '') return undefined;
    const amount = parseMoney(text, currency) ?? NaN;
    return amount > MAX_AMOUNT ? NaN : amount;
  };
  // What was typed stands as it is until the amount is set from outside.
  const stands = typed !== undefined && Object.is(read(typed), value ?? undefined);
  return (
    <Input
      {...input}
      prefix={symbol}
      inputMode="decimal"
      status={faulty || Number.isNaN(value) ? 'error' : undefined}
      value={stands ? typed : shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(read(target.value));
      }}
      onBlur={() => !Number.isNaN(value) && setTyped(undefined)}
    />
  );
}
