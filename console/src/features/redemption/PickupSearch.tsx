import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../orders/desk/use-desk-keys';

const PAUSE_MS = 300;

interface Props {
  field: RefObject<InputRef | null>;
  q: string;
  onSearch: (q: string) => void;
  /** Enter: the first of what is found is meant. */
  onEnter: (q: string) => void;
}

/** The desk's search: `/` leads to it and is never typed into it, also from where it would lead to the console's own search. */
export function PickupSearch({ field, q, onSearch, onEnter }: Props) {
  const { t } = useTranslation('redemption');
  const [typed, setTyped] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const here = event.target === field.current?.input;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || (isTyping(event) && !here)) return;
      event.preventDefault();
      event.stopPropagation();
      field.current?.focus({ cursor: 'all' });
    };
    // On its way down: the console's own search listens on the way up.
    window.addEventListener('keydown', focus, true);
    return () => window.removeEventListener('keydown', focus, true);
  }, [field]);
  return (
    <Input
      ref={field}
      autoFocus
      size="large"
      className="pickup-search"
      prefix={<SearchOutlined />}
      suffix={typed === '' ? <kbd>/</kbd> : undefined}
      placeholder={t('search')}
      aria-label={t('search')}
      maxLength={50}
      allowClear
      autoComplete="off"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onSearch(target.value.trim()), PAUSE_MS);
      }}
      onPressEnter={() => {
        clearTimeout(timer.current);
        onEnter(typed.trim());
      }}
    />
  );
}
