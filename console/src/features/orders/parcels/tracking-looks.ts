import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';

/** Red needs somebody, green has arrived. */
export const trackingColour: Record<TrackingState, 'red' | 'green' | 'grey'> = {
  unknown: 'grey',
  collected: 'grey',
  in_transit: 'grey',
  out_for_delivery: 'grey',
  awaiting_pickup: 'grey',
  signed: 'green',
  problem: 'red',
  returning: 'red',
  returned: 'red',
};
