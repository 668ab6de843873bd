import { SearchOutlined } from '@ant-design/icons';
import { Grid, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isTyping } from './use-desk-keys';

const pause = 350;

/** The console's search: `/` from anywhere; the answer is the order desk, over all statuses. */
export function OrderSearch() {
  const { t } = useTranslation('orders');
  const { md: roomy } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const onDesk = pathname.startsWith('/orders');
  const [search] = useSearchParams();
  const shown = (onDesk && search.get('q')) || '';
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<InputRef>(null);

  const find = (text: string) => {
    clearTimeout(timer.current);
    setTyped(undefined);
    const q = text.trim();
    if (q === shown) return;
    void navigate(
      { pathname: '/orders', search: q ? `?${new URLSearchParams({ q })}` : '' },
      { replace: onDesk },
    );
  };

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  return (
    <Input
      ref={input}
      className="order-search"
      prefix={<SearchOutlined />}
      suffix={typed === undefined && !shown ? <kbd>/</kbd> : undefined}
      placeholder={t(roomy ? 'search' : 'searchShort')}
      aria-label={t('search')}
      title={t('search')}
      maxLength={50}
      allowClear
      value={typed ?? shown}
      onChange={({ target, type }) => {
        clearTimeout(timer.current);
        setTyped(target.value);
        if (type === 'click') find('');
        else if (onDesk) timer.current = setTimeout(() => find(target.value), pause);
      }}
      onPressEnter={() => find(typed ?? shown)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur();
      }}
    />
  );
}
