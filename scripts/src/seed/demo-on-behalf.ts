import type { Sku } from '@lanzi/server/catalog/sku.entity';
import { PlaceOnBehalf } from '@lanzi/server/order/on-behalf/place-on-behalf';
import { PriceOnBehalf } from '@lanzi/server/order/on-behalf/price-on-behalf';
import { ShopSnapshot } from '@lanzi/server/shop/shop-snapshot';
import { clerk } from './demo-acts';
import type { DemoPerson, Get } from './demo-shop';
import { HOUR, MINUTE, type Timetable } from './demo-timetable';

const paidOnes: readonly (readonly [hours: number, note: string])[] = [
  [30, '柜台现金'],
  [5, '转账，尾号 6218'],
];

/** Orders that staff took by telephone: some paid, one that waits for its customer. */
export function planOnBehalf(get: Get, timetable: Timetable, buyers: DemoPerson[], skus: () => Sku[]): void {
  const place = (at: number, paid: boolean, paymentNote: string) => async () => {
    const buyer = buyers[at];
    const sku = skus()[at];
    const { paymentMethods, shippingMethods } = await get(ShopSnapshot).get();
    const method = paymentMethods.find(({ kind }) => kind === 'offline');
    const shipping = shippingMethods[0];
    if (!buyer || !sku || !method || !shipping) return;
    const shippingMethodId = String(shipping.id);
    const wish = {
      lines: [{ skuId: String(sku.id), quantity: 1 }],
      ...{ extras: [], shipping: undefined, paid, paymentMethodId: String(method.id) },
    };
    const { result } = await get(PriceOnBehalf).run({ ...wish, shippingMethodId });
    await get(PlaceOnBehalf).run(clerk, {
      ...wish,
      customerId: String(buyer.id),
      delivery: {
        ...{ mode: 'express' as const, shippingMethodId },
        ...{
          contactName: buyer.contactName,
          contactPhone: buyer.phone,
          address: '上海市 徐汇区 武康路 88 号',
        },
      },
      ...{ paymentNote, note: '', merchantNote: '电话下单', expectedTotal: result.amounts.total },
    });
  };
  for (const [at, [hours, note]] of paidOnes.entries()) timetable.before(hours * HOUR, place(at, true, note));
  timetable.before(8 * MINUTE, place(paidOnes.length, false, ''));
}
