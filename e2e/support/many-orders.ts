import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { orderer, shopperApi, staffApi, type Way } from './api-people';
import type { RunningProduct } from './running-product';

/** How many are placed at a time. */
const ABREAST = 6;

/** Orders of one shopper, as many as wanted, oldest first; the shelves are filled up before. */
export async function placeMany(product: RunningProduct, way: Way, count: number): Promise<ShopOrder[]> {
  const shopper = await shopperApi(product);
  await fillShelves(await staffApi(product), count);
  const place = await orderer(shopper);
  const orders: ShopOrder[] = [];
  let begun = 0;
  const placeSome = async () => {
    while (begun++ < count) orders.push(await place(way));
  };
  await Promise.all(Array.from({ length: ABREAST }, placeSome));
  return orders.sort((a, b) => a.orderNo.localeCompare(b.orderNo));
}

async function fillShelves(owner: Api, count: number): Promise<void> {
  const { items } = await owner.listProducts({ query: { limit: 100 } });
  for (const { skus } of items)
    for (const { id } of skus.slice(0, 1))
      await owner.adjustStock({ params: { id }, body: { delta: count, reason: '到货' } });
}
