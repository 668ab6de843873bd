import { placeOf } from './alert-place';

test('an alert leads to where its work is done', () => {
  expect(placeOf({ kind: 'new_order', orderNo: '202605310001' }).to).toBe('/orders/202605310001');
  expect(placeOf({ kind: 'parcel_returning', orderNo: '202605310001' }).to).toBe('/orders/202605310001');
  expect(placeOf({ kind: 'after_sale_requested', orderNo: '202605310001' }).to).toBe(
    '/after-sales?status=requested',
  );
  expect(placeOf({ kind: 'stray_money', orderNo: null }).to).toBe('/stray-money');
  expect(placeOf({ kind: 'refund_failed', orderNo: '202605310001' }).to).toBe('/refunds?state=failed');
});
