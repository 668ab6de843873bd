import type { Task } from '@lanzi/shared/task/task.contract';
import { isUnderWay, lookOf, outcomesOf, percentOf, wentWell, withProgress } from './task-progress';

const task: Task = {
  id: '7',
  kind: 'batch_shipment',
  state: 'running',
  title: 'orders.xlsx',
  done: 10,
  total: 100,
  outcomes: {},
  failure: null,
  hasFile: false,
  letter: null,
  createdAt: '2026-05-31T00:00:00.000Z',
  createdBy: '林店长',
  finishedAt: null,
};

test('news moves the task that it is about', () => {
  const news = { id: '7', done: 20, total: 100, state: 'running' as const };
  expect(withProgress(task, news)).toMatchObject({ done: 20, total: 100 });
  expect(withProgress(task, { ...news, id: '8' })).toBe(task);
});

test('the bar of a task with rows moves, but it is over only when it tells what they came to', () => {
  const withRows = { ...task, outcomes: { pending: 90, succeeded: 10 } };
  const news = { id: '7', done: 50, total: 100 };
  expect(withProgress(withRows, { ...news, state: 'running' })).toEqual({ ...withRows, done: 50 });
  expect(withProgress(withRows, { ...news, done: 100, state: 'done' }).state).toBe('running');
});

test('late news does not wake a task that is over', () => {
  const over = { ...task, state: 'done' as const, done: 100 };
  expect(withProgress(over, { id: '7', done: 99, total: 100, state: 'running' })).toBe(over);
});

test('a task that waits for a person is not under way', () => {
  expect((['queued', 'running', 'waiting', 'done', 'failed'] as const).filter(isUnderWay)).toEqual([
    'queued',
    'running',
  ]);
});

test('the bar is full only when the task is done, and not while it waits for a person', () => {
  expect(percentOf({ done: 0, total: 0, state: 'queued' })).toBe(0);
  expect(percentOf({ done: 1, total: 3, state: 'running' })).toBe(33);
  expect(percentOf({ done: 100, total: 100, state: 'running' })).toBe(99);
  expect(percentOf({ done: 0, total: 0, state: 'done' })).toBe(100);
  expect(percentOf({ done: 5, total: 10, state: 'failed' })).toBe(50);
  expect(percentOf({ done: 10, total: 10, state: 'waiting' })).toBe(99);
});

test('the bar is green only when all went well', () => {
  expect(lookOf({ state: 'running', outcomes: { failed: 1 } })).toBe('active');
  expect(lookOf({ state: 'done', outcomes: { succeeded: 2, skipped: 1 } })).toBe('success');
  expect(lookOf({ state: 'done', outcomes: { succeeded: 2, failed: 1 } })).toBe('warning');
  expect(lookOf({ state: 'done', outcomes: { failed: 3 } })).toBe('exception');
  expect(lookOf({ state: 'waiting', outcomes: { ready: 2 } })).toBe('normal');
  expect(lookOf({ state: 'waiting', outcomes: { ready: 2, failed: 1 } })).toBe('warning');
  expect(lookOf({ state: 'failed', outcomes: {} })).toBe('exception');
});

test('outcomes stand in their order, and those of nothing are left out', () => {
  expect(outcomesOf({ outcomes: { failed: 2, skipped: 0, succeeded: 5 } })).toEqual([
    { outcome: 'succeeded', count: 5 },
    { outcome: 'failed', count: 2 },
  ]);
});

test('a task with failed rows, or a letter that did not go out, did not go well', () => {
  const letter = { to: 'boss@shop.example', state: 'pending' as const, reason: null };
  expect(wentWell({ state: 'done', outcomes: { succeeded: 5 }, letter: null })).toBe(true);
  expect(wentWell({ state: 'done', outcomes: { succeeded: 5, failed: 1 }, letter: null })).toBe(false);
  expect(wentWell({ state: 'failed', outcomes: {}, letter: null })).toBe(false);
  expect(wentWell({ state: 'done', outcomes: {}, letter })).toBe(true);
  expect(wentWell({ state: 'done', outcomes: {}, letter: { ...letter, state: 'unsent' } })).toBe(false);
});
