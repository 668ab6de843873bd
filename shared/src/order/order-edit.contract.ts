import * as z from 'zod';
import {
  Id,
  LocalText,
  Money,
  Phone,
  requiredText,
  SignedMoney,
  text,
  Time,
  Version,
} from '../api/common.contract.js';
import { CartLineInput } from '../catalog/catalog.contract.js';
import { productKinds } from '../catalog/product-kinds.js';
import { editProblems, editSettlements } from './order-edit.js';
import { deliveryModes } from './order-lifecycle.js';
import { extraKinds, MOST_EXTRAS } from './order-extras.js';
import { MAX_LINES, MAX_QUANTITY } from './order-limits.js';

/** A custom item, a custom discount, or the markup of a changed price. */
export const ExtraView = z
  .object({ kind: z.enum(extraKinds), title: z.string(), amount: Money })
  .meta({ id: 'Extra' });
export const ExtraInput = z
  .object({ kind: z.enum(extraKinds), title: text(60), amount: Money.min(1) })
  .refine(({ kind, title }) => (kind === 'markup') === (title === ''), {
    path: ['title'],
    message: 'must be given, but for a markup',
  });

const receiver = { contactName: requiredText(30), contactPhone: Phone };
/** Where the goods go from now on. */
export const EditDelivery = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('express'),
    shippingMethodId: Id,
    ...receiver,
    address: requiredText(200),
  }),
  z.object({ mode: z.literal('merchant_delivery'), ...receiver, address: requiredText(200) }),
  z.object({ mode: z.literal('pickup'), storeId: Id, ...receiver }),
]);
export type EditDelivery = z.infer<typeof EditDelivery>;

/** What is left out stays as it is. */
const editFields = {
  /** New quantities; 0 removes the line. */
  lines: z
    .array(z.object({ lineId: Id, quantity: z.int().min(0).max(MAX_QUANTITY) }))
    .max(MAX_LINES)
    .default([]),
  /** New lines, at today's price. */
  added: z.array(CartLineInput).max(MAX_LINES).default([]),
  /** All custom items, custom discounts and markups from now on; beyond `MAX_EXTRAS` only what was there. */
  extras: z.array(ExtraInput).max(MOST_EXTRAS).optional(),
  shipping: Money.optional(),
  delivery: EditDelivery.optional(),
};
export const EditInput = z.object(editFields);
export const editBody = z.object({
  version: Version,
  ...editFields,
  /** The total of the preview; another one now is refused with `total_changed`. */
  expectedTotal: Money,
  /** Why, for the history. */
  reason: text(200).default(''),
});

/** What an edit would make of the order, and what stands in its way. */
export const EditPreview = z
  .object({
    version: Version,
    lines: z.array(
      z.object({
        /** Null for a new one, whose place among the added is `added`. */
        lineId: Id.nullable(),
        added: z.int().nullable(),
        skuId: Id,
        kind: z.enum(productKinds),
        productName: LocalText,
        skuName: LocalText,
        barcode: z.string(),
        picture: z.string(),
        quantity: z.int(),
        unitPrice: Money,
        discount: Money,
      }),
    ),
    extras: z.array(ExtraView),
    /** Not within any bounds: that they are too large may be what stands in the way. */
    amounts: z.object({
      items: z.int(),
      shipping: z.int(),
      surcharge: z.int(),
      discount: z.int(),
      total: z.int(),
    }),
    /** The order's total as it is. */
    totalBefore: Money,
    /** The new total less the old one. */
    difference: z.int(),
    /** Negative when money would have to go back. */
    due: z.int(),
    problems: z.array(
      z.object({
        code: z.enum(editProblems),
        lineId: Id.nullable(),
        added: z.int().nullable(),
        left: z.int().nullable(),
      }),
    ),
    /** What the catalogue says today of every SKU concerned. */
    catalogue: z.array(
      z.object({
        skuId: Id,
        kind: z.enum(productKinds),
        price: Money,
        sellable: z.int(),
        enabled: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'EditPreview' });
export type EditPreview = z.infer<typeof EditPreview>;

/** An order as it was before an edit, or after it. */
export const EditSnapshot = z.object({
  lines: z.array(
    z.object({
      skuId: Id,
      productName: LocalText,
      skuName: LocalText,
      quantity: z.int(),
      unitPrice: Money,
      discount: Money,
    }),
  ),
  extras: z.array(ExtraView),
  shipping: Money,
  discount: Money,
  /** Where it goes, with the names of that day. */
  delivery: z.object({
    mode: z.enum(deliveryModes),
    shippingMethod: LocalText.nullable(),
    store: z.string().nullable(),
    address: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
  }),
  total: Money,
});
export type EditSnapshot = z.infer<typeof EditSnapshot>;
export const OrderEditView = z
  .object({
    at: Time,
    by: z.string(),
    reason: z.string(),
    before: EditSnapshot,
    after: EditSnapshot,
    /** What it changed of what is to be paid, once something was paid; 0 when the new total is simply collected. */
    difference: SignedMoney,
    settlement: z.enum(editSettlements).nullable(),
    settledAt: Time.nullable(),
    settledBy: z.string().nullable(),
  })
  .meta({ id: 'OrderEdit' });
export type OrderEditView = z.infer<typeof OrderEditView>;

/** What edits left open of an order that was paid before: until it is settled. */
export const OpenDifference = z
  .object({
    /** What the order cost when it was paid. */
    originalTotal: Money,
    /** What was paid and is not on its way back. */
    collected: Money,
    /** To be collected; negative: to be given back. */
    amount: SignedMoney,
  })
  .meta({ id: 'OpenDifference' });
