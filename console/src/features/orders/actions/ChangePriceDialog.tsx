import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Minor } from '@lanzi/shared/money';
import { Field } from '../../../ui/Field';
import { Money } from '../../../ui/Money';
import { MoneyInput } from '../../../ui/MoneyInput';
import { useAmountWords } from '../../../ui/use-amount-words';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** What the goods and the shipping cost from now on, with the total before and after. */
export function ChangePriceDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation(['orders', 'ui']);
  const { amounts } = order;
  const goods = amounts.total - amounts.shipping;
  const [items, setItems] = useState<Minor | undefined>(goods);
  const [shipping, setShipping] = useState<Minor | undefined>(amounts.shipping);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const amountWords = useAmountWords();
  const change = useOrderAction('change_price', order, onClose);

  const isAmount = (amount: Minor | undefined): amount is Minor =>
    amount !== undefined && !Number.isNaN(amount);
  const total = isAmount(items) && isAmount(shipping) ? items + shipping : undefined;
  const unchanged = items === goods && shipping === amounts.shipping;
  const submit = () => {
    setTried(true);
    if (isAmount(items) && isAmount(shipping) && total && !unchanged)
      change.mutate({ items, shipping, reason: reason.trim() });
  };
  const part = (label: string, value: Minor | undefined, set: (amount: Minor | undefined) => void) => (
    <Field label={label} error={(Number.isNaN(value) || (tried && value === undefined)) && amountWords}>
      <MoneyInput value={value} aria-label={label} autoFocus={label === t('goods')} onChange={set} />
    </Field>
  );
  return (
    <ActionDialog
      action="change_price"
      order={order}
      error={change.error}
      pending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('changePriceHint')}</p>
      <div className="two-fields">
        {part(t('goods'), items, setItems)}
        {part(t('shipping'), shipping, setShipping)}
      </div>
      <dl className="price-change" aria-live="polite">
        <Row label={t('totalBefore')} amount={amounts.total} />
        <Row label={t('totalAfter')} amount={total} strong />
      </dl>
      {total === 0 && (
        <div className="field-error" role="alert">
          {t('totalMustBePositive')}
        </div>
      )}
      {tried && unchanged && (
        <div className="field-error" role="alert">
          {t('priceUnchanged')}
        </div>
      )}
      <Input
        value={reason}
        maxLength={200}
        placeholder={t('priceReason')}
        aria-label={t('priceReason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActionDialog>
  );
}

function Row({ label, amount, strong }: { label: string; amount: Minor | undefined; strong?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{amount === undefined ? '—' : <Money amount={amount} strong={strong} />}</dd>
    </div>
  );
}
