import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { unreviewedOf } from './unreviewed';

const line = (id: string): ShopOrder['lines'][number] => ({
  ...{ id, productId: '1', skuId: '1', productName: { 'zh-CN': '青提' }, skuName: { 'zh-CN': '1 盒' } },
  ...{
    barcode: '',
    kind: 'ordinary',
    picture: '',
    quantity: 1,
    unitPrice: 100,
    discount: 0,
    amount: 100,
    quantityShipped: 1,
  },
});
const review = (lineId: string, status: 'shown' | 'deleted'): ShopOrder['reviews'][number] => ({
  ...{ id: `r${lineId}`, lineId, status, stars: 5, text: '', pictures: [], reply: null },
  createdAt: '2026-05-31T06:05:00Z',
});

test('what has a review is not reviewed again, also when the review was deleted', () => {
  const order = {
    lines: [line('1'), line('2'), line('3')],
    reviews: [review('1', 'shown'), review('3', 'deleted')],
  };
  expect(unreviewedOf(order).map(({ id }) => id)).toEqual(['2']);
});
