import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { Clock, TestClock } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Jobs } from '../../src/platform/jobs/jobs';
import { createLog } from '../../src/platform/log';
import { emptyTables, openTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';

let dataSource: DataSource;
const log = createLog('silent');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  dataSource = await openTestDatabase();
});
beforeEach(() => emptyTables(dataSource));
afterAll(() => dataSource.destroy());

/** As many processes, sharing the database and the clock. */
function processes(count: number, clock: Clock, work: () => Promise<void>): Jobs[] {
  return Array.from({ length: count }, () => {
    const jobs = new Jobs(new UnitOfWork(dataSource), clock, log);
    jobs.every('sweep', 60, work);
    return jobs;
  });
}

test('of many processes one does each run, and the next is due after the interval', async () => {
  const clock = new TestClock();
  let runs = 0;
  const all = processes(5, clock, async () => void runs++);
  const turn = () => Promise.all(all.map((jobs) => jobs.runIfDue('sweep')));
  expect((await turn()).filter(Boolean)).toHaveLength(1);
  expect((await turn()).filter(Boolean)).toHaveLength(0);
  clock.advance(59);
  expect((await turn()).filter(Boolean)).toHaveLength(0);
  clock.advance(1);
  expect((await turn()).filter(Boolean)).toHaveLength(1);
  expect(runs).toBe(2);
});

test('a failing run does not stop the next, and a run whose process died is taken over', async () => {
  const clock = new TestClock();
  const outcomes = [() => Promise.reject(new Error('no')), () => new Promise<void>(() => undefined)];
  let runs = 0;
  const [first, second] = processes(2, clock, () => outcomes[runs++]?.() ?? Promise.resolve());
  expect(await first?.runIfDue('sweep')).toBe(true);
  clock.advance(60);
  void first?.runIfDue('sweep');
  await pause(30);
  // Six times its interval: 60 seconds.
  clock.advance(359);
  expect(await second?.runIfDue('sweep')).toBe(false);
  clock.advance(1);
  expect(await second?.runIfDue('sweep')).toBe(true);
  expect(runs).toBe(3);
});

test('a frequent job’s run is given half a minute before it is taken over', async () => {
  const clock = new TestClock();
  let runs = 0;
  const [first, second] = Array.from({ length: 2 }, () => {
    const jobs = new Jobs(new UnitOfWork(dataSource), clock, log);
    jobs.every('often', 1, () => (runs++ === 0 ? new Promise<void>(() => undefined) : Promise.resolve()));
    return jobs;
  });
  void first?.runIfDue('often');
  await pause(30);
  clock.advance(29);
  expect(await second?.runIfDue('often')).toBe(false);
  clock.advance(1);
  expect(await second?.runIfDue('often')).toBe(true);
  expect(runs).toBe(2);
});

test('started jobs run by themselves and stop when the run has ended', async () => {
  const jobs = new Jobs(new UnitOfWork(dataSource), new Clock(), log);
  let ended = 0;
  jobs.every('quick', 0.02, async () => {
    await pause(10);
    ended++;
  });
  jobs.start();
  await eventually(() => ended > 1);
  await jobs.stop();
  const afterStop = ended;
  await pause(60);
  expect(ended).toBe(afterStop);
});

test('who stops waits only for the item that a run is at', async () => {
  const jobs = new Jobs(new UnitOfWork(dataSource), new Clock(), log);
  let answer: () => void = () => undefined;
  const items: number[] = [];
  jobs.every('slow', 60, async (goesOn) => {
    for (let item = 1; item <= 50 && goesOn(); item++) {
      items.push(item);
      await new Promise<void>((resolve) => (answer = resolve));
    }
  });
  jobs.start();
  await eventually(() => items.length === 1);
  const stopped = jobs.stop();
  answer();
  await stopped;
  expect(items).toEqual([1]);
});

test('a run can be asked for at any time, and lets its error through', async () => {
  const [jobs] = processes(1, new TestClock(), () => Promise.reject(new Error('broken')));
  await expect(jobs?.runNow('sweep')).rejects.toThrow('broken');
  await expect(jobs?.runNow('other')).rejects.toThrow('There is no job other');
});
