import { regionOf, type RegionParts } from '@lanzi/shared/fulfilment/region';

const parts = ['province', 'city', 'district', 'detail'] as const;
export type ReceiverPart = (typeof parts)[number];
export const receiverParts: readonly ReceiverPart[] = parts;
/** As many letters as the server takes. */
export const partLimits: Record<ReceiverPart, number> = { province: 20, city: 20, district: 30, detail: 120 };

/** The receiver's address in parts as it is first offered; what cannot be told apart is left to be typed. */
export const receiverOf = (address: string): RegionParts =>
  regionOf(address) ?? { province: '', city: '', district: '', detail: address.trim() };

export const missingParts = (receiver: RegionParts): ReceiverPart[] =>
  parts.filter((part) => receiver[part].trim() === '');

/** Whether it says anything else than the order's address does, so that it has to be sent along. */
export function isCorrected(receiver: RegionParts, address: string): boolean {
  const read = regionOf(address);
  return !read || parts.some((part) => read[part] !== receiver[part].trim());
}
