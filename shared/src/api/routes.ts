import type * as z from 'zod';
import {
  afterSaleBodies,
  shopperAfterSaleActions,
  staffAfterSaleActions,
} from '../after-sale/after-sale.contract.js';
import { cancellationBodies, postedCancellationActions } from '../cancellation/cancellation.contract.js';
import { actionBodies, shopperActions, staffActions } from '../order/order.contract.js';
import { refundActionBodies, staffRefundActions } from '../payment/payment.contract.js';
import { IdParams, OrderParams } from './common.contract.js';
import {
  staffWaybillActions,
  uploadActions,
  uploadBodies,
  waybillBodies,
} from '../fulfilment/fulfilment.contract.js';
import { paths } from './paths.js';
import { withPaths, type Route } from './route.js';
import { afterSaleRoutes } from './routes/after-sale.js';
import { onBehalfRoutes } from './routes/on-behalf.js';
import { shopperRoutes } from './routes/shopper.js';
import { verifierRoutes } from './routes/verifier.js';
import { deskRoutes } from './routes/desk.js';
import { fulfilmentRoutes } from './routes/fulfilment.js';
import { moneyRoutes } from './routes/money.js';
import { catalogRoutes } from './routes/catalog.js';
import { settingsRoutes } from './routes/settings.js';
import { providerRoutes } from './routes/provider.js';
import { reviewRoutes } from './routes/reviews.js';
import { postedReviewActions, reviewBodies } from '../review/review.contract.js';

/** Every route of the API: the server binds to it, clients are typed by it, the OpenAPI document is made from it. */
export const routes = withPaths(paths, {
  ...shopperRoutes,
  ...verifierRoutes,
  ...deskRoutes,
  ...fulfilmentRoutes,
  ...moneyRoutes,
  ...catalogRoutes,
  ...settingsRoutes,
  ...providerRoutes,
  ...reviewRoutes,
  ...afterSaleRoutes,
  ...onBehalfRoutes,
});

export type Routes = typeof routes;
export const allRoutes: Route[] = Object.values(routes);

/** The body of each action of the routes that take one in their address. */
const bodiesOfActions: { name: string; actions: readonly string[]; bodies: Record<string, z.ZodType> }[] = [
  { name: routes.actOnOrder.name, actions: staffActions, bodies: actionBodies },
  { name: routes.actOnMyOrder.name, actions: shopperActions, bodies: actionBodies },
  { name: routes.actOnCancellation.name, actions: postedCancellationActions, bodies: cancellationBodies },
  { name: routes.actOnRefund.name, actions: staffRefundActions, bodies: refundActionBodies },
  { name: routes.actOnWaybill.name, actions: staffWaybillActions, bodies: waybillBodies },
  { name: routes.actOnAfterSale.name, actions: staffAfterSaleActions, bodies: afterSaleBodies },
  { name: routes.actOnMyAfterSale.name, actions: shopperAfterSaleActions, bodies: afterSaleBodies },
  { name: routes.actOnShippingUpload.name, actions: uploadActions, bodies: uploadBodies },
  { name: routes.actOnReview.name, actions: postedReviewActions, bodies: reviewBodies },
];

/** As documented: an `/actions/:action` route stands once for each action, with that action's own body. */
export const documentedRoutes: Route[] = allRoutes.flatMap((route) => {
  const acting = bodiesOfActions.find(({ name }) => name === route.name);
  if (!acting) return [route];
  const params = route.path.includes(':orderNo') ? OrderParams : IdParams;
  return acting.actions.map((action): Route => {
    const { keyedActions, ...spec } = route;
    return {
      ...spec,
      name: `${route.name}_${action}`,
      path: route.path.replace(':action', action),
      summary: `${route.summary}: ${action}`,
      params,
      body: acting.bodies[action],
      idempotent: keyedActions?.includes(action) ? 'required' : route.idempotent,
    };
  });
});
