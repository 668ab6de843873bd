import type { DeliveryMode } from '@lanzi/shared/order/order-lifecycle';

/** Why people cancel, to be tapped; `other` is typed. */
export type CancellationReason = 'unwanted' | 'mistake' | 'details' | 'slow' | 'store' | 'other';

/** Who collects gave no address that could be wrong, and who waits for a parcel has no way to the store. */
export const reasonsFor = (mode: DeliveryMode): CancellationReason[] =>
  mode === 'pickup'
    ? ['unwanted', 'mistake', 'store', 'other']
    : ['unwanted', 'mistake', 'details', 'slow', 'other'];
