import { Alert, Select } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { errorText } from '../../../lib/api';
import { Field } from '../../../ui/Field';
import { useCarrierAccounts } from '../orders.api';
import { accountKept, keepAccount } from './kept-account';

interface Props {
  value: string | undefined;
  onChange: (accountId: string) => void;
}

/** The shop's account with a carrier that an e-waybill is asked for with; a way to the settings where there is none. */
export function AccountSelect({ value, onChange }: Props) {
  const { t } = useTranslation('parcels');
  const accounts = useCarrierAccounts();
  if (accounts.isError) return <Alert type="error" showIcon title={errorText(accounts.error)} />;
  if (accounts.data?.length === 0)
    return (
      <Alert
        type="warning"
        showIcon
        title={
          <Trans
            ns="parcels"
            i18nKey="noAccount"
            components={{ settings: <Link to="/settings/carrier-accounts" /> }}
          />
        }
      />
    );
  return (
    <Field label={t('account')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={accounts.isPending}
        value={value}
        aria-label={t('account')}
        options={accounts.data?.map(({ id, title, carrier }) => ({
          value: id,
          label: title.includes(carrier.name) ? title : `${carrier.name} · ${title}`,
        }))}
        onChange={(id: string) => {
          keepAccount(id);
          onChange(id);
        }}
      />
    </Field>
  );
}

/** The account that was chosen, or else the one used last, or else the first. */
export function useChosenAccount(chosen: string | undefined): string | undefined {
  const accounts = useCarrierAccounts().data;
  const wanted = chosen ?? accountKept();
  return accounts?.find(({ id }) => id === wanted)?.id ?? accounts?.[0]?.id;
}
