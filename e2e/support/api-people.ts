import { randomUUID } from 'node:crypto';
import type { Api } from '@lanzi/shared/api/client';
import type { DeliveryChoice, ShopOrder } from '@lanzi/shared/order/order.contract';
import { apiClient } from './api-client';
import type { RunningProduct } from './running-product';

export const PASSWORD = 'lanzi-demo';
export const SHOPPER_PHONE = '13800000001';
export const VERIFIER_PHONE = '13800000002';

export async function staffApi(product: RunningProduct, username = 'owner'): Promise<Api> {
  const { token } = await apiClient(product.baseUrl).signInStaff({ body: { username, password: PASSWORD } });
  return apiClient(product.baseUrl, token);
}

export async function shopperApi(product: RunningProduct, phone = SHOPPER_PHONE): Promise<Api> {
  const visitor = apiClient(product.baseUrl);
  const since = new Date();
  await visitor.sendPhoneCode({ body: { phone } });
  const code = await product.phoneCode(phone, since);
  const { token } = await visitor.signInByPhone({ body: { phone, code } });
  return apiClient(product.baseUrl, token);
}

export type Way = 'express-wechat' | 'express-offline' | 'express-cash' | 'pickup-at-store';
const payments = {
  'express-wechat': 'wechat_pay',
  'express-offline': 'offline',
  'express-cash': 'cash_on_delivery',
  'pickup-at-store': 'pay_at_store',
} as const;

/** Places orders of one piece of the product that there is most of, as quickly as the API takes them. */
export async function orderer(shopper: Api): Promise<(way: Way) => Promise<ShopOrder>> {
  const { items: products } = await shopper.listShopProducts({ query: {} });
  const [plenty] = products.filter(({ onlySkuId }) => onlySkuId).sort((a, b) => b.sellable - a.sellable);
  const { items: addresses } = await shopper.listAddresses();
  const { items: stores } = await shopper.listShopStores({ query: {} });
  const store = stores.find(({ open }) => open);
  if (!plenty?.onlySkuId || !store) throw new Error('the shop has nothing to order, or no open store');
  const lines = [{ skuId: plenty.onlySkuId, quantity: 1 }];
  const { contactName, contactPhone } = { contactName: '林晓', contactPhone: SHOPPER_PHONE };

  return async (way) => {
    const mode = way === 'pickup-at-store' ? 'pickup' : 'express';
    const offers = await shopper.quote({ body: { lines, delivery: { mode } } });
    const shippingMethodId = offers.shippingMethods[0]?.id ?? '';
    const delivery: DeliveryChoice =
      mode === 'pickup'
        ? { mode, storeId: store.id, contactName, contactPhone }
        : { mode, addressId: addresses[0]?.id ?? '', shippingMethodId };
    const { amounts, paymentMethods } = await shopper.quote({ body: { lines, delivery } });
    const method = paymentMethods.find(({ kind }) => kind === payments[way]);
    if (!method) throw new Error(`nothing is offered for ${way}`);
    const body = { lines, delivery, paymentMethodId: method.id, expectedTotal: amounts.total, note: '' };
    return shopper.placeOrder({ body }, { idempotencyKey: randomUUID() });
  };
}

/** Pays an order through its provider; the order as it is after that. */
export async function payOnline(product: RunningProduct, shopper: Api, orderNo: string): Promise<ShopOrder> {
  const params = { orderNo };
  const { attemptNo } = await shopper.openPayment({ params, body: { client: 'desktop' } });
  const refusal = await product.payAtProvider({ attemptNo });
  if (refusal !== undefined) throw new Error(`order ${orderNo} could not be paid: ${refusal}`);
  return shopper.getMyOrder({ params });
}
