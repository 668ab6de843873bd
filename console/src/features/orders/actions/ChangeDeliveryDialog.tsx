import { Alert, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { paysFor } from '@lanzi/shared/order/order.terms';
import { useLang } from '../../../lib/i18n';
import { Field } from '../../../ui/Field';
import { ActionDialog } from './ActionDialog';
import { deliveryFaults, deliveryModesToChoose, lacksRegion, type DeliveryDraft } from './delivery-form';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** The customer cannot come, or wants it elsewhere: it is sent to an address from now on. */
export function ChangeDeliveryDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const words = domainWords(useLang());
  const { delivery } = order;
  const [draft, setDraft] = useState<DeliveryDraft>({
    mode: delivery.mode === 'merchant_delivery' ? 'merchant_delivery' : 'express',
    contactName: delivery.contactName,
    contactPhone: delivery.contactPhone,
    address: delivery.address,
  });
  const [tried, setTried] = useState(false);
  const change = useOrderAction('change_delivery', order, onClose);
  const faults = deliveryFaults(draft);
  const submit = () => {
    setTried(true);
    if (faults.length === 0)
      change.mutate({
        mode: draft.mode,
        contactName: draft.contactName.trim(),
        contactPhone: draft.contactPhone.trim(),
        address: draft.address.trim(),
      });
  };
  const faulty = (field: (typeof faults)[number]) => tried && faults.includes(field);
  return (
    <ActionDialog
      action="change_delivery"
      order={order}
      error={change.error}
      pending={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(delivery.mode === 'pickup' ? 'changePickupHint' : 'changeDeliveryHint')}</p>
      <Radio.Group
        value={draft.mode}
        aria-label={words.action.change_delivery}
        onChange={({ target }) => setDraft({ ...draft, mode: target.value as DeliveryDraft['mode'] })}
        options={deliveryModesToChoose.map((mode) => ({ value: mode, label: words.delivery[mode] }))}
      />
      {order.amounts.due > 0 && !paysFor(order.payment.kind, draft.mode) && (
        <Alert
          type="info"
          showIcon
          title={t('changeDeliveryPayment', { method: words.paymentKind.cash_on_delivery })}
        />
      )}
      <div className="two-fields">
        <Field label={t('contact')} error={faulty('contactName') && t('contactMissing')}>
          <Input
            value={draft.contactName}
            maxLength={30}
            aria-label={t('contact')}
            status={faulty('contactName') ? 'error' : undefined}
            onChange={({ target }) => setDraft({ ...draft, contactName: target.value })}
          />
        </Field>
        <Field label={t('phone')} error={faulty('contactPhone') && t('phoneInvalid')}>
          <Input
            value={draft.contactPhone}
            maxLength={20}
            inputMode="tel"
            aria-label={t('phone')}
            status={faulty('contactPhone') ? 'error' : undefined}
            onChange={({ target }) => setDraft({ ...draft, contactPhone: target.value })}
          />
        </Field>
      </div>
      <Field label={t('address')} error={faulty('address') && t('addressMissing')}>
        <Input.TextArea
          autoFocus
          value={draft.address}
          autoSize={{ minRows: 2 }}
          maxLength={200}
          aria-label={t('address')}
          status={faulty('address') ? 'error' : undefined}
          onChange={({ target }) => setDraft({ ...draft, address: target.value })}
        />
      </Field>
      {lacksRegion(draft) && <Alert type="warning" showIcon title={t('regionUnclear')} />}
    </ActionDialog>
  );
}
