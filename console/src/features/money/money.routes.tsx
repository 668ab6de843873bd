import { AccountBookOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { ReconciliationPage } from './ReconciliationPage';
import { StrayMoneyList } from './StrayMoneyList';
import { WaitingStrayMoney } from './WaitingStrayMoney';

export const moneyRoutes: FeatureRoute[] = [
  {
    path: 'stray-money',
    element: <StrayMoneyList />,
    nav: {
      label: 'money:strayNav',
      icon: <QuestionCircleOutlined />,
      permission: 'order.read',
      group: 'money',
      Count: WaitingStrayMoney,
    },
  },
  {
    path: 'reconciliation',
    element: <ReconciliationPage />,
    nav: {
      label: 'money:reconciliationNav',
      icon: <AccountBookOutlined />,
      permission: 'report.read',
      group: 'money',
    },
  },
];
