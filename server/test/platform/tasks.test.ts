import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@lanzi/shared/errors';
import type { DataSource } from 'typeorm';
import { TestClock } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { createLog } from '../../src/platform/log';
import { Realtime } from '../../src/platform/realtime/realtime';
import { DiskFileStore } from '../../src/platform/storage/file-store';
import { forgetTasks } from '../../src/platform/tasks/forget-tasks';
import { sentenceOf } from '../../src/platform/tasks/sentence-of';
import { fileOfRun } from '../../src/platform/tasks/task-files';
import { Task, TaskRow } from '../../src/platform/tasks/task.entity';
import { TaskQueries } from '../../src/platform/tasks/task.queries';
import { type TaskReport, Tasks, type TaskWork } from '../../src/platform/tasks/tasks';
import { emptyTables, openTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';

let dataSource: DataSource;
let clock: TestClock;
const log = createLog('silent');

beforeAll(async () => {
  dataSource = await openTestDatabase();
});
beforeEach(async () => {
  clock = new TestClock();
  await emptyTables(dataSource);
});
afterAll(() => dataSource.destroy());

/** One process that does such tasks; `told` is what its consoles hear. */
function runner(work: TaskWork, told: unknown[] = []): Tasks {
  const realtime = new Realtime();
  realtime.emit = (...news) => void told.push(news);
  const tasks = new Tasks(new UnitOfWork(dataSource), realtime, clock, log);
  tasks.register('export', work);
  return tasks;
}
const asked = { kind: 'export' as const, title: '订单', staffId: 7, staffName: '马骏', input: { n: 1 } };
const read = (id: number) => dataSource.manager.findOneByOrFail(Task, { id });
/** A promise and what settles it. */
function gate() {
  let open = () => undefined as void;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), passed };
}

test('a task is done once, however many processes look for work', async () => {
  let runs = 0;
  const all = Array.from({ length: 4 }, () => runner(() => Promise.resolve(void runs++)));
  const { id } = await all[0]!.create(asked);
  await Promise.all(all.map((tasks) => tasks.drain()));
  expect(runs).toBe(1);
  expect(await read(id)).toMatchObject({ state: 'done', runs: 1, failure: null, finishedAt: clock.now() });
});

test('progress is kept, and told to the consoles of whoever asked', async () => {
  const told: unknown[] = [];
  const tasks = runner(async (_, report) => {
    await report.progress(3, 10);
    expect((await dataSource.manager.find(Task))[0]).toMatchObject({ done: 3, total: 10, state: 'running' });
    // Too soon to be told; the end tells it.
    await report.progress(10, 10);
  }, told);
  const { id } = await tasks.create(asked);
  await tasks.drain();
  const news = (done: number, state: string) => {
    const progress = { id: String(id), done, total: 10, state };
    return ['/console', 'staff:7', 'job:progress', progress];
  };
  expect(told).toEqual([news(3, 'running'), news(10, 'done')]);
});

test('of steps that go side by side the furthest counts', async () => {
  const tasks = runner(async (_, report) => {
    await Promise.all([1, 2, 3].map((done) => report.progress(done, 3)));
  });
  const { id } = await tasks.create(asked);
  await tasks.drain();
  expect(await read(id)).toMatchObject({ done: 3, total: 3 });
});

test('a task waits for a person, who may change what it is to do, and goes on once', async () => {
  const seen: object[] = [];
  const tasks = runner((task) => {
    seen.push(task.input);
    return Promise.resolve(seen.length === 1 ? 'waiting' : undefined);
  });
  const { id } = await tasks.create(asked);
  await tasks.drain();
  expect(await read(id)).toMatchObject({ state: 'waiting', finishedAt: null });
  await tasks.drain();
  await tasks.resume(id, { n: 2 });
  await expect(tasks.resume(id, { n: 3 })).rejects.toMatchObject({ code: 'task_not_waiting' });
  await tasks.drain();
  expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await read(id)).toMatchObject({ state: 'done', input: { n: 2 } });
});

test('a refusal ends a task with its words in every language; what nobody foresaw with no more than that', async () => {
  const failures = [new DomainError('upload_too_large', { megabytes: 10 }), new Error('a secret')];
  const tasks = runner(() => Promise.reject(failures.shift() ?? new Error()));
  const views = async (id: number) => {
    const task = await read(id);
    const queries = new TaskQueries(new UnitOfWork(dataSource));
    return Promise.all((['zh-CN', 'en'] as const).map((lang) => queries.view(task, lang)));
  };
  const first = await tasks.create(asked);
  await tasks.drain();
  const second = await tasks.create(asked);
  await dataSource.manager.update(Task, { id: second.id }, { runs: 9 });
  await tasks.drain();
  expect(await views(first.id)).toMatchObject([
    { state: 'failed', failure: expect.stringContaining('10 MB') as string },
    { failure: 'Files may be 10 MB at most' },
  ]);
  const [, unforeseen] = await views(second.id);
  expect(unforeseen?.failure).not.toContain('secret');
  expect(unforeseen).toMatchObject({ state: 'failed', finishedAt: clock.now().toISOString() });
});

