import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { RefundState } from '@lanzi/shared/payment/refund-lifecycle';
import { leftToReturn } from './left-to-return';

const refund = (state: RefundState, amount: number) => ({ state, amount }) as ShopOrder['refunds'][number];
const left = (paid: number, refunded: number, ...refunds: ShopOrder['refunds']) =>
  leftToReturn({ amounts: { paid, refunded } as ShopOrder['amounts'], refunds });

test('what is on its way back does not go back again', () => {
  expect(left(0, 0)).toBe(0);
  expect(left(1000, 300, refund('succeeded', 300))).toBe(700);
  expect(left(1000, 300, refund('succeeded', 300), refund('submitted', 200))).toBe(500);
});
