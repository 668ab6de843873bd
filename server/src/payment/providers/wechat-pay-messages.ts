import * as z from 'zod';

/** What WeChat Pay says, as far as it is listened to: pay.weixin.qq.com/doc/v3/merchant. */
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const fen = z.int().min(0);

/** A refusal. `message` is for people, in Chinese. */
export const Refusal = z.object({ code: z.string().min(1), message: z.string().default('') });
export type Refusal = z.output<typeof Refusal>;

export const Prepaid = z.object({ prepay_id: z.string().min(1) });
export const H5Page = z.object({ h5_url: z.url() });
export const NativeCode = z.object({ code_url: z.string().min(1) });

const ofTrade = { appid: z.string(), mchid: z.string(), out_trade_no: z.string() };
const paidTrade = z.object({
  ...ofTrade,
  trade_state: z.enum(['SUCCESS', 'REFUND']),
  transaction_id: z.string().min(1),
  success_time: time,
  amount: z.object({ total: fen, currency: z.string().default('CNY') }),
});
export type PaidTrade = z.output<typeof paidTrade>;
/** Somebody pays right now, or can still try. */
const openTrade = z.object({
  ...ofTrade,
  trade_state: z.enum(['NOTPAY', 'USERPAYING', 'ACCEPT', 'PAYERROR']),
});
const deadTrade = z.object({ ...ofTrade, trade_state: z.enum(['CLOSED', 'REVOKED']) });
export const Trade = z.discriminatedUnion('trade_state', [paidTrade, openTrade, deadTrade]);
export type Trade = z.output<typeof Trade>;

const ofRefund = {
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  success_time: time.optional(),
  user_received_account: z.string().default(''),
};
export const Refund = z.object({
  ...ofRefund,
  status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']),
});
export type Refund = z.output<typeof Refund>;
/** The same in a notification, where the status has another name. */
export const NotifiedRefund = z
  .object({ ...ofRefund, mchid: z.string(), refund_status: Refund.shape.status })
  .transform(({ refund_status: status, ...refund }) => ({ ...refund, status }));

/** Encrypted with the APIv3 key. */
export const Sealed = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().nullish(),
});
export type Sealed = z.output<typeof Sealed>;

export const Certificates = z.object({
  data: z.array(z.object({ serial_no: z.string(), expire_time: time, encrypt_certificate: Sealed })),
});

export const Notification = z.object({ event_type: z.string(), resource: z.unknown() });
