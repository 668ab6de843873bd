import { Flex, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { useLang } from '../../lib/i18n';
import { useCategories, type ProductFilter } from './catalog.api';

/** Search by part of a name or a whole barcode (a scanner types it and presses Enter), category and shelf. */
export function ProductFilters({
  filter,
  onChange,
}: {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
}) {
  const { t } = useTranslation('catalog');
  const lang = useLang();
  const categories = useCategories();
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }}>
      <Input.Search
        // A filter cleared elsewhere clears what stands here.
        key={filter.q ?? ''}
        defaultValue={filter.q}
        placeholder={t('searchPlaceholder')}
        aria-label={t('searchPlaceholder')}
        allowClear
        maxLength={50}
        onSearch={(q) => onChange({ ...filter, q: q.trim() })}
        style={{ width: 280 }}
      />
      <Select
        allowClear
        placeholder={t('allCategories')}
        aria-label={t('category')}
        value={filter.category}
        onChange={(category?: string) => onChange({ ...filter, category })}
        options={categories.data?.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
        loading={categories.isPending}
        style={{ width: 160 }}
      />
      <Segmented<'all' | 'on' | 'off'>
        value={filter.shelf ?? 'all'}
        onChange={(shelf) => onChange({ ...filter, shelf: shelf === 'all' ? undefined : shelf })}
        options={[
          { value: 'all', label: t('allShelves') },
          { value: 'on', label: t('onShelf') },
          { value: 'off', label: t('offShelf') },
        ]}
      />
    </Flex>
  );
}
