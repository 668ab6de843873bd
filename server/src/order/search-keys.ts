import { normalPhone } from '../customer/normal-phone';
import type { Order } from './order.entity';

/** What an order is found by, besides its number as it is. Derived, for the sake of the indexes. */
export type SearchKeys = Pick<
  Order,
  'orderNoReversed' | 'contactKey' | 'contactKeyReversed' | 'contactPhoneReversed'
>;

/** A name as it is compared: found in either letter case on every engine. */
export const nameKey = (name: string): string => name.toLowerCase();
/** By whole characters, so that one outside the first plane stays one. */
export const reversed = (text: string): string => [...text].reverse().join('');

/** An ending is the beginning of the reversed text: that is what an index can find. */
export function searchKeysOf({
  orderNo,
  contactName,
  contactPhone,
}: Pick<Order, 'orderNo' | 'contactName' | 'contactPhone'>): SearchKeys & Pick<Order, 'contactPhone'> {
  const contactKey = nameKey(contactName);
  const phone = normalPhone(contactPhone);
  return {
    orderNoReversed: reversed(orderNo),
    contactKey,
    contactKeyReversed: reversed(contactKey),
    // The phone is compared with as it is kept: whatever was typed, it is kept in one spelling.
    contactPhone: phone,
    contactPhoneReversed: reversed(phone),
  };
}
