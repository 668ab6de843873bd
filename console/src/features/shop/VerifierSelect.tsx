import { Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../lib/api';
import { useCustomerSearch } from './shop.api';
import type { Verifier } from './store-form';

interface Props {
  id?: string;
  value?: Verifier[];
  onChange?: (verifiers: Verifier[]) => void;
}
const PAUSE_MS = 300;

/** What was typed, once the typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Chooses verifiers among the shoppers, found by nickname or phone. */
export function VerifierSelect({ id, value = [], onChange }: Props) {
  const { t } = useTranslation('shop');
  const [typed, setTyped] = useState('');
  const q = usePaused(typed.trim());
  const search = useCustomerSearch(q);
  const found: Verifier[] = q === '' ? [] : (search.data?.items ?? []);
  const known = new Map([...found, ...value].map((person) => [person.id, person]));
  const label = ({ nickname, phone }: Verifier) => `${nickname} · ${phone ?? t('noPhone')}`;
  const emptyText = () => {
    if (q === '') return t('verifierTypeMore');
    if (search.isError) return errorText(search.error);
    return search.isFetching ? <Spin size="small" /> : t('verifierNotFound');
  };
  return (
    <Select
      id={id}
      mode="multiple"
      maxCount={50}
      placeholder={t('verifierSearch')}
      value={value.map((person) => person.id)}
      onChange={(ids: string[]) => {
        onChange?.(ids.flatMap((one) => known.get(one) ?? []));
        setTyped('');
      }}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      loading={search.isFetching}
      notFoundContent={<div style={{ padding: '8px 4px', color: '#8a908c' }}>{emptyText()}</div>}
      options={(q === '' ? value : found).map((person) => ({ value: person.id, label: label(person) }))}
      labelRender={({ value: one }) => {
        const person = known.get(String(one));
        return person ? label(person) : String(one);
      }}
    />
  );
}
