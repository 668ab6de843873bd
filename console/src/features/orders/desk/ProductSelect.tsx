import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { useLang } from '../../../lib/i18n';
import { useSettled } from '../../../lib/use-settled';
import { EmptyState } from '../../../ui/EmptyState';
import { useProduct, useProductChoices } from '../orders.api';

interface Props {
  value: string | undefined;
  onChange: (productId: string | undefined) => void;
}

/** One product, found by typing some of its name or barcode. */
export function ProductSelect({ value, onChange }: Props) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const choices = useProductChoices(q);
  const known = choices.data?.find(({ id }) => id === value);
  const chosen = useProduct(known ? undefined : value).data ?? known;
  const options = choices.data?.map(({ id, name }) => ({ value: id, label: inLang(name, lang) })) ?? [];
  const missing = chosen && !known ? [{ value: chosen.id, label: inLang(chosen.name, lang) }] : [];
  return (
    <Select
      allowClear
      className="product-select"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('anyProduct')}
      aria-label={t('anyProduct')}
      value={chosen ? value : undefined}
      loading={choices.isFetching}
      options={[...missing, ...options]}
      notFoundContent={choices.isPending ? undefined : <EmptyState text={t('noProduct')} />}
      onChange={(id?: string) => {
        setTyped('');
        onChange(id);
      }}
    />
  );
}
