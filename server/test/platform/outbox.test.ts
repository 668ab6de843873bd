import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { Clock, TestClock } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { createLog } from '../../src/platform/log';
import { Outbox } from '../../src/platform/outbox/outbox';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay';
import { emptyTables, openTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';

interface Text {
  text: string;
}

let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let clock: TestClock;
let relay: OutboxRelay;
let outbox: Outbox;
let delivered: string[];

const log = createLog('silent');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const add = (reaction: string, subject: string, ...payloads: string[]) =>
  unitOfWork.run(async () => {
    for (const payload of payloads) await outbox.add('happened', [reaction], subject, { text: payload });
  });
const deliver = async ({ text }: Text) => {
  await pause(Math.random() * 3);
  delivered.push(text);
};

beforeAll(async () => {
  dataSource = await openTestDatabase();
  unitOfWork = new UnitOfWork(dataSource);
});
beforeEach(async () => {
  await emptyTables(dataSource);
  clock = new TestClock();
  relay = new OutboxRelay(unitOfWork, clock, log);
  outbox = new Outbox(unitOfWork, relay, clock);
  delivered = [];
});
afterEach(() => relay.stop());
afterAll(() => dataSource.destroy());

test('each reaction gets each event, in order within its subject, and nothing is left over', async () => {
  relay.register<Text>('tell', ({ text }, { subject }) => deliver({ text: `tell ${subject} ${text}` }));
  relay.register<Text>('print', ({ text }, { subject }) => deliver({ text: `print ${subject} ${text}` }));
  for (const step of ['1', '2', '3', '4'])
    for (const subject of ['a', 'b'])
      await unitOfWork.run(() => outbox.add('happened', ['tell', 'print'], subject, { text: step }));
  await relay.drain();
  for (const line of ['tell a', 'tell b', 'print a', 'print b'])
    expect(delivered.filter((entry) => entry.startsWith(line))).toEqual(
      ['1', '2', '3', '4'].map((step) => `${line} ${step}`),
    );
  expect(delivered).toHaveLength(16);
  expect(await outbox.counts()).toEqual({ pending: 0, failed: 0 });
});

test('what is rolled back is never delivered, and nothing can be added outside a unit of work', async () => {
  relay.register<Text>('tell', deliver);
  const undone = unitOfWork.run(async () => {
    await outbox.add('happened', ['tell'], 'a', { text: '1' });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await expect(outbox.add('happened', ['tell'], 'a', { text: '1' })).rejects.toThrow(
    'outside a unit of work',
  );
  await relay.drain();
  expect(delivered).toEqual([]);
});

test('a bad row is tried again later, holds up its own line only, and is given up after 12 attempts', async () => {
  let attempts = 0;
  let broken = true;
  relay.register<Text>('tell', async (payload) => {
    if (payload.text === 'bad' && broken) throw new Error(`attempt ${++attempts}`);
    await deliver(payload);
  });
  await add('tell', 'a', 'bad', 'after bad');
  await add('tell', 'b', 'other');
  await relay.drain();
  expect([attempts, delivered]).toEqual([1, ['other']]);
  clock.advance(0.9);
  await relay.drain();
  expect(attempts).toBe(1);
  for (let turn = 0; turn < 11; turn++) {
    clock.advance(600);
    await relay.drain();
  }
  expect([attempts, delivered]).toEqual([12, ['other', 'after bad']]);
  const [failed] = await outbox.listFailed();
  expect(failed).toMatchObject({
    payload: { text: 'bad' },
    attempts: 12,
    lastError: 'attempt 12',
    failedAt: clock.now(),
  });
  expect(await outbox.counts()).toEqual({ pending: 0, failed: 1 });

  broken = false;
  expect(await outbox.retry(failed?.id ?? 0)).toBe(true);
  expect(await outbox.retry(failed?.id ?? 0)).toBe(false);
  await relay.drain();
  expect(delivered).toEqual(['other', 'after bad', 'bad']);
});

test('two relays at once deliver every row once and keep the order', async () => {
  const second = new OutboxRelay(new UnitOfWork(dataSource), clock, log);
  relay.register<Text>('tell', deliver);
  second.register<Text>('tell', deliver);
  for (const subject of ['a', 'b', 'c', 'd', 'e'])
    await add('tell', subject, ...Array.from({ length: 6 }, (_, step) => `${subject}${step}`));
  await Promise.all([relay.drain(), second.drain(), relay.drain()]);
  await relay.drain();
  expect(delivered).toHaveLength(30);
  for (const subject of ['a', 'b', 'c', 'd', 'e'])
    expect(delivered.filter((entry) => entry.startsWith(subject))).toEqual(
      Array.from({ length: 6 }, (_, step) => `${subject}${step}`),
    );
});

test('a row whose process died is delivered again once its claim has run out', async () => {
  relay.register('tell', () => new Promise<void>(() => undefined));
  await add('tell', 'a', '1');
  void relay.drain();
  await pause(50);
  const survivor = new OutboxRelay(unitOfWork, clock, log);
  survivor.register<Text>('tell', deliver);
  await survivor.drain();
  expect(delivered).toEqual([]);
  clock.advance(121);
  await survivor.drain();
  expect(delivered).toEqual(['1']);
});

test('a started relay delivers by itself, and stops when the last delivery has ended', async () => {
  relay = new OutboxRelay(unitOfWork, new Clock(), log);
  outbox = new Outbox(unitOfWork, relay, new Clock());
  relay.register<Text>('tell', deliver);
  let end: (() => void) | undefined;
  relay.register<Text>('slow', async ({ text }) => {
    await new Promise<void>((resolve) => (end = resolve));
    delivered.push(text);
  });
  relay.start();
  await add('tell', 'a', '1', '2');
  await eventually(() => delivered.length === 2);
  await add('slow', 'a', '3', '4');
  await eventually(() => end !== undefined);
  const stopped = relay.stop();
  end?.();
  await stopped;
  expect(delivered).toEqual(['1', '2', '3']);
  expect(await outbox.counts()).toEqual({ pending: 1, failed: 0 });
});
