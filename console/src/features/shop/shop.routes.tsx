import { SettingOutlined, ShopOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { ShopSettings } from './ShopSettings';
import { StoreList } from './StoreList';

export const shopRoutes: FeatureRoute[] = [
  {
    path: 'stores',
    element: <StoreList />,
    nav: { label: 'shop:storesNav', icon: <ShopOutlined />, permission: 'shop.read' },
  },
  {
    path: 'settings/:section?',
    element: <ShopSettings />,
    nav: { label: 'shop:settingsNav', icon: <SettingOutlined />, permission: 'shop.read', to: 'settings' },
  },
];
