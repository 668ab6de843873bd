/** Where a parcel is, as the carrier says; `returning`: on its way back to us; `returned`: we signed for it. */
export const trackingStates = [
  'unknown',
  'collected',
  'in_transit',
  'out_for_delivery',
  'awaiting_pickup',
  'signed',
  'problem',
  'returning',
  'returned',
] as const;
export type TrackingState = (typeof trackingStates)[number];

/** Refused, on its way back or intercepted: the goods come back, whatever else is said of them. */
const comingBack = new Set(['404', '407', '413']);
const byDetail: Record<string, TrackingState> = {
  '1': 'collected',
  '2': 'in_transit',
  '201': 'in_transit',
  '202': 'out_for_delivery',
  '211': 'awaiting_pickup',
  '3': 'signed',
  '301': 'signed',
  '302': 'signed',
  '304': 'signed',
  '311': 'signed',
  '406': 'returned',
  '412': 'awaiting_pickup',
};
const byState: Record<string, TrackingState> = {
  '1': 'collected',
  '2': 'in_transit',
  '3': 'signed',
  '4': 'problem',
};

/**
 * KDNiao's State and StateEx in our words. A return that its sender signed for also says State 3, so that the detail
 * decides; codes that are not known yet fall back on the State.
 */
export function trackingStateOf(state: string, detail: string): TrackingState {
  if (comingBack.has(detail)) return 'returning';
  return byDetail[detail] ?? byState[state] ?? 'unknown';
}

/** On its way back, or back already: only a person can say that the buyer has it after all. */
export const turnedBack = ['returning', 'returned'] as const satisfies TrackingState[];
export const isTurnedBack = (state: TrackingState | null): boolean => turnedBack.some((one) => one === state);

/** Such a parcel holds up the automatic receipt: it has not arrived, or comes back. */
export const isUnderWay = (state: TrackingState): boolean => state !== 'signed' && state !== 'unknown';

/** Of several parcels one is told: trouble first, then what the buyer has to see to, then the one that is furthest. */
const toldFirst: readonly TrackingState[] = [
  'returning',
  'returned',
  'problem',
  'awaiting_pickup',
  'out_for_delivery',
  'in_transit',
  'collected',
  'unknown',
  'signed',
];

/** Where an order's parcels are, in one word; `signed` only when each of them is. Null without parcels. */
export const parcelsState = (states: readonly TrackingState[]): TrackingState | null =>
  toldFirst.find((state) => states.includes(state)) ?? null;
