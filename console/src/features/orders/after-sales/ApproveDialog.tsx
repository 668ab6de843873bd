import { Alert, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReturnAddress } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { ErrorState } from '../../../ui/ErrorState';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useAfterSaleAction, useReturnAddresses } from './after-sales.api';
import { AmountField, isWithin } from './AmountField';
import { FinalQuestion } from './FinalQuestion';
import { useDialogOf, type DialogProps } from './use-dialog-of';

const placeOf = ({ province, city, district, detail }: ReturnAddress): string =>
  [province, city, district, detail].join(' ');

/** Where the goods come back to and how much goes back for them; final, so it is asked twice. */
export function ApproveDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation(['afterSales', 'orders']);
  const { currency } = useSettings();
  const addresses = useReturnAddresses();
  const { kind, mostBack } = afterSale;
  const [chosen, setChosen] = useState<string>();
  const [amount, setAmount] = useState<Minor | undefined>(Math.min(afterSale.amount, mostBack));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const act = useAfterSaleAction('approve', afterSale, onClose);
  const dialog = useDialogOf('approve', afterSale);
  // The default is the first.
  const address = addresses.data?.find(({ id }) => id === chosen) ?? addresses.data?.[0];
  const money = kind === 'return';
  const valid = !money || isWithin(amount, mostBack);
  const submit = () => {
    setTried(true);
    setAsking(Boolean(address) && valid);
  };
  const send = () => {
    setAsking(false);
    if (address)
      act.mutate({
        returnAddressId: address.id,
        amount: money ? amount : undefined,
        note: note.trim(),
      });
  };
  return (
    <>
      <FormDialog
        {...dialog}
        width={560}
        error={act.error}
        pending={act.isPending}
        disabled={!address}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{t(`approveHint.${kind}`)}</p>
        {addresses.isError && !addresses.data && (
          <ErrorState error={addresses.error} onRetry={() => void addresses.refetch()} />
        )}
        {addresses.data?.length === 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('noAddress')}
            action={<Link to="/settings/return-addresses">{t('addAddress')}</Link>}
          />
        )}
        {addresses.data && addresses.data.length > 0 && (
          <Field label={t('returnAddress')}>
            <Radio.Group
              vertical
              value={address?.id}
              aria-label={t('returnAddress')}
              onChange={({ target }) => setChosen(target.value as string)}
              options={addresses.data.map((one) => ({
                value: one.id,
                label: (
                  <>
                    {placeOf(one)}
                    <span className="second-line">
                      {' '}
                      {one.contactName} {one.phone}
                    </span>
                  </>
                ),
              }))}
            />
          </Field>
        )}
        {money && (
          <AmountField
            label={t('agreedAmount')}
            value={amount}
            most={mostBack}
            tried={tried}
            hint={t('askedFor', { amount: formatMoney(afterSale.amount, currency) })}
            onChange={setAmount}
          />
        )}
        <Input
          value={note}
          maxLength={200}
          placeholder={t('orders:noteOptional')}
          aria-label={t('orders:noteOptional')}
          onChange={({ target }) => setNote(target.value)}
        />
      </FormDialog>
      {asking && address && (
        <FinalQuestion
          title={t(`approveSure.${kind}`, { amount: formatMoney(amount ?? 0, currency) })}
          lines={[t('approveSureAddress', { address: placeOf(address), name: address.contactName })]}
          okText={t('approveOk')}
          onSure={send}
          onBack={() => setAsking(false)}
        />
      )}
    </>
  );
}
