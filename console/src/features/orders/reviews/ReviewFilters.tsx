import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { starChoices } from '@lanzi/shared/review/rating';
import { ProductSelect } from '../desk/ProductSelect';
import { isNarrowed, isOrderNo, type ReviewFilter } from './review-filter';

interface Props {
  filter: ReviewFilter;
  onChange: (filter: ReviewFilter) => void;
}

/** By stars, product and order number. */
export function ReviewFilters({ filter, onChange }: Props) {
  const { t } = useTranslation(['reviews', 'orders']);
  return (
    <div className="review-filters">
      <OrderNoSearch
        key={filter.orderNo}
        value={filter.orderNo ?? ''}
        onSearch={(orderNo) => onChange({ ...filter, orderNo })}
      />
      <Select
        allowClear
        className="review-stars-select"
        placeholder={t('anyStars')}
        aria-label={t('anyStars')}
        value={filter.stars}
        options={starChoices.map((n) => ({ value: n, label: t('stars', { n }) }))}
        onChange={(stars?: number) => onChange({ ...filter, stars })}
      />
      <ProductSelect value={filter.productId} onChange={(productId) => onChange({ ...filter, productId })} />
      {isNarrowed(filter) && (
        <Button type="link" onClick={() => onChange({ list: filter.list })}>
          {t('orders:clearFilters')}
        </Button>
      )}
    </div>
  );
}

function OrderNoSearch({ value, onSearch }: { value: string; onSearch: (orderNo?: string) => void }) {
  const { t } = useTranslation('reviews');
  const [typed, setTyped] = useState(value);
  const [tried, setTried] = useState(false);
  const wrong = tried && typed !== '' && !isOrderNo(typed);
  const search = (text: string) => {
    setTried(true);
    if (text === '') onSearch(undefined);
    else if (isOrderNo(text)) onSearch(text);
  };
  return (
    <div className="review-order-search">
      <Input.Search
        allowClear
        value={typed}
        status={wrong ? 'error' : undefined}
        placeholder={t('orderNo')}
        aria-label={t('orderNo')}
        onChange={({ target }) => setTyped(target.value.trim())}
        onSearch={(text) => search(text.trim())}
      />
      {wrong && (
        <div className="field-error" role="alert">
          {t('orderNoWhole')}
        </div>
      )}
    </div>
  );
}
