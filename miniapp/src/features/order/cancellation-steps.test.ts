import { cancellationSteps } from './cancellation-steps';

const way = (...given: Parameters<typeof cancellationSteps>) => {
  const found = cancellationSteps(...given);
  return found && [found.steps.join(' '), found.done];
};
const UNSHIPPED = { shipped: false, paid: true };
const GONE = { shipped: true, paid: true };
const PLAIN = 'asked review refund done';
const SHIPPED = 'asked review return refund done';

test('goods that did not leave need not come back', () => {
  expect(way({ status: 'requested', list: 'to_review' }, UNSHIPPED)).toEqual([PLAIN, 1]);
  expect(way({ status: 'approved', list: 'awaiting_refund' }, UNSHIPPED)).toEqual([PLAIN, 2]);
  expect(way({ status: 'approved', list: 'refund_failed' }, UNSHIPPED)).toEqual([PLAIN, 2]);
  expect(way({ status: 'approved', list: 'done' }, UNSHIPPED)).toEqual([PLAIN, 4]);
});

test('shipped goods come back before the money does', () => {
  expect(way({ status: 'requested', list: 'to_review' }, GONE)).toEqual([SHIPPED, 1]);
  expect(way({ status: 'awaiting_return', list: 'awaiting_return' }, GONE)).toEqual([SHIPPED, 2]);
  expect(way({ status: 'return_failed', list: 'return_failed' }, GONE)).toEqual([SHIPPED, 2]);
  expect(way({ status: 'approved', list: 'awaiting_refund' }, GONE)).toEqual([SHIPPED, 3]);
  expect(way({ status: 'approved', list: 'done' }, GONE)).toEqual([SHIPPED, 5]);
});

test('what was not paid for only sends its goods back', () => {
  const unpaid = { shipped: true, paid: false };
  expect(way({ status: 'awaiting_return', list: 'awaiting_return' }, unpaid)).toEqual([
    'asked review return done',
    2,
  ]);
  expect(way({ status: 'approved', list: 'done' }, unpaid)).toEqual(['asked review return done', 4]);
});

test('a refused one goes nowhere', () =>
  expect(way({ status: 'refused', list: 'done' }, UNSHIPPED)).toBeUndefined());
