import { UserOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { CustomerList } from './CustomerList';

export const customersRoutes: FeatureRoute[] = [
  {
    path: 'customers/:id?',
    element: <CustomerList />,
    nav: {
      label: 'customers:nav',
      icon: <UserOutlined />,
      permission: 'customer.read',
      to: 'customers',
    },
  },
];
