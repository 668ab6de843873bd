import { progressOf } from './progress';

const unshipped = { goodsShipped: false, paid: true };
const shipped = { goodsShipped: true, paid: true };

test('goods that never left need not come back', () => {
  expect(progressOf({ status: 'requested', list: 'to_review' }, unshipped)).toEqual({
    steps: ['request', 'review', 'refund', 'done'],
    current: 1,
    state: 'process',
  });
  expect(progressOf({ status: 'approved', list: 'refund_failed' }, unshipped)).toMatchObject({
    current: 2,
    state: 'error',
  });
});

test('a shipped order waits for its goods, then for its money', () => {
  expect(progressOf({ status: 'return_failed', list: 'return_failed' }, shipped)).toEqual({
    steps: ['request', 'review', 'return', 'refund', 'done'],
    current: 2,
    state: 'error',
  });
  expect(progressOf({ status: 'approved', list: 'done' }, shipped)).toMatchObject({
    current: 4,
    state: 'finish',
  });
});

test('what was not paid for only sends its goods back', () =>
  expect(
    progressOf({ status: 'awaiting_return', list: 'awaiting_return' }, { goodsShipped: true, paid: false }),
  ).toEqual({ steps: ['request', 'review', 'return', 'done'], current: 2, state: 'process' }));

test('a refused request ends at its review', () => {
  expect(progressOf({ status: 'refused', list: 'done' }, shipped)).toEqual({
    steps: ['request', 'review'],
    current: 1,
    state: 'error',
  });
});
