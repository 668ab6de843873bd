import * as z from 'zod';
import {
  Id,
  LandlinePhone,
  LocalText,
  Money,
  requiredText,
  text,
  Time,
  Token,
  Version,
} from '../api/common.contract.js';
import { currencyCodes } from '../money.js';
import { languages } from '../lang.js';
import { paymentKinds } from '../order/order.terms.js';
import { alertKinds } from '../alert/alert-kinds.js';

export const PaymentKind = z.enum(paymentKinds);

export const GeoPoint = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });

export const StoreInput = z.object({
  name: requiredText(60),
  address: requiredText(200),
  phone: LandlinePhone,
  location: GeoPoint.nullable(),
  /** Free words, such as "每天 08:00–21:00". */
  openingHours: requiredText(100),
  open: z.boolean(),
  /** Shoppers who may redeem here. */
  verifierIds: z.array(Id).max(50),
});
export const Verifier = z.object({ id: Id, nickname: z.string(), phone: z.string().nullable() });
export const Store = StoreInput.omit({ verifierIds: true })
  .extend({ id: Id, verifiers: z.array(Verifier), version: Version })
  .meta({ id: 'Store' });
export type Store = z.infer<typeof Store>;

/** A store as shoppers see it; metres are null when either place is unknown. */
export const ShopStore = Store.omit({ verifiers: true, version: true })
  .extend({ distanceMetres: z.int().nullable() })
  .meta({ id: 'ShopStore' });
export type ShopStore = z.infer<typeof ShopStore>;

export const PaymentMethodInput = z.object({
  kind: PaymentKind,
  title: LocalText,
  /** What the buyer must do; account numbers and the like. Offline methods only. */
  instructions: z.object({ 'zh-CN': text(1000), 'zh-HK': text(1000).optional(), en: text(1000).optional() }),
  enabled: z.boolean(),
  position: z.int().min(0).max(999),
});
export const PaymentMethod = PaymentMethodInput.extend({
  id: Id,
  version: Version,
  /** False while the provider's settings are missing: it is not offered then. */
  ready: z.boolean(),
}).meta({ id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const ShippingMethodInput = z.object({
  title: LocalText,
  description: z.object({ 'zh-CN': text(200), 'zh-HK': text(200).optional(), en: text(200).optional() }),
  fee: Money,
  /** Free when the items reach this amount; null: never. */
  freeFrom: Money.nullable(),
  enabled: z.boolean(),
  position: z.int().min(0).max(999),
});
export const ShippingMethod = ShippingMethodInput.extend({ id: Id, version: Version }).meta({
  id: 'ShippingMethod',
});
export type ShippingMethod = z.infer<typeof ShippingMethod>;

export const CarrierInput = z.object({
  /** KDNiao's code. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9_]{1,16}$/, 'must be 1–16 capital letters and digits'),
  name: requiredText(60),
  enabled: z.boolean(),
  position: z.int().min(0).max(999),
});
export const Carrier = CarrierInput.extend({ id: Id, version: Version }).meta({ id: 'Carrier' });
export type Carrier = z.infer<typeof Carrier>;

/** A sound that staff uploaded. */
export const UploadedSound = z.object({ id: Token, url: z.string().max(200) }).meta({ id: 'UploadedSound' });
export type UploadedSound = z.infer<typeof UploadedSound>;

/** The shop's own sound for a kind of alert; `name` is what its file was called. The address is told by the server. */
export const AlertSound = UploadedSound.extend({ name: text(100) }).meta({ id: 'AlertSound' });
export type AlertSound = z.infer<typeof AlertSound>;

export const SettingsInput = z.object({
  name: LocalText,
  notice: z.object({ 'zh-CN': text(200), 'zh-HK': text(200).optional(), en: text(200).optional() }),
  currency: z.enum(currencyCodes),
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => /^[A-Za-z]+(\/[A-Za-z_+-]+)*$/.test(zone), 'must be an IANA time zone'),
  lang: z.enum(languages),
  expressEnabled: z.boolean(),
  pickupEnabled: z.boolean(),
  /** Unpaid orders cancel themselves after so many minutes. */
  paymentDeadlineMinutes: z.int().min(5).max(43_200),
  /** Shipped orders are received by themselves after so many days; 0 completes on shipping. */
  autoReceiptDays: z.int().min(0).max(60),
  reviewsEnabled: z.boolean(),
  /** Speak an alert again every so many seconds until someone handles it; 0 never. */
  alertRepeatSeconds: z.int().min(0).max(3600),
  /** Which alerts are spoken. */
  spokenAlerts: z.array(z.enum(alertKinds)),
  /** Kinds that sound with the shop's own sound; the others are spoken. */
  alertSounds: z.partialRecord(z.enum(alertKinds), AlertSound),
  /** What printed documents say of the merchant. */
  merchant: z.object({
    legalName: text(100),
    address: text(200),
    phone: text(30),
    taxNumber: text(40),
  }),
});
export const Settings = SettingsInput.extend({ version: Version }).meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

/** The shop as its visitors see it. */
export const ShopInfo = Settings.pick({
  name: true,
  notice: true,
  currency: true,
  timeZone: true,
  lang: true,
  expressEnabled: true,
  pickupEnabled: true,
  reviewsEnabled: true,
  autoReceiptDays: true,
})
  .extend({ logoUrl: z.string(), bannerUrls: z.array(z.string()), now: Time })
  .meta({ id: 'ShopInfo' });
export type ShopInfo = z.infer<typeof ShopInfo>;
