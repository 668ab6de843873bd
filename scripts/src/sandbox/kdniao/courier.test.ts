import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Misbehaviour } from '../misbehaviour';
import { Notices } from '../notices';
import { Courier } from './courier';
import type { Parcel } from './parcel';
import { Parcels } from './parcels';

const account = { id: '1', apiKey: 'key', pushUrl: 'https://shop.example/hook' };
let now: Date;
let parcels: Parcels;
let courier: Courier;

const parcel = (waybillNo: string): Parcel => ({
  ...{ carrier: 'ZTO', waybillNo, children: [], orderCode: null, sender: null, receiver: null, goods: '' },
  ...{ remark: '', weightKg: null, withLabel: false, templateSize: '', phoneEnds: [], push: null },
  ...{ cancelled: false, createdAt: now.toISOString(), traces: [] },
});
const open = (file?: string) => {
  const misbehaviour = new Misbehaviour();
  const post = () => Promise.reject(new Error('nobody there'));
  parcels = new Parcels(() => now, file);
  courier = new Courier(account, parcels, new Notices(misbehaviour, { post }), misbehaviour);
};

beforeEach(() => {
  jest.useFakeTimers();
  now = new Date('2026-01-15T04:00:00Z');
  open();
});
afterEach(() => {
  courier.close();
  jest.useRealTimers();
});

const pass = async (ms: number) => {
  now = new Date(now.getTime() + ms);
  await jest.advanceTimersByTimeAsync(ms);
};
const statesOf = (no: string) => parcels.find(no)?.traces.map(({ detail }) => detail);

it('parcels that are handed over while the shop is open travel by themselves to their end', async () => {
  parcels.put(parcel('old'));
  await pass(1000);
  courier.travel(1000);
  parcels.put(parcel('new'));
  parcels.put({ ...parcel('cancelled'), cancelled: true });
  for (let n = 0; n < 8; n++) await pass(1000);
  expect(statesOf('new')).toEqual(['1', '2', '201', '202', '301']);
  expect(statesOf('old')).toEqual([]);
  expect(statesOf('cancelled')).toEqual([]);
});

it('one that needs somebody rests until it is moved', async () => {
  courier.travel(1000);
  parcels.put(parcel('Z1'));
  await courier.move(parcels.find('Z1')!, 'problem');
  for (let n = 0; n < 3; n++) await pass(1000);
  expect(statesOf('Z1')).toEqual(['405']);
});

it('parcels and whose number they bear are remembered over a restart', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parcels-'));
  const file = path.join(folder, 'parcels.json');
  open(file);
  parcels.put({ ...parcel('Z1'), orderCode: 'W1' });
  parcels.close();
  open(file);
  expect(parcels.ordered('W1')?.waybillNo).toBe('Z1');
  rmSync(folder, { recursive: true });
});
