import { deliveryModes, type DeliveryMode } from '@lanzi/shared/order/order-lifecycle';
import { consoleOrderTabs, type ConsoleOrderTab } from '@lanzi/shared/order/order-tabs';
import { origins, type Origin } from '@lanzi/shared/order/order.terms';

/** Whether anything of an order has left: "delivery status". */
export const shippedFilters = ['true', 'false'] as const;

/** What the order desk shows; it lives in the address, so that a list can be linked and kept. */
export interface OrderFilter {
  status: ConsoleOrderTab;
  q?: string;
  from?: string;
  to?: string;
  paymentMethodId?: string;
  deliveryMode?: DeliveryMode;
  shipped?: (typeof shippedFilters)[number];
  storeId?: string;
  origin?: Origin;
  productId?: string;
}

const day = (text: string | null) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);
const id = (text: string | null) => (text && /^[1-9]\d{0,14}$/.test(text) ? text : undefined);
const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text);

/** Reads a filter; whatever makes no sense is left out. */
export function filterOf(search: URLSearchParams): OrderFilter {
  return {
    status: oneOf(consoleOrderTabs, search.get('status')) ?? 'all',
    q: search.get('q')?.trim().slice(0, 50) || undefined,
    from: day(search.get('from')),
    to: day(search.get('to')),
    paymentMethodId: id(search.get('paymentMethodId')),
    deliveryMode: oneOf(deliveryModes, search.get('deliveryMode')),
    shipped: oneOf(shippedFilters, search.get('shipped')),
    storeId: id(search.get('storeId')),
    origin: oneOf(origins, search.get('origin')),
    productId: id(search.get('productId')),
  };
}

/** The filter as an address; what is not set does not stand there. */
export function searchOf(filter: OrderFilter): URLSearchParams {
  const set = Object.entries(filter).filter(
    ([key, value]) => value && !(key === 'status' && value === 'all'),
  );
  return new URLSearchParams(set);
}

/** The filter as a body takes it. */
export const filterBody = ({ shipped, ...filter }: OrderFilter) => ({
  ...filter,
  shipped: shipped && shipped === 'true',
});

/** How many of the filter row's fields are set. */
export function filtersSet({ status: _status, q: _q, from, to, ...fields }: OrderFilter): number {
  return [from ?? to, ...Object.values(fields)].filter(Boolean).length;
}
