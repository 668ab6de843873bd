import { catalogRoutes } from '../features/catalog/catalog.routes';
import { customersRoutes } from '../features/customers/customers.routes';
import { fulfilmentRoutes } from '../features/fulfilment/fulfilment.routes';
import { moneyRoutes } from '../features/money/money.routes';
import { ordersRoutes } from '../features/orders/orders.routes';
import { redemptionRoutes } from '../features/redemption/redemption.routes';
import { shopRoutes } from '../features/shop/shop.routes';
import { staffRoutes } from '../features/staff/staff.routes';
import type { FeatureRoute } from '../lib/feature-route';

/** Every page of the console, in the order of the navigation. */
export const featureRoutes: FeatureRoute[] = [
  ...ordersRoutes,
  ...redemptionRoutes,
  ...fulfilmentRoutes,
  ...moneyRoutes,
  ...catalogRoutes,
  ...customersRoutes,
  ...shopRoutes,
  ...staffRoutes,
];
