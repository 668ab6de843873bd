import {
  FileExclamationOutlined,
  PhoneOutlined,
  RollbackOutlined,
  ShoppingOutlined,
  StarOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { AfterSalePage } from './after-sales/AfterSalePage';
import { WaitingAfterSales } from './after-sales/WaitingAfterSales';
import { CancellationPage } from './cancellations/CancellationPage';
import { WaitingCancellations } from './cancellations/WaitingCancellations';
import { OrderDesk } from './desk/OrderDesk';
import { WaitingOrders } from './desk/WaitingOrders';
import { EditOrderPage } from './editing/EditOrderPage';
import { OnBehalfPage } from './on-behalf/OnBehalfPage';
import { RefundList } from './refunds/RefundList';
import { WaitingRefunds } from './refunds/WaitingRefunds';
import { ReviewPage } from './reviews/ReviewPage';
import { WaitingReviews } from './reviews/WaitingReviews';

export const ordersRoutes: FeatureRoute[] = [
  {
    path: 'orders/:orderNo?',
    element: <OrderDesk />,
    nav: {
      label: 'orders:nav',
      icon: <ShoppingOutlined />,
      permission: 'order.read',
      to: 'orders',
      Count: WaitingOrders,
    },
  },
  { path: 'orders/:orderNo/edit', element: <EditOrderPage /> },
  {
    path: 'on-behalf',
    element: <OnBehalfPage />,
    nav: { label: 'onBehalf:nav', icon: <PhoneOutlined />, permission: 'order.place' },
  },
  {
    path: 'cancellations/:id?',
    element: <CancellationPage />,
    nav: {
      label: 'cancellations:nav',
      icon: <FileExclamationOutlined />,
      permission: 'order.read',
      to: 'cancellations',
      Count: WaitingCancellations,
    },
  },
  {
    path: 'after-sales/:id?',
    element: <AfterSalePage />,
    nav: {
      label: 'afterSales:nav',
      icon: <SwapOutlined />,
      permission: 'order.read',
      to: 'after-sales',
      Count: WaitingAfterSales,
    },
  },
  {
    path: 'refunds',
    element: <RefundList />,
    nav: {
      label: 'money:refundsNav',
      icon: <RollbackOutlined />,
      permission: 'order.read',
      group: 'money',
      Count: WaitingRefunds,
    },
  },
  {
    path: 'reviews',
    element: <ReviewPage />,
    nav: {
      label: 'reviews:nav',
      icon: <StarOutlined />,
      permission: 'order.read',
      Count: WaitingReviews,
    },
  },
];
