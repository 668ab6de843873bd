import * as z from 'zod';
import {
  Id,
  Money,
  LandlinePhone,
  OrderNo,
  Paging,
  QueryFlag,
  Reason,
  requiredText,
  text,
  Time,
  Version,
} from '../api/common.contract.js';
import { actionsOf } from '../lifecycle.js';
import { MAX_LINES, MAX_QUANTITY, MAX_SELECTED } from '../order/order-limits.js';
import { WaybillNo } from '../order/order.contract.js';
import { rowOutcomes } from '../task/task.contract.js';
import { type StaffWaybillAction, uploadLists, waybillPayers } from './fulfilment.terms.js';
import { uploadStates } from './shipping-upload.js';
import { waybillLifecycle, waybillStates, type WaybillAction } from './waybill-lifecycle.js';

export * from './fulfilment.terms.js';

// ---- Where parcels leave from and come back to ------------------------------------------------
export const ReturnAddressInput = z.object({
  contactName: requiredText(30),
  phone: LandlinePhone,
  province: requiredText(20),
  city: requiredText(20),
  district: requiredText(30),
  detail: requiredText(120),
  postcode: text(10),
  isDefault: z.boolean(),
});
/** An address of the shop: goods come back to it, and parcels leave from it. */
export const ReturnAddress = ReturnAddressInput.extend({ id: Id, version: Version }).meta({
  id: 'ReturnAddress',
});
export type ReturnAddress = z.infer<typeof ReturnAddress>;

/** The shop's account with a carrier, for e-waybills. Which of its fields a carrier needs, the carrier says. */
export const CarrierAccountInput = z.object({
  carrierId: Id,
  title: requiredText(60),
  customerName: text(60),
  /** Missing: as it was. */
  customerPassword: text(100).optional(),
  monthCode: text(60),
  sendSite: text(60),
  sendStaff: text(60),
  payer: z.enum(waybillPayers),
  /** The carrier's product, "1" is its standard one. */
  expressType: z.string().regex(/^\d{1,4}$/, 'must be 1–4 digits'),
  /** "130", "180"; empty: the carrier's default. */
  templateSize: z.string().regex(/^\d{0,6}$/, 'must be digits'),
  senderAddressId: Id,
  enabled: z.boolean(),
});
export const CarrierAccount = CarrierAccountInput.omit({ customerPassword: true })
  .extend({
    id: Id,
    carrier: z.object({ code: z.string(), name: z.string() }),
    hasPassword: z.boolean(),
    version: Version,
  })
  .meta({ id: 'CarrierAccount' });
export type CarrierAccount = z.infer<typeof CarrierAccount>;

// ---- E-waybills -------------------------------------------------------------------------------
export const Receiver = z.object({
  province: requiredText(20),
  city: requiredText(20),
  district: requiredText(30),
  detail: requiredText(120),
});
export const CreateWaybill = z.object({
  version: Version,
  carrierAccountId: Id,
  /** Left out: all that is still to be shipped. */
  lines: z
    .array(z.object({ lineId: Id, quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .min(1)
    .max(MAX_LINES)
    .optional(),
  /** Left out: read off the order's address. */
  receiver: Receiver.optional(),
  weightGrams: z.int().min(1).max(100_000).optional(),
  note: text(100).default(''),
});
export type CreateWaybill = z.output<typeof CreateWaybill>;
/** What an e-waybill is asked for with, beside its package. */
export const WaybillWish = z.object({
  carrierAccountId: Id,
  /** Null: read off the order's address. */
  receiver: Receiver.nullable(),
  weightGrams: z.int().min(1).max(100_000).nullable(),
  note: text(100),
});
export type WaybillWish = z.output<typeof WaybillWish>;

const waybillActions = actionsOf(waybillLifecycle) as [WaybillAction, ...WaybillAction[]];
export const Waybill = z
  .object({
    id: Id,
    orderNo: OrderNo,
    state: z.enum(waybillStates),
    version: Version,
    carrier: z.object({ id: Id, code: z.string(), name: z.string() }),
    accountTitle: z.string(),
    /** Null until it is issued. */
    waybillNo: z.string().nullable(),
    hasLabel: z.boolean(),
    /** The carrier's own words. */
    failure: z.string().nullable(),
    /** It is issued and to be withdrawn at the carrier, which has not done so yet. */
    withdrawing: z.boolean(),
    allowedActions: z.array(z.enum(waybillActions)),
    requestedAt: Time,
    requestedBy: z.string(),
    printedTimes: z.int(),
    /** What goes into its package. */
    lines: z.array(z.object({ lineId: Id, quantity: z.int() })),
    /** What it was asked for with last; a receiver that was typed for an older address of the order is none any more. */
    asked: WaybillWish,
  })
  .meta({ id: 'Waybill' });
export type Waybill = z.infer<typeof Waybill>;
/** Without `state`: those that wait for somebody. */
export const WaybillQuery = z.object({
  ...Paging,
  state: z.enum(waybillStates).optional(),
  orderNo: OrderNo.optional(),
});

export const waybillBodies = {
  /** `asked` is for one that was refused; left out: as it was asked for last. */
  retry: z.object({ version: Version, asked: WaybillWish.optional() }),
  settle: z.object({ version: Version, waybillNo: WaybillNo }),
  drop: z.object({ version: Version, reason: Reason }),
  cancel: z.object({ version: Version, reason: Reason }),
} satisfies Partial<Record<WaybillAction, z.ZodType>>;
export type WaybillBody = z.output<(typeof waybillBodies)[StaffWaybillAction]>;

export const SelectedOrders = z
  .array(OrderNo)
  .min(1)
  .max(MAX_SELECTED)
  .refine((all) => new Set(all).size === all.length, 'names an order twice');
export const WaybillBatchInput = z.object({ carrierAccountId: Id, orderNos: SelectedOrders });

// ---- Batch shipping ---------------------------------------------------------------------------
export const BatchShipmentQuery = z.object({
  /** Only look: nothing ships until it is told to go on. */
  dryRun: QueryFlag.default(false),
});
export const TemplateQuery = z.object({
  /** With a row for each order that waits to be shipped. */
  prefill: QueryFlag.default(false),
});
export const ResultQuery = z.object({ outcome: z.enum(rowOutcomes).optional() });

// ---- Shipping information for WeChat ----------------------------------------------------------
/** WeChat holds back a payment until it has heard that its goods left. */
export const ShippingUpload = z
  .object({
    id: Id,
    orderNo: OrderNo,
    attemptNo: z.string(),
    /** What was paid, and is held back. */
    amount: Money,
    state: z.enum(uploadStates),
    tries: z.int(),
    nextTryAt: Time.nullable(),
    /** What WeChat said last. */
    lastCode: z.int().nullable(),
    lastMessage: z.string().nullable(),
    paidAt: Time,
    shippedAt: Time.nullable(),
    uploadedAt: Time.nullable(),
    version: Version,
  })
  .meta({ id: 'ShippingUpload' });
export type ShippingUpload = z.infer<typeof ShippingUpload>;
export const ShippingUploadQuery = z.object({ ...Paging, list: z.enum(uploadLists).default('at_risk') });
export const ShippingUploadCounts = z.record(z.enum(uploadLists), z.int());
export const ActOnShippingUpload = z.object({ version: Version, note: text(200).default('') });
export const uploadBodies = { retry: ActOnShippingUpload, done: ActOnShippingUpload };
