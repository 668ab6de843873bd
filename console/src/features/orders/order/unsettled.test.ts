import { sum } from '@lanzi/shared/money';
import { unsettled } from './unsettled';

type Facts = Parameters<typeof unsettled>[0];
/** It costs 100 and 9 went back; `open` is on its way back, and pays for nothing while the order goes on. */
const order = (paid: number, status: Facts['status'] = 'processing', open: number[] = []): Facts => ({
  status,
  amounts: {
    ...{ total: 100, paid, refunded: 9 },
    due: status === 'cancelled' ? 9 - paid : 100 - (paid - 9 - (status === 'completed' ? 0 : sum(open))),
  } as Facts['amounts'],
  refunds: [...open.map((amount) => ({ amount, state: 'submitted' })), { amount: 9, state: 'succeeded' }].map(
    (refund) => refund as Facts['refunds'][number],
  ),
});

test('what was not paid yet is due', () => {
  expect(unsettled(order(69))).toEqual({ kind: 'due', amount: 40 });
  expect(unsettled(order(109))).toBeUndefined();
});

test.each(['processing', 'completed'] as const)(
  'what is too much is owed, unless it is on its way back: %s',
  (status) => {
    expect(unsettled(order(159, status))).toEqual({ kind: 'overpaid', amount: 50 });
    expect(unsettled(order(159, status, [20]))).toEqual({ kind: 'overpaid', amount: 30 });
    expect(unsettled(order(159, status, [20, 30]))).toBeUndefined();
  },
);

test('a cancelled order keeps nothing', () => {
  expect(unsettled(order(79, 'cancelled'))).toEqual({ kind: 'kept', amount: 70 });
  expect(unsettled(order(79, 'cancelled', [70]))).toBeUndefined();
});
