/** The day in the shop that an order was placed on, `2026-05-31`: a parcel may leave from then on. */
export const placedOn = ({ placedAt }: { placedAt: string }): string =>
  new Date(placedAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
