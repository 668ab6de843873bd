import * as z from 'zod';
import { MAX_AMOUNT } from '../money.js';
import { compactPhone, landlinePattern, phonePattern } from './phone.js';

// WeChat's engine has no Function constructor: never let zod compile its parsers there.
z.config({ jitless: true });

/** Ids are decimal strings. */
export const Id = z.string().regex(/^[1-9]\d{0,14}$/, 'must be an id');
/** A random, unguessable id. */
export const Token = z.string().regex(/^[\w-]{8,64}$/, 'must be a token');
/** Money in the currency's minor unit. */
export const Money = z.int().min(0).max(MAX_AMOUNT);
/** The money of a difference: negative when the shop owes. */
export const SignedMoney = z.int().min(-MAX_AMOUNT).max(MAX_AMOUNT);
/** ISO 8601, UTC. */
export const Time = z.iso.datetime();
/** A day in the shop's time zone, `2026-05-31`: of this century or the next, so that every moment of it can be told. */
export const Day = z.iso.date().refine((day) => /^2[01]/.test(day), 'must be from 2000-01-01 to 2199-12-31');
export const Version = z.int().min(1);

/** Text that people type: trimmed, without control characters and half ones, never longer than its column. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(
      (value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u.test(value),
      'has control characters, or half a character',
    );
export const requiredText = (max: number) => text(max).min(1);
export const Reason = requiredText(200);
/** Digits with an optional country code, as people in mainland China and Hong Kong write it; kept without spaces and dashes. */
export const Phone = z.string().overwrite(compactPhone).regex(phonePattern, 'must be a phone number');

/** A shop's own number, as it prints it: "021-5550 0101". */
export const LandlinePhone = z.string().trim().regex(landlinePattern, 'must be a phone number');

export const LocalText = z.object({
  'zh-CN': requiredText(200),
  'zh-HK': text(200).optional(),
  en: text(200).optional(),
});
export const LongLocalText = z.object({
  'zh-CN': text(5000),
  'zh-HK': text(5000).optional(),
  en: text(5000).optional(),
});

export const Paging = {
  limit: z.coerce.number<string | number>().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
};
export const PageQuery = z.object(Paging);
/** A page, newest first; `nextCursor` is null on the last. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

export const IdParams = z.object({ id: Id });
export const OrderNo = z.string().regex(/^\d{8,20}$/, 'must be an order number');
export const OrderParams = z.object({ orderNo: OrderNo });
/** `?id=1&id=2`: one or many. */
export const ManyIds = z.object({
  id: z.preprocess((value): unknown => (Array.isArray(value) ? value : [value]), z.array(Id).min(1).max(100)),
});
const toBoolean = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);
export const QueryFlag = z.preprocess(toBoolean, z.boolean());

/** An uploaded picture. */
export const Picture = z.object({ id: Token, url: z.string() }).meta({ id: 'Picture' });
