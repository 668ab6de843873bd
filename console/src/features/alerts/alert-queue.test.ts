import type { Alert } from '@lanzi/shared/alert/alert.contract';
import { AlertQueue } from './alert-queue';

const kinds = ['new_order', 'proof_submitted'] as const;
const alert = (seq: number, part: Partial<Alert> = {}): Alert => ({
  id: String(seq),
  seq,
  kind: 'new_order',
  orderNo: '20260531000001',
  deliveryMode: 'express',
  store: null,
  amount: 1990,
  speech: '您有新的订单',
  createdAt: '2026-05-31T00:00:00.000Z',
  soundedAt: null,
  handledAt: null,
  handledBy: null,
  ...part,
});
const queue = (repeatSeconds = 30) => new AlertQueue({ repeatSeconds, spoken: kinds });
const ids = (announcement: ReturnType<AlertQueue['take']>) => announcement?.alerts.map(({ id }) => id);

test('a lone alert is spoken within half a second, once', () => {
  const q = queue();
  q.add(alert(1), 0);
  expect(q.take(399)).toBeUndefined();
  expect(ids(q.take(400))).toEqual(['1']);
  q.sounded(['1'], 450);
  expect(q.take(5_000)).toBeUndefined();
});

test('an alert delivered twice is one alert', () => {
  const q = queue();
  q.add(alert(1), 0);
  q.add(alert(1), 100);
  expect(ids(q.take(400))).toEqual(['1']);
});

test('a burst is one announcement, by sequence, gathered for a second and a half at most', () => {
  const q = queue();
  for (let n = 0; n < 50; n++) q.add(alert(50 - n), n * 40);
  expect(q.take(1_400)).toBeUndefined();
  const spoken = ids(q.take(1_500));
  expect(spoken).toHaveLength(50);
  expect(spoken?.slice(0, 3)).toEqual(['1', '2', '3']);
});

test('what nobody has handled is repeated together until it is handled', () => {
  const q = queue(30);
  q.add(alert(1), 0);
  q.sounded(['1'], 1_000);
  q.add(alert(2), 20_000);
  q.sounded(['2'], 21_000);
  expect(q.wakeAt()).toBe(31_000);
  expect(ids(q.take(31_000))).toEqual(['1', '2']);
  q.sounded(['1', '2'], 31_500);
  q.handled('1');
  expect(ids(q.take(61_500))).toEqual(['2']);
  q.handled('2');
  expect(q.wakeAt()).toBeUndefined();
});

test('a new alert does not wait for the repetition of old ones', () => {
  const q = queue(30);
  q.add(alert(1), 0);
  q.sounded(['1'], 500);
  q.add(alert(2), 10_000);
  expect(ids(q.take(10_400))).toEqual(['2']);
});

test('nothing is repeated when the shop does not want it', () => {
  const q = queue(0);
  q.add(alert(1), 0);
  q.sounded(['1'], 500);
  expect(q.wakeAt()).toBeUndefined();
});

test('an alert that sounded before this tab knew of it only waits for its repetition', () => {
  const q = queue(30);
  q.add(alert(1, { soundedAt: '2026-05-31T00:00:01.000Z' }), 0);
  expect(q.take(10_000)).toBeUndefined();
  expect(ids(q.take(30_000))).toEqual(['1']);
});

test('handled alerts and kinds that the shop does not want are not spoken', () => {
  const q = queue();
  q.add(alert(1, { handledAt: '2026-05-31T00:00:01.000Z' }), 0);
  q.add(alert(2, { kind: 'after_sale_requested' }), 0);
  expect(q.take(60_000)).toBeUndefined();
  q.add(alert(3), 60_000);
  q.add(alert(3, { handledAt: '2026-05-31T00:00:01.000Z' }), 60_100);
  expect(q.take(62_000)).toBeUndefined();
});

test('what was not heard is tried again after a pause, not in a loop', () => {
  const q = queue();
  q.add(alert(1), 0);
  expect(ids(q.take(400))).toEqual(['1']);
  q.failed(3_400);
  expect(q.take(3_500)).toBeUndefined();
  expect(ids(q.take(8_400))).toEqual(['1']);
});
