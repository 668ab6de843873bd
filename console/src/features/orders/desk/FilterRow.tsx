import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { deliveryModes } from '@lanzi/shared/order/order-lifecycle';
import { origins } from '@lanzi/shared/order/order.terms';
import { dayIn } from '../../../lib/format';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { shippedFilters, type OrderFilter } from './order-filter';
import { ProductSelect } from './ProductSelect';
import { usePaymentMethods, useStores } from '../orders.api';

interface Props {
  filter: OrderFilter;
  onChange: (filter: OrderFilter) => void;
}

export function FilterRow({ filter, onChange }: Props) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const words = domainWords(lang);
  const { timeZone } = useSettings();
  const stores = useStores();
  const methods = usePaymentMethods();
  const set = (part: Partial<OrderFilter>) => onChange({ ...filter, ...part });
  const today = dayjs(dayIn(timeZone));
  const presets: { label: string; value: [Dayjs, Dayjs] }[] = [
    { label: t('today'), value: [today, today] },
    ...[7, 30].map((n): { label: string; value: [Dayjs, Dayjs] } => ({
      label: t('lastDays', { n }),
      value: [today.subtract(n - 1, 'day'), today],
    })),
  ];
  return (
    <div className="filter-row">
      <DatePicker.RangePicker
        value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
        placeholder={[t('from'), t('to')]}
        allowEmpty={[true, true]}
        presets={presets}
        onChange={(days) =>
          set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
        }
      />
      <Select
        allowClear
        placeholder={t('anyPayment')}
        aria-label={t('anyPayment')}
        value={filter.paymentMethodId}
        loading={methods.isPending}
        options={methods.data?.items.map(({ id, title }) => ({ value: id, label: inLang(title, lang) }))}
        onChange={(paymentMethodId?: string) => set({ paymentMethodId })}
      />
      <Select
        allowClear
        placeholder={t('anyDelivery')}
        aria-label={t('anyDelivery')}
        value={filter.deliveryMode}
        options={deliveryModes.map((mode) => ({ value: mode, label: words.delivery[mode] }))}
        onChange={(deliveryMode?: OrderFilter['deliveryMode']) => set({ deliveryMode })}
      />
      <Select
        allowClear
        placeholder={t('anyShipped')}
        aria-label={t('anyShipped')}
        value={filter.shipped}
        options={shippedFilters.map((value) => ({ value, label: t(`shippedIs.${value}`) }))}
        onChange={(shipped?: OrderFilter['shipped']) => set({ shipped })}
      />
      <Select
        allowClear
        placeholder={t('anyStore')}
        aria-label={t('anyStore')}
        value={filter.storeId}
        loading={stores.isPending}
        options={stores.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(storeId?: string) => set({ storeId })}
      />
      <Select
        allowClear
        placeholder={t('anyOrigin')}
        aria-label={t('anyOrigin')}
        value={filter.origin}
        options={origins.map((value) => ({ value, label: words.origin[value] }))}
        onChange={(origin?: OrderFilter['origin']) => set({ origin })}
      />
      <ProductSelect value={filter.productId} onChange={(productId) => set({ productId })} />
      <Button type="text" onClick={() => onChange({ status: filter.status, q: filter.q })}>
        {t('clearFilters')}
      </Button>
    </div>
  );
}
