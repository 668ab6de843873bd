import { placeOf } from './audit-place';

test('what was done to an order leads to the order', () => {
  expect(placeOf('order.ship', '260531001', {})).toEqual({ to: '/orders/260531001', shown: '260531001' });
  expect(placeOf('shipping_upload.done', '260531001', {})?.to).toBe('/orders/260531001');
  expect(placeOf('waybill.retry', 'W12', { orderNo: '260531001' })).toEqual({
    to: '/orders/260531001',
    shown: '260531001',
  });
});
test('a batch leads to its own page and is called by its file', () => {
  expect(placeOf('order.ship_batch', '7', { file: '发货.xlsx', rows: 9 })).toEqual({
    to: '/batch-shipping/7',
    shown: '发货.xlsx',
  });
});
test('what has no page of its own leads nowhere', () => {
  expect(placeOf('carrier.update', '3', { name: '圆通速递' })).toBeUndefined();
  expect(placeOf('waybill.batch', '7', { orders: 3 })).toBeUndefined();
});
