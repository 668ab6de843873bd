import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { RefundState } from '@lanzi/shared/payment/refund-lifecycle';
import { leftToReturn, waysBack } from './going-back';

const refund = (state: RefundState, amount: number) => ({ state, amount }) as ConsoleOrder['refunds'][number];
const left = (paid: number, refunded: number, ...refunds: ConsoleOrder['refunds']) =>
  leftToReturn({ amounts: { paid, refunded } as ConsoleOrder['amounts'], refunds });

test('what is on its way back does not go back again', () => {
  expect(left(1000, 0)).toBe(1000);
  expect(left(1000, 300, refund('succeeded', 300))).toBe(700);
  expect(left(1000, 300, refund('succeeded', 300), refund('submitted', 200), refund('failed', 100))).toBe(
    400,
  );
});

test('money goes back by the way it came where that way leads back', () => {
  const payment = (kind: ConsoleOrder['payments'][number]['kind'], transactionId: string | null) =>
    ({ kind, transactionId }) as ConsoleOrder['payments'][number];
  expect(waysBack([payment('wechat_pay', '42'), payment('wechat_pay', '43')])).toEqual(['wechat_pay']);
  expect(waysBack([payment('wechat_pay', null), payment('offline', null)])).toEqual(['by_hand']);
  expect(waysBack([payment('balance', null), payment('cash_on_delivery', null)])).toEqual([
    'balance',
    'by_hand',
  ]);
});
