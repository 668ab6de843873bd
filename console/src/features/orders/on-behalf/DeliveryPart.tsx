import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { deliveryModes } from '@lanzi/shared/order/order-lifecycle';
import { isOnline, paysFor } from '@lanzi/shared/order/order.terms';
import { useLang } from '../../../lib/i18n';
import { useCan } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { MoneyInput } from '../../../ui/MoneyInput';
import { useAmountWords } from '../../../ui/use-amount-words';
import { Panel } from '../../../ui/Panel';
import type { DeliveryDraft } from '../editing/edit-draft';
import { useShippingMethods } from '../editing/editing.api';
import { usePaymentMethods, useStores } from '../orders.api';
import type { BehalfDraft, BehalfFault } from './behalf-draft';
import { useCustomerBook } from './on-behalf.api';

interface Props {
  draft: BehalfDraft;
  faults: readonly BehalfFault[];
  onChange: (draft: BehalfDraft) => void;
}

/** Where it goes, how it is paid, and what is to be remembered. */
export function DeliveryPart(props: Props) {
  const { t } = useTranslation('onBehalf');
  const { draft, onChange } = props;
  return (
    <Panel title={t('deliveryAndPayment')}>
      <div className="edit-delivery-fields">
        <Delivery {...props} />
        <Payment {...props} />
        <Field label={t('note')}>
          <Input
            value={draft.note}
            maxLength={200}
            aria-label={t('note')}
            onChange={({ target }) => onChange({ ...draft, note: target.value })}
          />
        </Field>
        <Field label={t('merchantNote')}>
          <Input
            value={draft.merchantNote}
            maxLength={1000}
            aria-label={t('merchantNote')}
            onChange={({ target }) => onChange({ ...draft, merchantNote: target.value })}
          />
        </Field>
      </div>
    </Panel>
  );
}

function Delivery({ draft, faults, onChange }: Props) {
  const { t } = useTranslation(['onBehalf', 'editing', 'orders']);
  const amountWords = useAmountWords();
  const lang = useLang();
  const words = domainWords(lang);
  const { delivery } = draft;
  const methods = useShippingMethods().data ?? [];
  const stores = useStores().data?.items.filter(({ open }) => open) ?? [];
  const book = useCustomerBook(draft.customer?.id).data ?? [];
  const mayPrice = useCan('order.price');
  const set = (part: Partial<DeliveryDraft>) => onChange({ ...draft, delivery: { ...delivery, ...part } });
  const text = (field: 'contactName' | 'contactPhone' | 'address', label: string, error: string) => (
    <Field label={label} error={faults.includes(field) && error}>
      <Input
        value={delivery[field]}
        maxLength={field === 'address' ? 200 : field === 'contactName' ? 30 : 20}
        aria-label={label}
        status={faults.includes(field) ? 'error' : undefined}
        onChange={({ target }) => set({ [field]: target.value })}
      />
    </Field>
  );
  const fromBook = (id: string) => {
    const chosen = book.find((one) => one.id === id);
    if (!chosen) return;
    const { contactName, contactPhone, region, detail } = chosen;
    set({ contactName, contactPhone, address: `${region} ${detail}`.trim() });
  };
  return (
    <>
      <Radio.Group
        value={delivery.mode}
        aria-label={t('editing:delivery')}
        options={deliveryModes.map((mode) => ({ value: mode, label: words.delivery[mode] }))}
        onChange={({ target }) => set({ mode: target.value as DeliveryDraft['mode'] })}
      />
      {delivery.mode !== 'pickup' && book.length > 0 && (
        <Select
          value={null}
          placeholder={t('book')}
          aria-label={t('book')}
          options={book.map(({ id, contactName, contactPhone, region, detail }) => ({
            value: id,
            label: `${contactName} ${contactPhone} · ${region} ${detail}`,
          }))}
          onChange={fromBook}
        />
      )}
      <div className="two-fields">
        {delivery.mode === 'express' && (
          <Field
            label={t('editing:shippingMethod')}
            error={faults.includes('shippingMethodId') && t('editing:shippingMethodMissing')}
          >
            <Select
              value={delivery.shippingMethodId}
              placeholder={t('editing:shippingMethodMissing')}
              aria-label={t('editing:shippingMethod')}
              options={methods.map(({ id, title }) => ({ value: id, label: inLang(title, lang) }))}
              onChange={(shippingMethodId) => set({ shippingMethodId })}
            />
          </Field>
        )}
        {delivery.mode === 'pickup' && (
          <Field label={t('editing:store')} error={faults.includes('storeId') && t('editing:storeMissing')}>
            <Select
              value={delivery.storeId}
              placeholder={t('editing:storeMissing')}
              aria-label={t('editing:store')}
              options={stores.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(storeId) => set({ storeId })}
            />
          </Field>
        )}
        {mayPrice && (
          <Field label={t('fee')} error={Number.isNaN(draft.goods.shipping) && amountWords}>
            <MoneyInput
              value={draft.goods.shipping}
              aria-label={t('fee')}
              onChange={(shipping) => onChange({ ...draft, goods: { ...draft.goods, shipping } })}
            />
          </Field>
        )}
      </div>
      <div className="two-fields">
        {text('contactName', t('orders:contact'), t('orders:contactMissing'))}
        {text('contactPhone', t('orders:phone'), t('orders:phoneInvalid'))}
      </div>
      {delivery.mode !== 'pickup' && text('address', t('orders:address'), t('orders:addressMissing'))}
    </>
  );
}

function Payment({ draft, faults, onChange }: Props) {
  const { t } = useTranslation('onBehalf');
  const lang = useLang();
  const { paid, delivery } = draft;
  const mayCollect = useCan('order.confirm_payment');
  const methods = (usePaymentMethods().data?.items ?? []).filter(
    ({ enabled, kind }) =>
      enabled && kind !== 'balance' && paysFor(kind, delivery.mode) && !(paid && isOnline(kind)),
  );
  const chosen = methods.find(({ id }) => id === draft.paymentMethodId);
  return (
    <>
      <Radio.Group
        value={paid}
        aria-label={t('payMethod')}
        options={[
          { value: false, label: t('unpaid') },
          { value: true, label: t('paid'), disabled: !mayCollect },
        ]}
        onChange={({ target }) =>
          onChange({ ...draft, paid: target.value as boolean, paymentMethodId: undefined })
        }
      />
      <div className="two-fields">
        <Field
          label={t('payMethod')}
          error={(faults.includes('payment') && t('payMethodMissing')) || undefined}
        >
          <Select
            value={chosen?.id}
            placeholder={t('payMethodMissing')}
            aria-label={t('payMethod')}
            options={methods.map(({ id, title }) => ({ value: id, label: inLang(title, lang) }))}
            onChange={(paymentMethodId) => onChange({ ...draft, paymentMethodId })}
          />
        </Field>
        {paid && (
          <Field label={t('paymentNote')}>
            <Input
              value={draft.paymentNote}
              maxLength={200}
              aria-label={t('paymentNote')}
              onChange={({ target }) => onChange({ ...draft, paymentNote: target.value })}
            />
          </Field>
        )}
      </div>
    </>
  );
}
