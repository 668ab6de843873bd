import { Button, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Minor } from '@lanzi/shared/money';
import { deliveryModes } from '@lanzi/shared/order/order-lifecycle';
import { shippingFee } from '@lanzi/shared/order/order-totals';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Field } from '../../../ui/Field';
import { MoneyInput } from '../../../ui/MoneyInput';
import { useAmountWords } from '../../../ui/use-amount-words';
import { Panel } from '../../../ui/Panel';
import { useStores } from '../orders.api';
import {
  deliveryFaults,
  deliveryOf,
  isShippingFaulty,
  type DeliveryDraft,
  type EditDraft,
} from './edit-draft';
import { useShippingMethods } from './editing.api';

interface Props {
  order: ConsoleOrder;
  draft: EditDraft;
  /** What the goods come to by the draft. */
  items: Minor;
  tried: boolean;
  onChange: (draft: EditDraft) => void;
}

/** The shipping fee, and where the goods go. */
export function DeliveryEditor({ order, draft, items, tried, onChange }: Props) {
  const { t } = useTranslation('editing');
  const amountWords = useAmountWords();
  const { delivery } = draft;
  return (
    <Panel title={t('delivery')}>
      <div className="edit-delivery">
        <Field label={t('shippingFee')} error={isShippingFaulty(draft) && amountWords}>
          <MoneyInput
            value={draft.shipping}
            faulty={isShippingFaulty(draft)}
            aria-label={t('shippingFee')}
            onChange={(shipping) => onChange({ ...draft, shipping })}
          />
        </Field>
        <div className="edit-delivery-now">
          {!delivery && <Now order={order} />}
          <Button
            size="small"
            onClick={() =>
              onChange({
                ...draft,
                delivery: delivery ? null : deliveryOf(order),
                ...(delivery && { shipping: order.amounts.shipping }),
              })
            }
          >
            {delivery ? t('keepDelivery') : t('changeDelivery')}
          </Button>
        </div>
      </div>
      {delivery && (
        <DeliveryFields draft={draft} items={items} delivery={delivery} tried={tried} onChange={onChange} />
      )}
    </Panel>
  );
}

function Now({ order: { delivery } }: { order: ConsoleOrder }) {
  const lang = useLang();
  const place = delivery.store?.name ?? delivery.address;
  return (
    <div>
      <div>
        {domainWords(lang).delivery[delivery.mode]}
        {delivery.shippingMethod && ` · ${inLang(delivery.shippingMethod, lang)}`}
      </div>
      <div className="second-line">
        {[place, delivery.contactName, delivery.contactPhone].filter(Boolean).join(' · ')}
      </div>
    </div>
  );
}

function DeliveryFields({
  draft,
  items,
  delivery,
  tried,
  onChange,
}: Omit<Props, 'order'> & { delivery: DeliveryDraft }) {
  const { t } = useTranslation(['editing', 'orders']);
  const lang = useLang();
  const words = domainWords(lang);
  const methods = useShippingMethods(delivery.shippingMethodId).data ?? [];
  const stores = useStores().data?.items.filter(({ id, open }) => open || id === delivery.storeId) ?? [];
  const faults = tried ? deliveryFaults(delivery) : [];
  const set = (part: Partial<DeliveryDraft>, shipping = draft.shipping) =>
    onChange({ ...draft, shipping, delivery: { ...delivery, ...part } });
  const choose = (shippingMethodId: string) => {
    const method = methods.find(({ id }) => id === shippingMethodId);
    set({ shippingMethodId }, method ? shippingFee(method, items) : draft.shipping);
  };
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
  return (
    <div className="edit-delivery-fields">
      <Radio.Group
        value={delivery.mode}
        aria-label={t('delivery')}
        options={deliveryModes.map((mode) => ({ value: mode, label: words.delivery[mode] }))}
        onChange={({ target }) => {
          const mode = target.value as DeliveryDraft['mode'];
          set({ mode }, mode === 'pickup' ? 0 : draft.shipping);
        }}
      />
      <div className="two-fields">
        {delivery.mode === 'express' && (
          <Field
            label={t('shippingMethod')}
            error={faults.includes('shippingMethodId') && t('shippingMethodMissing')}
          >
            <Select
              value={delivery.shippingMethodId}
              placeholder={t('shippingMethodMissing')}
              aria-label={t('shippingMethod')}
              options={methods.map(({ id, title }) => ({ value: id, label: inLang(title, lang) }))}
              onChange={choose}
            />
          </Field>
        )}
        {delivery.mode === 'pickup' && (
          <Field label={t('store')} error={faults.includes('storeId') && t('storeMissing')}>
            <Select
              value={delivery.storeId}
              placeholder={t('storeMissing')}
              aria-label={t('store')}
              options={stores.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(storeId) => set({ storeId })}
            />
          </Field>
        )}
        {text('contactName', t('orders:contact'), t('orders:contactMissing'))}
        {text('contactPhone', t('orders:phone'), t('orders:phoneInvalid'))}
      </div>
      {delivery.mode !== 'pickup' && text('address', t('orders:address'), t('orders:addressMissing'))}
    </div>
  );
}