test('when a process dies, another goes on once its claim has run out, and the dead one’s word counts no more', async () => {
  const stuck = gate();
  let report: TaskReport | undefined;
  const dead = runner(async (_, its) => {
    report = its;
    await stuck.passed;
    await its.file('by the dead');
  });
  const { id } = await dead.create(asked);
  const dying = dead.drain();
  await eventually(() => report !== undefined);
  let taken = 0;
  const other = runner(() => Promise.resolve(void taken++));
  clock.advance(29);
  await other.drain();
  expect(taken).toBe(0);
  clock.advance(1);
  await other.drain();
  expect(taken).toBe(1);
  stuck.open();
  await dying;
  expect(await read(id)).toMatchObject({ state: 'done', runs: 2, filePath: null });
});

test('a process that stops lets go at the next step, and another goes on at once', async () => {
  const first = gate();
  let steps = 0;
  const stopping = runner(async (_, report) => {
    for (;;) {
      await report.progress(++steps, 1000);
      await first.passed;
    }
  });
  stopping.start();
  const { id } = await stopping.create(asked);
  await eventually(() => steps === 1);
  const stopped = stopping.stop();
  first.open();
  await stopped;
  expect(steps).toBe(2);
  expect(await read(id)).toMatchObject({ state: 'running', done: 1 });
  await runner(() => Promise.resolve()).drain();
  expect(await read(id)).toMatchObject({ state: 'done', runs: 2 });
});

test('a started process begins what is created, resumed or left over, by itself', async () => {
  const seen: number[] = [];
  const tasks = runner((task) => {
    seen.push(task.id);
    return Promise.resolve(seen.length === 1 ? 'waiting' : undefined);
  });
  tasks.start();
  const { id } = await tasks.create(asked);
  const waits = async () => (await read(id)).state === 'waiting';
  let waiting = false;
  while (!waiting) waiting = await waits();
  await tasks.resume(id, {});
  await eventually(() => seen.length === 2);
  await tasks.stop();
  expect(seen).toEqual([id, id]);
});

test('what nobody foresaw is tried again, a little later each time, before it ends a task', async () => {
  const failures = [new Error('database is away'), new Error('still away')];
  const tasks = runner(() => (failures[0] ? Promise.reject(failures.shift() as Error) : Promise.resolve()));
  const { id } = await tasks.create(asked);
  await tasks.drain();
  await tasks.drain();
  expect(await read(id)).toMatchObject({ state: 'running', runs: 1, failure: null });
  clock.advance(5);
  await tasks.drain();
  clock.advance(9);
  await tasks.drain();
  expect(await read(id)).toMatchObject({ state: 'running', runs: 2 });
  clock.advance(1);
  await tasks.drain();
  expect(await read(id)).toMatchObject({ state: 'done', runs: 3 });
});

test('what was done is not failed because its end could not be written', async () => {
  let runs = 0;
  const tasks = runner(() => Promise.resolve(void runs++));
  const { id } = await tasks.create(asked);
  const { manager } = dataSource;
  await manager.query('ALTER TABLE task_rows RENAME TO task_rows_away');
  await expect(tasks.drain()).rejects.toThrow('task_rows');
  await manager.query('ALTER TABLE task_rows_away RENAME TO task_rows');
  expect(await read(id)).toMatchObject({ state: 'running', failure: null });
  clock.advance(30);
  await tasks.drain();
  expect(await read(id)).toMatchObject({ state: 'done' });
});

test('work that takes its process down again and again is given up', async () => {
  let runs = 0;
  const tasks = runner(() => Promise.resolve(void runs++));
  const { id } = await tasks.create(asked);
  await dataSource.manager.update(Task, { id }, { runs: 10 });
  await tasks.drain();
  expect(runs).toBe(0);
  expect(await read(id)).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
});

test('rows are read in their order, by outcome, page by page, and counted', async () => {
  const tasks = runner(() => Promise.resolve());
  const problem = { code: 'row_waybill_repeated' as const, params: { row: 2 } };
  const rows = Array.from({ length: 1203 }, (_, index) => ({
    ...{ rowNumber: index + 2, orderNo: String(index), given: { note: '轻放' } },
    ...(index % 3 === 0 && { outcome: 'failed' as const, problem }),
  }));
  const task = await tasks.create({ ...asked, total: rows.length }, rows);
  const queries = new TaskQueries(new UnitOfWork(dataSource));
  const failed: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await queries.rows(task.id, { limit: 100, cursor, outcome: 'failed' }, 'en');
    failed.push(...page.items.map(({ rowNumber }) => rowNumber));
    expect(page.items[0]).toMatchObject({
      reason: 'The same waybill number as in row 2',
      given: { note: '轻放' },
    });
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(failed).toEqual(rows.filter(({ outcome }) => outcome).map(({ rowNumber }) => rowNumber));
  expect((await queries.view(task, 'en')).outcomes).toEqual({ failed: 401, pending: 802 });
});

