import { withoutEdges } from '@lanzi/shared/api/pasted';
import { WaybillNo } from '@lanzi/shared/order/order.contract';
import { MAX_QUANTITY } from '@lanzi/shared/order/order-limits';
import type { Refused } from '../../platform/tasks/task.entity';
import type { Given } from './columns';

/** What a row asks for, as far as the row alone can tell. */
export interface Parcel {
  orderNo: string;
  carrier: string;
  waybillNo: string;
  /** A day in the shop's zone; null is today. */
  shippedOn: string | null;
  note: string;
  barcode: string | null;
  quantity: number | null;
}

export const maxNote = 200;
/** Full-width digits and spaces come from Chinese input methods, punctuation from where it was copied. */
const compact = (text = ''): string => withoutEdges(text).normalize('NFKC').replace(/\s/g, '');

export const orderNoOf = (given: Given): string => compact(given.orderNo);

/** The parcel, or what is missing or wrong. */
export function parcelOf(given: Given): Parcel | Refused {
  const orderNo = orderNoOf(given);
  const carrier = withoutEdges(given.carrier ?? '').trim();
  const waybillNo = compact(given.waybillNo).toUpperCase();
  const shippedOn = given.shippedOn ? dayOf(given.shippedOn) : null;
  const note = (given.note ?? '').replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const quantity = given.quantity ? Number(compact(given.quantity)) : null;

  if (orderNo === '') return { code: 'row_order_missing', params: {} };
  if (carrier === '') return { code: 'row_carrier_missing', params: {} };
  if (waybillNo === '') return { code: 'row_waybill_missing', params: {} };
  if (!WaybillNo.safeParse(waybillNo).success) return { code: 'row_waybill_invalid', params: {} };
  if (shippedOn === undefined) return { code: 'row_date_invalid', params: {} };
  if (note.length > maxNote) return { code: 'row_note_too_long', params: { max: maxNote } };
  if (quantity !== null && !(Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY))
    return { code: 'row_quantity_invalid', params: { left: MAX_QUANTITY } };
  return { orderNo, carrier, waybillNo, shippedOn, note, barcode: compact(given.barcode) || null, quantity };
}

export const isRefused = (parcel: Parcel | Refused): parcel is Refused => 'code' in parcel;

/** 2026-05-31, 2026/5/31, 2026.5.31, 2026年5月31日, 20260531, also with a time; undefined for what is no day. */
export function dayOf(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d.*)?$/.exec(typed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ??
    [];
  if (!year || !month || !day) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${written}T00:00:00Z`);
  // The 31st of June would be the first of July.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : undefined;
}
