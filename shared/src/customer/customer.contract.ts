import * as z from 'zod';
import { Id, Paging, Phone, requiredText, text, Time } from '../api/common.contract.js';
import { withoutEdges } from '../api/pasted.js';

export const WechatSignIn = z.object({ code: z.string().min(1).max(200) });
export const PhoneCodeRequest = z.object({ phone: Phone });
export const PhoneSignIn = z.object({ phone: Phone, code: z.string().regex(/^\d{6}$/, 'must be 6 digits') });

export const Me = z
  .object({
    id: Id,
    nickname: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    /** The stores whose pickups this shopper may redeem. */
    verifierStores: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
export const UpdateMe = z.object({
  nickname: requiredText(20),
  /** Missing: as it was; null: none. */
  email: z.email().max(100).toLowerCase().nullable().optional(),
});
export const ShopperSession = z
  .object({ token: z.string(), expiresAt: Time, me: Me })
  .meta({ id: 'ShopperSession' });
export type ShopperSession = z.infer<typeof ShopperSession>;

/** Entries of one shopper's address book; it is always shown whole. */
export const MAX_ADDRESSES = 50;
export const AddressInput = z.object({
  contactName: requiredText(30),
  contactPhone: Phone,
  /** Province, city, district as chosen, such as "上海市 上海市 静安区". */
  region: requiredText(60),
  detail: requiredText(120),
  postcode: text(10),
  isDefault: z.boolean(),
});
export const Address = AddressInput.extend({ id: Id }).meta({ id: 'Address' });
export type Address = z.infer<typeof Address>;

/** A customer as staff see one. */
export const Customer = z
  .object({
    id: Id,
    nickname: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    createdAt: Time,
  })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof Customer>;
export const CustomerQuery = z.object({ ...Paging, q: text(50).overwrite(withoutEdges).optional() });