test('what became of the rows is kept when a task stands still, and counted only while it is under way', async () => {
  const runs: number[] = [];
  const tasks = runner(async (task) => {
    const outcome = runs.push(task.id) === 1 ? 'ready' : 'succeeded';
    await dataSource.manager.update(TaskRow, { taskId: task.id }, { outcome });
    return outcome === 'ready' ? 'waiting' : undefined;
  });
  const { id } = await tasks.create(asked, [
    { rowNumber: 2, orderNo: '1', given: {} },
    { rowNumber: 3, orderNo: '2', given: {} },
  ]);
  const told = async () => {
    const { items } = await new TaskQueries(new UnitOfWork(dataSource)).list({}, { limit: 10 }, 'en');
    return items[0]?.outcomes;
  };
  expect(await told()).toEqual({ pending: 2 });
  await tasks.drain();
  expect((await read(id)).outcomes).toEqual({ ready: 2 });
  await tasks.resume(id, { n: 2 });
  expect((await read(id)).outcomes).toBeNull();
  await tasks.drain();
  // No row is read for it any more.
  await dataSource.manager.delete(TaskRow, { taskId: id });
  expect(await told()).toEqual({ succeeded: 2 });
});

test('a task that waits is forgotten when nobody wants it, and no other is', async () => {
  const tasks = runner(() => Promise.resolve('waiting'));
  const { id } = await tasks.create(asked, [{ rowNumber: 2, orderNo: '1', given: {} }]);
  await expect(tasks.discard(id)).rejects.toMatchObject({ code: 'task_not_waiting' });
  await tasks.drain();
  await tasks.discard(id);
  expect(await dataSource.manager.count(TaskRow)).toBe(0);
  await expect(tasks.discard(id)).rejects.toMatchObject({ code: 'task_not_waiting' });
});

test('an action that is not allowed is told by what stands in its way', () => {
  const refused = (params: Record<string, string>) => ({ code: 'action_not_allowed' as const, params });
  const said = (params: Record<string, string>) => sentenceOf(refused(params), 'en');
  expect(said({ status: 'processing', why: 'no_open_cancellation' })).toBe(
    'A cancellation is being reviewed',
  );
  expect(said({ status: 'cancelled', why: 'wrong_status' })).toBe(
    'The order’s present status does not allow this (Cancelled)',
  );
});

test('an old task that somebody lets go on while it is about to be forgotten stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanzi-tasks-'));
  const tasks = runner(async () => undefined);
  const { id } = await tasks.create(asked, [{ rowNumber: 2, orderNo: '1', given: {} }]);
  await dataSource.manager.update(Task, { id }, { state: 'waiting' });
  clock.advance(30 * 86_400 + 1);
  const unitOfWork = new UnitOfWork(dataSource);
  const found = jest.spyOn(dataSource.manager, 'find').mockImplementationOnce(async () => {
    const old = await dataSource.manager.findBy(Task, { id });
    await dataSource.manager.update(Task, { id }, { state: 'queued' });
    return old;
  });
  await forgetTasks(unitOfWork, clock, new DiskFileStore(folder));
  found.mockRestore();
  expect(await dataSource.manager.countBy(Task, { id })).toBe(1);
  expect(await dataSource.manager.countBy(TaskRow, { taskId: id })).toBe(1);
  rmSync(folder, { recursive: true });
});

test('after thirty days a task goes with its rows and its file, unless it is under way', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanzi-tasks-'));
  const files = new DiskFileStore(folder);
  const tasks = runner((_, report) => report.file('26/01/old.xlsx'));
  await files.put('26/01/old.xlsx', Buffer.from('x'));
  // Killed in its first run, when it had written half of a file.
  const killed = await tasks.create(asked);
  await dataSource.manager.update(Task, { id: killed.id }, { runs: 1 });
  await files.put(fileOfRun(killed, 1), Buffer.from('half'));
  const old = await tasks.create(asked, [{ rowNumber: 2, orderNo: '1', given: {} }]);
  await tasks.drain();
  const underWay = await tasks.create(asked, [{ rowNumber: 2, orderNo: '1', given: {} }]);
  clock.advance(30 * 86_400 + 1);
  const young = await tasks.create(asked);
  await forgetTasks(new UnitOfWork(dataSource), clock, files);
  const left = (await dataSource.manager.find(Task, { order: { id: 'ASC' } })).map(({ id }) => id);
  expect(left).toEqual([underWay.id, young.id]);
  expect(left).not.toContain(old.id);
  expect((await dataSource.manager.find(TaskRow)).map(({ taskId }) => taskId)).toEqual([underWay.id]);
  expect(await files.open('26/01/old.xlsx')).toBeUndefined();
  expect(await files.open(fileOfRun(killed, 1))).toBeUndefined();
  rmSync(folder, { recursive: true });
});
