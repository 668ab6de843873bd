/** What the console says aloud and keeps in its inbox until someone handles it. */
export const alertKinds = [
  'new_order',
  'proof_submitted',
  'cancellation_requested',
  'after_sale_requested',
  'stray_money',
  'refund_failed',
  'parcel_returning',
] as const;
export type AlertKind = (typeof alertKinds)[number];
