import * as z from 'zod';
import { Day, Id, LocalText, Money, OrderNo, Paging, Time } from '../api/common.contract.js';
import { ExtraView } from '../order/order-edit.contract.js';

/** What the shopper shows. It rotates: an old screenshot is worthless. */
export const RedemptionCode = z
  .object({
    code: z.string(),
    /** Eight digits, for reading out. */
    shortCode: z.string(),
    /** What the QR code carries: a browser and WeChat's ordinary-link rule both open it. */
    url: z.string(),
    /** From now on the page should ask for a new one. */
    refreshAt: Time,
    expiresAt: Time,
  })
  .meta({ id: 'RedemptionCode' });
export type RedemptionCode = z.infer<typeof RedemptionCode>;

/** A rotating code, a short code, or the whole text of a scanned QR code. */
export const ScannedCode = z.string().trim().min(4).max(400);
export const PreviewQuery = z.object({ code: ScannedCode });
export const RedeemBody = z.object({ code: ScannedCode, cashCollected: z.boolean().default(false) });

export const RedemptionPreview = z
  .object({
    orderNo: OrderNo,
    store: z.object({ id: Id, name: z.string() }),
    contactName: z.string(),
    contactPhone: z.string(),
    note: z.string(),
    placedAt: Time,
    total: Money,
    /** To be collected before the goods are handed over; 0 when paid. */
    due: Money,
    lines: z.array(
      z.object({
        productName: LocalText,
        skuName: LocalText,
        picture: z.string(),
        quantity: z.int(),
        amount: Money,
      }),
    ),
    /** Custom items and custom discounts. */
    extras: z.array(ExtraView),
  })
  .meta({ id: 'RedemptionPreview' });
export type RedemptionPreview = z.infer<typeof RedemptionPreview>;

export const Redemption = z
  .object({
    id: Id,
    orderNo: OrderNo,
    storeName: z.string(),
    contactName: z.string(),
    redeemedAt: Time,
    /** The verifier it counts for. */
    redeemedBy: z.string(),
    /** Who of the staff handed it over at the redemption desk, in the verifier's name. */
    staffName: z.string().nullable(),
    itemCount: z.int(),
    total: Money,
    cashCollected: Money,
  })
  .meta({ id: 'Redemption' });
export type Redemption = z.infer<typeof Redemption>;
export const RedemptionQuery = z.object({ ...Paging, date: Day.optional() });
/** The verifier's history with the day's totals (today in the shop's time zone unless a date is given). */
export const RedemptionPage = z.object({
  items: z.array(Redemption),
  nextCursor: z.string().nullable(),
  totals: z.object({ date: Day, orders: z.int(), items: z.int(), cashCollected: Money }),
});

/** The shop's redemptions of a day, as staff see them; today unless a date is given. */
export const ShopRedemptionQuery = z.object({
  ...Paging,
  date: Day.optional(),
  storeId: Id.optional(),
  verifierId: Id.optional(),
});
export const ShopRedemptionPage = z.object({
  items: z.array(Redemption),
  nextCursor: z.string().nullable(),
  date: Day,
  /** Of that day, by store and verifier, the busiest first. */
  totals: z.array(
    z.object({
      storeId: Id,
      storeName: z.string(),
      verifierId: Id,
      verifierName: z.string(),
      orders: z.int(),
      items: z.int(),
      cashCollected: Money,
    }),
  ),
});
export type ShopRedemptionPage = z.infer<typeof ShopRedemptionPage>;
