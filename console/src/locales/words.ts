import type { Lang } from '@lanzi/shared/lang';
import { afterSales as enAfterSales } from './en/after-sales';
import { alerts as enAlerts } from './en/alerts';
import { app as enApp } from './en/app';
import { bulk as enBulk } from './en/bulk';
import { cancellations as enCancellations } from './en/cancellations';
import { catalog as enCatalog } from './en/catalog';
import { customers as enCustomers } from './en/customers';
import { editing as enEditing } from './en/editing';
import { fulfilment as enFulfilment } from './en/fulfilment';
import { money as enMoney } from './en/money';
import { onBehalf as enOnBehalf } from './en/on-behalf';
import { orders as enOrders } from './en/orders';
import { redemption as enRedemption } from './en/redemption';
import { reviews as enReviews } from './en/reviews';
import { parcels as enParcels } from './en/parcels';
import { shop as enShop } from './en/shop';
import { staff as enStaff } from './en/staff';
import { tasks as enTasks } from './en/tasks';
import { ui as enUi } from './en/ui';
import { afterSales as cnAfterSales } from './zh-CN/after-sales';
import { alerts as cnAlerts } from './zh-CN/alerts';
import { app as cnApp } from './zh-CN/app';
import { bulk as cnBulk } from './zh-CN/bulk';
import { cancellations as cnCancellations } from './zh-CN/cancellations';
import { catalog as cnCatalog } from './zh-CN/catalog';
import { customers as cnCustomers } from './zh-CN/customers';
import { editing as cnEditing } from './zh-CN/editing';
import { fulfilment as cnFulfilment } from './zh-CN/fulfilment';
import { money as cnMoney } from './zh-CN/money';
import { onBehalf as cnOnBehalf } from './zh-CN/on-behalf';
import { orders as cnOrders } from './zh-CN/orders';
import { redemption as cnRedemption } from './zh-CN/redemption';
import { reviews as cnReviews } from './zh-CN/reviews';
import { parcels as cnParcels } from './zh-CN/parcels';
import { shop as cnShop } from './zh-CN/shop';
import { staff as cnStaff } from './zh-CN/staff';
import { tasks as cnTasks } from './zh-CN/tasks';
import { ui as cnUi } from './zh-CN/ui';
import { afterSales as hkAfterSales } from './zh-HK/after-sales';
import { alerts as hkAlerts } from './zh-HK/alerts';
import { app as hkApp } from './zh-HK/app';
import { bulk as hkBulk } from './zh-HK/bulk';
import { cancellations as hkCancellations } from './zh-HK/cancellations';
import { catalog as hkCatalog } from './zh-HK/catalog';
import { customers as hkCustomers } from './zh-HK/customers';
import { editing as hkEditing } from './zh-HK/editing';
import { fulfilment as hkFulfilment } from './zh-HK/fulfilment';
import { money as hkMoney } from './zh-HK/money';
import { onBehalf as hkOnBehalf } from './zh-HK/on-behalf';
import { orders as hkOrders } from './zh-HK/orders';
import { redemption as hkRedemption } from './zh-HK/redemption';
import { reviews as hkReviews } from './zh-HK/reviews';
import { parcels as hkParcels } from './zh-HK/parcels';
import { shop as hkShop } from './zh-HK/shop';
import { staff as hkStaff } from './zh-HK/staff';
import { tasks as hkTasks } from './zh-HK/tasks';
import { ui as hkUi } from './zh-HK/ui';

/** All words of the console, one file per feature; zh-CN is the form that the others must fill. */
const zhCN = {
  app: cnApp,
  ui: cnUi,
  orders: cnOrders,
  bulk: cnBulk,
  parcels: cnParcels,
  cancellations: cnCancellations,
  editing: cnEditing,
  onBehalf: cnOnBehalf,
  afterSales: cnAfterSales,
  fulfilment: cnFulfilment,
  redemption: cnRedemption,
  money: cnMoney,
  customers: cnCustomers,
  alerts: cnAlerts,
  catalog: cnCatalog,
  shop: cnShop,
  staff: cnStaff,
  tasks: cnTasks,
  reviews: cnReviews,
};
export type Words = typeof zhCN;
export type Namespace = keyof Words;

export const words: Record<Lang, Words> = {
  'zh-CN': zhCN,
  'zh-HK': {
    app: hkApp,
    ui: hkUi,
    orders: hkOrders,
    bulk: hkBulk,
    parcels: hkParcels,
    cancellations: hkCancellations,
    editing: hkEditing,
    onBehalf: hkOnBehalf,
    afterSales: hkAfterSales,
    fulfilment: hkFulfilment,
    redemption: hkRedemption,
    money: hkMoney,
    customers: hkCustomers,
    alerts: hkAlerts,
    catalog: hkCatalog,
    shop: hkShop,
    staff: hkStaff,
    tasks: hkTasks,
    reviews: hkReviews,
  },
  en: {
    app: enApp,
    ui: enUi,
    orders: enOrders,
    bulk: enBulk,
    parcels: enParcels,
    cancellations: enCancellations,
    editing: enEditing,
    onBehalf: enOnBehalf,
    afterSales: enAfterSales,
    fulfilment: enFulfilment,
    redemption: enRedemption,
    money: enMoney,
    customers: enCustomers,
    alerts: enAlerts,
    catalog: enCatalog,
    shop: enShop,
    staff: enStaff,
    tasks: enTasks,
    reviews: enReviews,
  },
};
