import { dayInZone } from '../platform/zoned-day';
import type { Ids } from '../platform/ids';

/** What every order begins without. */
export const untouched = {
  ...{ refunded: 0, refunding: 0, openCancellationId: null, unsettledEdits: 0, amountCoupons: 0 },
  ...{ afterSaleStatus: null, merchantNote: '', autoReceiptAt: null, completedBy: null, reviewedLines: 0 },
};

/** The shop's day and ten random digits: nobody can read a shop's sales off its numbers. */
export const newOrderNo = (ids: Ids, at: Date, timeZone: string): string =>
  dayInZone(at, timeZone).slice(2).replaceAll('-', '') + ids.digits(10);
