import { Alert, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { useStores } from '../orders.api';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** Without a verifier at hand, staff redeem in the name of one of the store's verifiers. */
export function RedeemDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const stores = useStores();
  const store = stores.data?.items.find(({ id }) => id === order.delivery.store?.id);
  const [chosen, setChosen] = useState<string>();
  const [cashCollected, setCashCollected] = useState(false);
  const [tried, setTried] = useState(false);
  const redeem = useOrderAction('redeem', order, onClose);

  const verifierId = chosen ?? (store?.verifiers.length === 1 ? store.verifiers[0]?.id : undefined);
  const due = order.amounts.due;
  const cashMissing = due > 0 && !cashCollected;
  const submit = () => {
    setTried(true);
    if (verifierId && !cashMissing) redeem.mutate({ verifierId, cashCollected });
  };
  return (
    <ActionDialog
      action="redeem"
      order={order}
      error={redeem.error}
      pending={redeem.isPending}
      disabled={store?.verifiers.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('redeemHint')}</p>
      {store?.verifiers.length === 0 ? (
        <Alert type="warning" showIcon title={t('noVerifiers', { store: store.name })} />
      ) : (
        <Field
          label={`${t('verifier')} · ${order.delivery.store?.name ?? ''}`}
          error={tried && !verifierId && t('verifierMissing')}
        >
          <Select
            autoFocus
            loading={stores.isPending}
            value={verifierId}
            placeholder={t('verifierMissing')}
            aria-label={t('verifier')}
            options={store?.verifiers.map(({ id, nickname, phone }) => ({
              value: id,
              label: phone ? `${nickname} · ${phone}` : nickname,
            }))}
            onChange={setChosen}
          />
        </Field>
      )}
      {due > 0 && (
        <Field error={tried && cashMissing && t('cashMissing')}>
          <Checkbox checked={cashCollected} onChange={({ target }) => setCashCollected(target.checked)}>
            {t('cashCollected', { amount: formatMoney(due, currency) })}
          </Checkbox>
        </Field>
      )}
    </ActionDialog>
  );
}
