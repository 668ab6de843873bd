import type { Api } from '@lanzi/shared/api/client';
import type { PlaceOnBehalf } from '@lanzi/shared/order/on-behalf.contract';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type * as z from 'zod';
import { newKey, type RunningShop } from './running-shop';

type Body = z.input<typeof PlaceOnBehalf>;
export type BehalfWish = Partial<Omit<Body, 'lines'>> &
  Pick<Body, 'lines'> & { pickup?: boolean; paying?: PaymentKind };

/** What the console would send for this wish, with the total of the preview. Not paid, to be transferred, unless said. */
export async function behalfBody(shop: RunningShop, wish: BehalfWish): Promise<Body> {
  const { has } = shop;
  const { pickup, paying = 'offline', ...given } = wish;
  const to = { contactName: '林晓', contactPhone: '13800000001' };
  const delivery = pickup
    ? { mode: 'pickup' as const, storeId: has.storeId, ...to }
    : {
        mode: 'express' as const,
        shippingMethodId: has.shippingMethodId,
        ...{ ...to, address: '上海市 静安区 南京西路 1788 号' },
      };
  const body = {
    ...{ customerId: String(has.people.shopper.id), paid: false, delivery },
    paymentMethodId: has.paymentMethodIds[paying],
    ...given,
  };
  const { lines, extras, shipping, paid, paymentMethodId } = body;
  const shippingMethodId = body.delivery.mode === 'express' ? body.delivery.shippingMethodId : null;
  const expectedTotal =
    given.expectedTotal ??
    (
      await shop.owner.previewOnBehalf({
        body: { lines, extras, shipping, shippingMethodId, paid, paymentMethodId },
      })
    ).amounts.total;
  return { ...body, expectedTotal };
}

/** Staff place an order for a customer. */
export const placeOnBehalf = async (
  shop: RunningShop,
  wish: BehalfWish,
  by: Api = shop.clerk,
): Promise<ConsoleOrder> => by.placeOnBehalf({ body: await behalfBody(shop, wish) }, newKey());

/** The token of an order's new payment link. */
export async function linkTokenOf(shop: RunningShop, { orderNo }: { orderNo: string }): Promise<string> {
  const { url } = await shop.clerk.makePayLink({ params: { orderNo } });
  return /#.*[?&]token=([\w-]+)$/.exec(url)?.[1] ?? '';
}

/** Whoever holds this token. */
export const holderOf = (shop: RunningShop, token: string): Api =>
  shop.clientWith((path, { headers, ...init }) =>
    fetch(shop.url + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }),
  );
