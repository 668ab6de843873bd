import { leftOutOf } from './left-out';

const order = (orderNo: string, over: object = {}) => ({
  ...{ orderNo, status: 'processing' as const, deliveryMode: 'express' as const, cancellationOpen: false },
  ...over,
});
const out = (act: 'ship' | 'confirm_payment', ...orders: ReturnType<typeof order>[]) =>
  leftOutOf(orders, act, 'zh-CN', (status) => `现在是“${status}”`);

test('orders that share a reason stand together', () => {
  expect(
    out(
      'ship',
      order('1', { status: 'pending_payment' }),
      order('2', { deliveryMode: 'pickup' }),
      order('3', { status: 'pending_payment' }),
      order('4', { status: 'shipped' }),
      order('5', { status: 'shipped', cancellationOpen: true }),
    ),
  ).toEqual([
    { why: '现在是“待付款”', orderNos: ['1', '3'] },
    { why: '自提订单不需要发货', orderNos: ['2'] },
    { why: '商品已全部发出', orderNos: ['4'] },
    { why: '取消申请处理中，暂时不能操作', orderNos: ['5'] },
  ]);
});

test('a payment is not confirmed for where the order stands', () => {
  expect(out('confirm_payment', order('1', { deliveryMode: 'pickup' }), order('2'))).toEqual([
    { why: '现在是“待自提”', orderNos: ['1'] },
    { why: '现在是“待发货”', orderNos: ['2'] },
  ]);
});
