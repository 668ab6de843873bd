import { DomainError } from '@lanzi/shared/errors';
import type { EditDelivery, EditSnapshot } from '@lanzi/shared/order/order-edit.contract';
import type { DeliveryMode } from '@lanzi/shared/order/order-lifecycle';
import { paysFor } from '@lanzi/shared/order/order.terms';
import type { ShippingMethod } from '../shop/shipping-method.entity';
import type { Snapshot } from '../shop/shop-snapshot';
import type { Order } from './order.entity';
import { dueOf } from './order.store';

type Where = Pick<
  Order,
  | 'deliveryMode'
  | 'contactName'
  | 'contactPhone'
  | 'address'
  | 'shippingMethodId'
  | 'shippingMethodTitle'
  | 'storeId'
>;

/**
 * Where an order goes once staff have said so. What the shop has switched off is not chosen anew; an order that goes
 * that way already (`now`) keeps to it. @throws DomainError delivery_unavailable, store_unavailable
 */
export function placeOf(delivery: EditDelivery, shop: Snapshot, now?: Where): Where {
  const { mode: deliveryMode, contactName, contactPhone } = delivery;
  if (deliveryMode !== now?.deliveryMode && !isSwitchedOn(deliveryMode, shop))
    throw new DomainError('delivery_unavailable', { mode: deliveryMode });
  const to = { deliveryMode, contactName, contactPhone };
  const nowhere = { address: '', shippingMethodId: null, shippingMethodTitle: null, storeId: null };
  if (delivery.mode === 'merchant_delivery') return { ...to, ...nowhere, address: delivery.address };
  if (delivery.mode === 'pickup') {
    const store = shop.stores.find(({ id }) => id === Number(delivery.storeId));
    if (!store || (!store.open && store.id !== now?.storeId)) throw new DomainError('store_unavailable');
    return { ...to, ...nowhere, storeId: store.id };
  }
  const method = shippingMethodOf(delivery.shippingMethodId, shop, now?.shippingMethodId);
  const { id: shippingMethodId, title: shippingMethodTitle } = method;
  return { ...to, ...nowhere, address: delivery.address, shippingMethodId, shippingMethodTitle };
}

const isSwitchedOn = (mode: DeliveryMode, { settings }: Snapshot): boolean =>
  mode === 'pickup' ? settings.pickupEnabled : mode !== 'express' || settings.expressEnabled;

/** One that can be chosen today, or the order's own (`now`). @throws DomainError delivery_unavailable */
export function shippingMethodOf(
  id: string,
  { shippingMethods }: Snapshot,
  now?: number | null,
): ShippingMethod {
  const method = shippingMethods.find((one) => one.id === Number(id));
  if (!method || (!method.enabled && method.id !== now))
    throw new DomainError('delivery_unavailable', { mode: 'express' });
  return method;
}

/**
 * Whoever hands the goods over collects what is owing: the courier cannot be paid at the store, nor the store at the
 * door. @throws DomainError payment_method_unavailable when nobody could collect it
 */
export function payAtHandOver(order: Order, { paymentMethods }: Snapshot): void {
  if (dueOf(order) <= 0 || paysFor(order.paymentKind, order.deliveryMode)) return;
  const kind = order.deliveryMode === 'pickup' ? 'pay_at_store' : 'cash_on_delivery';
  const method = paymentMethods.find((one) => one.enabled && one.kind === kind);
  if (!method) throw new DomainError('payment_method_unavailable');
  order.paymentMethodId = method.id;
  order.paymentKind = method.kind;
  order.paymentTitle = method.title;
  order.paymentInstructions = method.instructions;
}

/** Mode, place and receiver, as the history keeps them. */
export function whereTo(order: Where, { stores }: Snapshot): EditSnapshot['delivery'] {
  const { deliveryMode: mode, shippingMethodTitle: shippingMethod, storeId } = order;
  const { address, contactName, contactPhone } = order;
  const store = stores.find(({ id }) => id === storeId)?.name ?? null;
  return { mode, shippingMethod, store, address, contactName, contactPhone };
}
