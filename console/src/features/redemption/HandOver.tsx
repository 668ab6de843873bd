import { CheckOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { errorText } from '../../lib/api';
import { useSettings } from '../../lib/session';
import { Field } from '../../ui/Field';
import { useOrderAction } from '../orders/actions/use-order-action';
import { useStores } from '../orders/orders.api';
import { hindrances, verifierFor } from './handing-over';
import type { Redeemed } from './RedemptionDesk';

interface Props {
  order: ConsoleOrder;
  onRedeemed: (redeemed: Redeemed) => void;
}

/** Who was chosen last at each store: a desk hands over many in the same name. */
const lastChosen = new Map<string, string>();

/** In whose name it is handed over, whether the money was collected, and the one button. */
export function HandOver({ order, onRedeemed }: Props) {
  const { t } = useTranslation('redemption');
  const { currency } = useSettings();
  const stores = useStores();
  const storeId = order.delivery.store?.id ?? '';
  const store = stores.data?.items.find(({ id }) => id === storeId);
  const [chosen, setChosen] = useState(lastChosen.get(storeId));
  const [cashCollected, setCashCollected] = useState(false);
  const [tried, setTried] = useState(false);
  const due = Math.max(0, order.amounts.due);
  const redeem = useOrderAction('redeem', order, () =>
    onRedeemed({ orderNo: order.orderNo, collected: due }),
  );

  const verifierId = verifierFor(store, chosen);
  const missing = hindrances(order, verifierId, cashCollected);
  const submit = () => {
    setTried(true);
    if (!verifierId || missing.length > 0) return;
    lastChosen.set(storeId, verifierId);
    redeem.mutate({ verifierId, cashCollected: due > 0 });
  };
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {store?.verifiers.length === 0 ? (
        <Alert type="warning" showIcon title={t('noVerifiers', { store: store.name })} />
      ) : (
        <Field
          label={t('verifierOf', { store: order.delivery.store?.name ?? '' })}
          error={tried && missing.includes('verifier_missing') && t('verifierMissing')}
        >
          {/* The keyboard comes here and not to the button: an Enter too many must not hand anything over. */}
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={stores.isPending}
            value={verifierId}
            placeholder={t('verifierMissing')}
            aria-label={t('verifier')}
            status={tried && !verifierId ? 'error' : undefined}
            options={store?.verifiers.map(({ id, nickname, phone }) => ({
              value: id,
              label: phone ? `${nickname} · ${phone}` : nickname,
            }))}
            onChange={setChosen}
          />
        </Field>
      )}
      {due > 0 ? (
        <div className="pickup-due">
          <span>{t('toCollect')}</span>
          <strong>{formatMoney(due, currency)}</strong>
          <Field error={tried && missing.includes('cash_missing') && t('cashMissing')}>
            <Checkbox checked={cashCollected} onChange={({ target }) => setCashCollected(target.checked)}>
              {t('cashCollected')}
            </Checkbox>
          </Field>
        </div>
      ) : (
        <div className="status-green">{t('nothingToCollect')}</div>
      )}
      {redeem.isError && (
        <div className="redeem-refused" role="alert">
          {errorText(redeem.error)}
        </div>
      )}
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        icon={<CheckOutlined />}
        loading={redeem.isPending}
        disabled={store?.verifiers.length === 0}
      >
        {t('redeem')}
      </Button>
    </form>
  );
}
