import { stepOf } from './batch-step';

test('a batch is checked, waits for somebody, ships and is over', () => {
  expect(stepOf({ state: 'queued', outcomes: {} }, false)).toBe('checking');
  expect(stepOf({ state: 'running', outcomes: { ready: 3 } }, false)).toBe('checking');
  expect(stepOf({ state: 'waiting', outcomes: { ready: 9 } }, false)).toBe('review');
  expect(stepOf({ state: 'running', outcomes: { ready: 9 } }, true)).toBe('shipping');
  expect(stepOf({ state: 'done', outcomes: { succeeded: 9 } }, true)).toBe('result');
  expect(stepOf({ state: 'failed', outcomes: {} }, false)).toBe('result');
});
test('a batch found again while it ships is known by its first shipped row', () => {
  expect(stepOf({ state: 'running', outcomes: { ready: 8, succeeded: 1 } }, false)).toBe('shipping');
});
