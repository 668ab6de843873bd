import { AppstoreOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { CatalogPage } from './CatalogPage';

export const catalogRoutes: FeatureRoute[] = [
  {
    path: 'products/:section?',
    element: <CatalogPage />,
    nav: { label: 'catalog:nav', icon: <AppstoreOutlined />, permission: 'catalog.read', to: 'products' },
  },
];
