import * as z from 'zod';
import { Refusal } from '../wechat-errors';
import { isDeliveryId } from './delivery-list';

const LONGEST_NUMBER = 128;
const LONGEST_WORDS = 120;
const MOST_PACKAGES = 15;
const EXPRESS = 1;
const UNIFIED = 1;

/** A payment, by WeChat Pay's number or by the merchant's. */
const orderKey = z.union([
  z.object({ order_number_type: z.literal(1), mchid: z.string(), out_trade_no: z.string() }),
  z.object({ order_number_type: z.literal(2), transaction_id: z.string() }),
]);
const item = z.object({
  tracking_no: z.string().max(LONGEST_NUMBER).optional(),
  express_company: z.string().max(LONGEST_NUMBER).optional(),
  item_desc: z.string().optional(),
  contact: z
    .object({ consignor_contact: z.string().optional(), receiver_contact: z.string().optional() })
    .optional(),
});
const upload = z.object({
  order_key: orderKey,
  logistics_type: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  delivery_mode: z.union([z.literal(1), z.literal(2)]),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(item),
  upload_time: z.string(),
  payer: z.object({ openid: z.string().min(1) }),
});
export type ShippingInfo = z.output<typeof upload>;

/** @throws Refusal 47001 for what is not of the right shape, such as an enum's wrong value */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new Refusal('badFormat', `hint: [${parsed.error.issues[0]?.path.join('.') ?? ''}]`);
  return parsed.data;
}

/** What upload_shipping_info is given, checked as far as it can be without the payment. @throws Refusal */
export function readShippingInfo(body: unknown): ShippingInfo {
  const given = read(upload, body);
  const { delivery_mode: mode, logistics_type: type, shipping_list: list } = given;
  if (mode === UNIFIED && list.length !== 1) throw new Refusal('notOne');
  if (mode !== UNIFIED && type !== EXPRESS) throw new Refusal('splitNotByExpress');
  if (mode !== UNIFIED && given.is_all_delivered === undefined) throw new Refusal('allDeliveredMissing');
  if (list.length === 0) throw new Refusal('badParameter', 'shipping_list');
  if (list.length > MOST_PACKAGES) throw new Refusal('listTooLong');
  for (const one of list) checkPackage(one, type === EXPRESS);
  if (!isMoment(given.upload_time)) throw new Refusal('badTime');
  return given;
}

/** Nothing of these goods is still to come. */
export const isComplete = (info: ShippingInfo): boolean =>
  info.delivery_mode === UNIFIED || info.is_all_delivered === true;

export const isByExpress = (info: ShippingInfo): boolean => info.logistics_type === EXPRESS;

/** @throws Refusal */
function checkPackage(one: z.output<typeof item>, byExpress: boolean): void {
  if (!one.item_desc) throw new Refusal('wordsMissing');
  if ([...one.item_desc].length > LONGEST_WORDS) throw new Refusal('wordsTooLong');
  if (!byExpress) return;
  if (!one.tracking_no) throw new Refusal('badParameter', 'tracking_no');
  if (!isDeliveryId(one.express_company ?? '')) throw new Refusal('badParameter', 'express_company');
  const contact = one.contact?.receiver_contact ?? one.contact?.consignor_contact;
  if (contact === undefined && one.express_company === 'SF') throw new Refusal('badParameter', 'contact');
  if (contact !== undefined && !isMasked(contact)) throw new Refusal('badParameter', 'contact');
}

/** Such as 138****1234: masked, with the last four digits in sight. */
const isMasked = (contact: string): boolean =>
  /^[\d*-]*\*[\d*-]*$/.test(contact) && /\d{4}$/.test(contact.replaceAll('-', ''));

/** Such as 2026-01-15T12:00:00.120+08:00. */
const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));
