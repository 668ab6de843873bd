import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** Between the products and the categories they stand in. */
export function CatalogTabs({ section }: { section: 'products' | 'categories' }) {
  const { t } = useTranslation('catalog');
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={section}
      onChange={(key) => void navigate(key === 'categories' ? '/products/categories' : '/products')}
      items={[
        { key: 'products', label: t('products') },
        { key: 'categories', label: t('categories') },
      ]}
      styles={{ header: { marginBottom: 12 } }}
    />
  );
}
