import * as z from 'zod';
import {
  Id,
  LocalText,
  Money,
  OrderNo,
  Phone,
  requiredText,
  text,
  Time,
  Token,
  Version,
} from '../api/common.contract.js';
import { PaymentKind } from '../shop/shop.contract.js';
import { EditDelivery, EditPreview, ExtraInput, ExtraView } from './order-edit.contract.js';
import { MAX_EXTRAS } from './order-extras.js';
import { AmountsView, OrderLine, OrderLines } from './order.contract.js';

/** Whom staff place an order for. Somebody with this phone is taken as they are. */
export const CreateCustomer = z.object({ phone: Phone, nickname: requiredText(20) });

const Extras = z
  .array(
    ExtraInput.refine(({ kind }) => kind !== 'markup', {
      path: ['kind'],
      message: 'must be item or discount',
    }),
  )
  .max(MAX_EXTRAS)
  .default([]);
/** What decides what it costs. */
const priced = {
  lines: OrderLines,
  extras: Extras,
  /** Another fee than the shipping method's. */
  shipping: Money.optional(),
  /** Null for pickup and for what the shop brings itself. */
  shippingMethodId: Id.nullable(),
  paid: z.boolean(),
  paymentMethodId: Id,
};
export const OnBehalfWish = z.object(priced);
export const OnBehalfPreview = EditPreview.pick({
  lines: true,
  extras: true,
  amounts: true,
  problems: true,
  catalogue: true,
}).meta({ id: 'OnBehalfPreview' });
export type OnBehalfPreview = z.infer<typeof OnBehalfPreview>;

const { shippingMethodId: _, ...costs } = priced;
export const PlaceOnBehalf = z.object({
  customerId: Id,
  ...costs,
  delivery: EditDelivery,
  /** Of money that is there already: how it came. */
  paymentNote: text(200).default(''),
  note: text(200).default(''),
  merchantNote: text(1000).default(''),
  /** The total that staff saw; another one is refused with `total_changed`. */
  expectedTotal: Money,
});

// ---- The payment link -------------------------------------------------------------------------
/**
 * Whoever holds the address can pay; it is shown once and kept nowhere. It ends with the order's time to pay, which is
 * null while staff look at a proof.
 */
export const PayLink = z.object({ url: z.string(), expiresAt: Time.nullable() }).meta({ id: 'PayLink' });
export type PayLink = z.infer<typeof PayLink>;

/** `open`: it can be paid, or its proof is being looked at. */
export const payLinkStates = ['open', 'paid', 'cancelled', 'expired'] as const;
/** What a payer needs to see, and nothing of the customer: no name, no phone, no address. */
export const PayPage = z
  .object({
    state: z.enum(payLinkStates),
    /** Null once there is nothing to pay. */
    order: z
      .object({
        orderNo: OrderNo,
        version: Version,
        /** Staff are looking at a proof. */
        proofWaits: z.boolean(),
        /** Why the last proof was sent back. */
        proofRejected: z.string().nullable(),
        lines: z.array(
          OrderLine.pick({ productName: true, skuName: true, picture: true, quantity: true, amount: true }),
        ),
        extras: z.array(ExtraView),
        amounts: AmountsView,
        payment: z.object({
          methodId: Id,
          kind: PaymentKind,
          title: LocalText,
          instructions: z.record(z.string(), z.string()),
          deadline: Time.nullable(),
        }),
        /** Other ways to pay it are among them. */
        methods: z.array(z.object({ id: Id, kind: PaymentKind, title: LocalText })),
      })
      .nullable(),
  })
  .meta({ id: 'PayPage' });
export type PayPage = z.infer<typeof PayPage>;
export const ProveByLink = z.object({ version: Version, pictureId: Token, note: text(200).default('') });
export const ChangeMethodByLink = z.object({ version: Version, paymentMethodId: Id });
