import { useState } from 'react';
import { useWords } from '@/lib/words';
import { Field } from '@/ui/Field';

interface Props {
  /** Province, city and district with spaces between. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** In a browser the three parts are typed: a list of all regions would outweigh the shop. */
export function RegionField({ value, error, onChange }: Props) {
  const t = useWords();
  const [parts, setParts] = useState(() => {
    const [province = '', city = '', ...district] = value.split(' ');
    return [province, city, district.join(' ')];
  });
  const set = (at: number, text: string) => {
    const next = parts.map((part, index) => (index === at ? text : part));
    setParts(next);
    onChange(
      next
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' '),
    );
  };
  const [province = '', city = '', district = ''] = parts;
  return (
    <>
      <Field
        label={t('checkout.province')}
        value={province}
        maxLength={20}
        placeholder={t('checkout.provinceHint')}
        error={error}
        onChange={(text) => set(0, text)}
      />
      <Field
        label={t('checkout.city')}
        value={city}
        maxLength={20}
        placeholder={t('checkout.cityHint')}
        onChange={(text) => set(1, text)}
      />
      <Field
        label={t('checkout.district')}
        value={district}
        maxLength={20}
        placeholder={t('checkout.districtHint')}
        onChange={(text) => set(2, text)}
      />
    </>
  );
}
