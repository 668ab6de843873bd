import { parcelsState, trackingStates, type TrackingState } from './tracking.js';

test('of an order without parcels nothing is told', () => expect(parcelsState([])).toBeNull());

test.each(trackingStates)('a single parcel that is %s is told as it is', (state) =>
  expect(parcelsState([state])).toBe(state),
);

test.each<[TrackingState[], TrackingState]>([
  [['signed', 'signed'], 'signed'],
  [['signed', 'unknown'], 'unknown'],
  [['signed', 'in_transit'], 'in_transit'],
  [['in_transit', 'awaiting_pickup'], 'awaiting_pickup'],
  [['out_for_delivery', 'problem'], 'problem'],
  [['problem', 'returning', 'signed'], 'returning'],
  [['returned', 'problem'], 'returned'],
  [['returned', 'returning'], 'returning'],
])('of several, %j, the one that matters is told: %s', (states, told) =>
  expect(parcelsState(states)).toBe(told),
);
