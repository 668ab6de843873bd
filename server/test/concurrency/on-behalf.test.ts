import { behalfBody } from '../support/on-behalf';
import { outcomesOf } from '../support/outcomes';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();
const rounds = 8;

test('the last piece, wanted at checkout and at the desk at once, is sold once', async () => {
  for (let round = 0; round < rounds; round++) {
    const skuId = await shop.addSku({ onHand: 1 });
    const lines = [{ skuId, quantity: 1 }];
    const [desk, checkout] = [await behalfBody(shop, { lines }), await shop.orderBody({ lines })];
    const both = [
      () => shop.clerk.placeOnBehalf({ body: desk }, newKey()),
      () => shop.other.placeOrder({ body: { ...checkout, ...others() } }, newKey()),
    ];
    const { answers, refusals } = await outcomesOf<unknown>(
      (round % 2 ? both.reverse() : both).map((place) => place()),
    );
    expect([answers.length, refusals]).toEqual([1, { sold_out: 1 }]);
    expect(await shop.stock(skuId)).toMatchObject({ onHand: 1, reserved: 1 });
    await shop.dataSource.query(`UPDATE skus SET enabled = 0 WHERE id = ${skuId}`);
  }
});

const others = () => ({
  delivery: {
    mode: 'express' as const,
    addressId: shop.has.othersAddressId,
    shippingMethodId: shop.has.shippingMethodId,
  },
  paymentMethodId: shop.has.paymentMethodIds.cash_on_delivery,
});
