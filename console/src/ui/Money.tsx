import { formatMoney, type Minor } from '@lanzi/shared/money';
import { useSettings } from '../lib/session';

/** An amount in the shop's currency. */
export function Money({ amount, strong = false }: { amount: Minor; strong?: boolean }) {
  const { currency } = useSettings();
  return (
    <span
      style={{
        fontVariantNumeric: 'tabular-nums',
        fontWeight: strong ? 600 : undefined,
        whiteSpace: 'nowrap',
      }}
    >
      {formatMoney(amount, currency)}
    </span>
  );
}
