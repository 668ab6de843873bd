import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { MoneyInput } from '../../../ui/MoneyInput';

interface Props {
  label: string;
  /** Nothing while it is no amount. */
  value: Minor | undefined;
  /** What the items cost. */
  most: Minor;
  /** Sending was tried. */
  tried: boolean;
  /** Said below. */
  hint: string;
  onChange: (amount: Minor | undefined) => void;
}

export const isWithin = (amount: Minor | undefined, most: Minor): amount is Minor =>
  amount !== undefined && amount > 0 && amount <= most;

/** What is given back for the items of an after-sale: no more than they cost. */
export function AmountField({ label, value, most, tried, hint, onChange }: Props) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const limit = formatMoney(most, currency);
  return (
    <Field
      label={
        <>
          {label}{' '}
          <Button type="link" size="small" onClick={() => onChange(most)}>
            {t('refundAll', { most: limit })}
          </Button>
        </>
      }
      error={tried && !isWithin(value, most) && t('refundAmountInvalid', { most: limit })}
    >
      <MoneyInput value={value} aria-label={label} onChange={onChange} />
      <span className="second-line">{hint}</span>
    </Field>
  );
}
