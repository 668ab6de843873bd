import { PlusOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Product } from '@lanzi/shared/catalog/catalog.contract';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { LoadMore } from '../../ui/LoadMore';
import { PageHeader } from '../../ui/PageHeader';
import { PermittedButton } from '../../ui/editing/PermittedButton';
import { useProducts, type ProductFilter } from './catalog.api';
import { CatalogTabs } from './CatalogTabs';
import { ProductEditor } from './ProductEditor';
import { ProductFilters } from './ProductFilters';
import { rowsOf, useProductColumns } from './product-columns';
import { StockDrawer } from './StockDrawer';

/** The filter stands in the address, so that it survives a reload and can be sent to a colleague. */
function useFilter(): [ProductFilter, (filter: ProductFilter) => void] {
  const [params, setParams] = useSearchParams();
  const shelf = params.get('shelf');
  const filter: ProductFilter = {
    q: params.get('q') ?? undefined,
    category: params.get('category') ?? undefined,
    shelf: shelf === 'on' || shelf === 'off' ? shelf : undefined,
  };
  const change = (next: ProductFilter) =>
    setParams(Object.entries(next).filter(([, value]) => Boolean(value)) as [string, string][], {
      replace: true,
    });
  return [filter, change];
}

/** All products, one row per SKU: price, stock and shelf at a glance. */
export function ProductList() {
  const { t } = useTranslation('catalog');
  const [filter, setFilter] = useFilter();
  const products = useProducts(filter);
  const [edited, setEdited] = useState<Product | 'new'>();
  const [stocked, setStocked] = useState<{ product: Product; skuId: string }>();
  const columns = useProductColumns({
    onEdit: setEdited,
    onStock: (product, skuId) => setStocked({ product, skuId }),
  });
  const rows = products.data?.pages.flatMap((page) => page.items).flatMap(rowsOf) ?? [];
  const filtered = Object.values(filter).some(Boolean);
  const addButton = (
    <PermittedButton
      permission="catalog.write"
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setEdited('new')}
    >
      {t('addProduct')}
    </PermittedButton>
  );

  return (
    <>
      <PageHeader title={t('nav')} hint={t('productsHint')} actions={addButton} />
      <CatalogTabs section="products" />
      <ProductFilters filter={filter} onChange={setFilter} />
      {products.isError && !products.data ? (
        <ErrorState error={products.error} onRetry={() => void products.refetch()} />
      ) : (
        <Table
          size="small"
          rowKey={({ sku }) => sku.id}
          columns={columns}
          dataSource={rows}
          loading={products.isPending || products.isPlaceholderData}
          pagination={false}
          sticky={{ offsetHeader: -20 }}
          scroll={{ x: 860 }}
          locale={{
            emptyText: products.isPending ? (
              <div style={{ height: 240 }} />
            ) : filtered ? (
              <EmptyState text={t('noMatches')}>
                <Button onClick={() => setFilter({})}>{t('clearFilters')}</Button>
              </EmptyState>
            ) : (
              <EmptyState text={t('noProducts')}>{addButton}</EmptyState>
            ),
          }}
        />
      )}
      <LoadMore list={products} />
      {edited && (
        <ProductEditor product={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {stocked && <StockDrawer {...stocked} onClose={() => setStocked(undefined)} />}
    </>
  );
}
