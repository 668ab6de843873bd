import * as z from 'zod';
import { fromBeijingPlain } from '../../platform/beijing-time';
import { fromYuan } from './yuan';

/** What Alipay says, as far as it is listened to: opendocs.alipay.com. Absent and empty are the same to it. */
const text = z.string().optional();
const filled = z.string().min(1);
const time = filled.transform((value, context) => {
  const read = fromBeijingPlain(value);
  if (Number.isNaN(read.getTime())) context.addIssue({ code: 'custom', message: 'no time' });
  return read;
});
const maybeTime = z
  .union([time, z.literal('')])
  .optional()
  .transform((value) => value || undefined);
const fen = z.string().transform((value, context) => {
  const amount = fromYuan(value);
  if (amount === undefined) context.addIssue({ code: 'custom', message: 'no amount' });
  return amount ?? 0;
});

/** Every answer. `sub_msg` is for people, in Chinese. */
export const Outcome = z.object({ code: filled, msg: text, sub_code: text, sub_msg: text });
export type Outcome = z.output<typeof Outcome>;

const states = ['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED'] as const;

export const Trade = z.object({
  out_trade_no: z.string(),
  trade_no: filled,
  trade_status: z.enum(states),
  total_amount: fen,
  /** Set only where foreign money is involved. */
  trans_currency: text,
  /** When it was paid. */
  send_pay_date: maybeTime,
});
export type Trade = z.output<typeof Trade>;

export const Refunded = z.object({
  out_trade_no: z.string(),
  /** `Y`: this very call moved money. */
  fund_change: text,
  gmt_refund_pay: maybeTime,
});

/** Without `refund_status` there is no such refund, or it came to nothing. */
export const RefundQueried = z.object({
  out_trade_no: text,
  out_request_no: text,
  refund_status: text,
  gmt_refund_pay: maybeTime,
});

export const Notification = z.object({
  app_id: filled,
  seller_id: text,
  out_trade_no: filled,
  trade_no: filled,
  trade_status: z.enum(states),
  total_amount: fen,
  trans_currency: text,
  gmt_payment: maybeTime,
  gmt_refund: maybeTime,
  refund_fee: text,
  /** The number of the refund that it tells of. */
  out_biz_no: text,
});
export type Notification = z.output<typeof Notification>;
