import { useTranslation } from 'react-i18next';
import { currencies, formatMoney, MAX_AMOUNT } from '@lanzi/shared/money';
import { useSettings } from '../lib/session';

/** What can be typed in a MoneyInput, said where something else was. */
export function useAmountWords(): string {
  const { t } = useTranslation('ui');
  const { currency } = useSettings();
  const { decimals } = currencies[currency];
  const most = formatMoney(MAX_AMOUNT, currency);
  return decimals === 0 ? t('amountInvalidWhole', { most }) : t('amountInvalid', { most, decimals });
}
