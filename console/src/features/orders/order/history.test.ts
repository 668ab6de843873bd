import type { TimelineEntry } from '@lanzi/shared/order/order.contract';
import { historyOf } from './history';

const event = (at: string): TimelineEntry => ({
  ...{ at, action: 'ship', from: 'processing', to: 'shipped', reason: null, details: null },
  actor: { kind: 'staff', name: '林店长' },
});
const print = (at: string) => ({ document: 'label' as const, at, by: '林店长' });

test('what was printed stands between the events, newest first', () => {
  const morning = event('2026-05-31T01:00:00.000Z');
  const noon = print('2026-05-31T04:00:00.000Z');
  const evening = event('2026-05-31T10:00:00.000Z');
  expect(historyOf({ timeline: [morning, evening], prints: [noon] })).toEqual([
    { at: evening.at, event: evening },
    { at: noon.at, print: noon },
    { at: morning.at, event: morning },
  ]);
});
