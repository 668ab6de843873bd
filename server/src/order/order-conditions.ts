import {
  deliveryModes,
  orderStatuses,
  type DeliveryMode,
  type OrderStatus,
} from '@lanzi/shared/order/order-lifecycle';
import type { OrdersFilter } from '@lanzi/shared/order/order.contract';
import { consoleTabs, type Tab } from '@lanzi/shared/order/order-tabs';
import { allOf, joined, sql, Sql } from '../platform/database/sql';

/** What an order is filtered by, as conditions on one row `o`. */
export interface OrderConditions {
  /** Undefined: all of them. An empty list: nothing can match. */
  statuses: readonly OrderStatus[] | undefined;
  /** Of columns that have few values each, so that one index holds them all. */
  group: Sql;
  storeId: number | undefined;
  productId: number | undefined;
  /** All of it. */
  row: Sql;
}

const handedOver: readonly OrderStatus[] = ['shipped', 'completed'];

/** `placed` is a condition on the moment, which the caller knows the shop's days of. */
export function conditionsOf(filter: OrdersFilter, placed: readonly Sql[]): OrderConditions {
  const tab: Tab = consoleTabs[filter.status];
  const { shipped, deliveryMode, paymentMethodId, origin } = filter;
  const statuses = orderStatuses.filter(
    (status) =>
      (tab.statuses?.includes(status) ?? true) &&
      (shipped === undefined || handedOver.includes(status) === shipped),
  );
  const modes = deliveryModes.filter(
    (mode) =>
      (deliveryMode === undefined || mode === deliveryMode) &&
      (tab.pickup === undefined || (mode === 'pickup') === tab.pickup),
  );
  const ofGroup = [
    ...oneOf('o.status', statuses, orderStatuses),
    ...oneOf('o.delivery_mode', modes, deliveryModes),
    ...(paymentMethodId ? [sql`o.payment_method_id = ${Number(paymentMethodId)}`] : []),
    ...(origin ? [sql`o.origin = ${origin}`] : []),
  ];
  const storeId = filter.storeId ? Number(filter.storeId) : undefined;
  const productId = filter.productId ? Number(filter.productId) : undefined;
  const group = allOf(ofGroup);
  const others = [
    ...placed,
    ...(storeId === undefined ? [] : [sql`o.store_id = ${storeId}`]),
    ...(productId === undefined ? [] : [hasLineOf(sql`line.product_id = ${productId}`)]),
  ];
  return {
    statuses: statuses.length === orderStatuses.length ? undefined : statuses,
    group,
    storeId,
    productId,
    row: others.length > 0 ? allOf([...ofGroup, ...others]) : group,
  };
}

function oneOf<T extends OrderStatus | DeliveryMode>(
  column: string,
  wanted: readonly T[],
  all: readonly T[],
): Sql[] {
  if (wanted.length === all.length) return [];
  if (wanted.length === 0) return [new Sql('1 = 0')];
  return [sql`${new Sql(column)} IN (${joined(wanted, ', ')})`];
}

/** Counted instead of EXISTS, which MariaDB would turn into a join that begins with the lines. */
export const hasLineOf = (which: Sql): Sql =>
  sql`(SELECT COUNT(*) FROM order_lines line WHERE line.order_id = o.id AND ${which}) > 0`;
