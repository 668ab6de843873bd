import { ScanOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { RedemptionPage } from './RedemptionPage';
import { WaitingPickups } from './WaitingPickups';

export const redemptionRoutes: FeatureRoute[] = [
  {
    path: 'redemptions',
    element: <RedemptionPage />,
    nav: {
      label: 'redemption:nav',
      icon: <ScanOutlined />,
      permission: 'order.read',
      group: 'fulfilment',
      Count: WaitingPickups,
    },
  },
];
