import { SearchReach } from '../../src/order/search-reach';
import { newKey, openShop } from '../support/running-shop';

/** However a phone was typed, an old order is found by how it begins, by all of it, and by how it ends. */
const shop = openShop();

async function orderOf(contactPhone: string): Promise<string> {
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], pickup: true });
  const delivery = {
    ...{ mode: 'pickup' as const, storeId: shop.has.storeId },
    ...{ contactName: '林晓', contactPhone },
  };
  return (await shop.shopper.placeOrder({ body: { ...body, delivery } }, newKey())).orderNo;
}

test.each([
  ['+86 13911110001', ['1391111', '13911110001', '+8613911110001', '8613911110001', '10001']],
  ['+86 139 2222-0002', ['1392222', '+8613922220002']],
  ['+852-61234567', ['+852 6123', '+852-61234567', '+85261234567', '61234567', '4567']],
])('%s', async (typed, asked) => {
  const orderNo = await orderOf(typed);
  for (let later = 0; later < 2; later++) await shop.placeOne();
  // So that only the newest order is looked at itself, and all others are found by their keys.
  Object.assign(shop.app.get(SearchReach), { looked: 1, numbers: 1 });
  for (const q of asked) {
    const { items } = await shop.clerk.listOrders({ query: { q } });
    expect([q, items.map((order) => order.orderNo)]).toEqual([q, [orderNo]]);
  }
});
