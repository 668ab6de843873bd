import type { FastifyInstance } from 'fastify';
import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { rfc3339 } from '../beijing-time';
import type { CashDesk } from '../payments/cash-desk';
import { refundable, type Refund, type Trade } from '../payments/trade';
import { notifyUrl, read } from './parameters';
import { badParameter, badRequest, Refusal } from './refusal';
import type { Merchant } from './merchant';

const WITHIN_MS = 365 * 24 * 3_600_000;
const APART_MS = 60_000;
const AT_MOST = 50;

const refundOrder = z
  .strictObject({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: z.string().min(6).max(32).optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: z.string().min(1).max(80).optional(),
    notify_url: notifyUrl.optional(),
    funds_account: z.literal('AVAILABLE').optional(),
    amount: z.strictObject({
      refund: z.int().min(1),
      total: z.int().min(1),
      currency: z.literal('CNY'),
      from: z.array(z.unknown()).optional(),
    }),
    goods_detail: z.array(z.unknown()).optional(),
  })
  .refine((given) => given.transaction_id ?? given.out_trade_no, 'transaction_id or out_trade_no is needed');
type RefundOrder = z.output<typeof refundOrder>;

const statuses = {
  processing: 'PROCESSING',
  succeeded: 'SUCCESS',
  abnormal: 'ABNORMAL',
  closed: 'CLOSED',
} as const;

/** Asking for refunds and about them. The same number again answers the same and moves nothing. */
export function addRefunds(routes: FastifyInstance, desk: CashDesk): void {
  const { trades, misbehaviour } = desk;

  routes.post('/v3/refund/domestic/refunds', ({ body }) => {
    const given = read(refundOrder, body);
    const trade = paidTrade(desk, given);
    const known = trades.findRefund('wechat_pay', given.out_refund_no);
    if (known) {
      const same = known.trade === trade && known.refund.amount === given.amount.refund;
      if (!same || given.amount.total !== trade.amount)
        throw badRequest('请求重入时，参数与首次请求时不一致');
      return refundAnswer(trade, known.refund);
    }
    checkLimits(trade, given, trades.now());
    if (misbehaviour.take('wechat_pay', 'not_enough'))
      throw new Refusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
    const refund = newRefund(given, trades.now());
    desk.refund(trade, refund);
    return refundAnswer(trade, refund);
  });

  routes.get<{ Params: { no: string } }>('/v3/refund/domestic/refunds/:no', ({ params }) => {
    const known = trades.findRefund('wechat_pay', params.no);
    if (!known) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return refundAnswer(known.trade, known.refund);
  });
}

/** @throws Refusal */
function paidTrade({ trades }: CashDesk, { transaction_id: id, out_trade_no: no }: RefundOrder): Trade {
  const trade = trades.findBy(
    (one) =>
      one.provider === 'wechat_pay' &&
      (id === undefined || one.transactionId === id) &&
      (no === undefined || one.no === no),
  );
  if (!trade) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (trade.status !== 'paid') throw badRequest('订单未支付，不能退款');
  return trade;
}

function checkLimits(trade: Trade, { amount }: RefundOrder, now: Date): void {
  if (amount.total !== trade.amount)
    throw badParameter('/amount/total', '订单金额或退款金额与之前请求不一致');
  if (now.getTime() - new Date(trade.paidAt ?? 0).getTime() > WITHIN_MS)
    throw badRequest('订单已超过可退款的最大期限');
  if (trade.refunds.length >= AT_MOST) throw badRequest('退款次数超过50次');
  if (amount.refund > refundable(trade)) throw badRequest('申请退款金额超过订单可退金额');
  const last = trade.refunds.at(-1);
  if (last && now.getTime() - new Date(last.createdAt).getTime() < APART_MS)
    throw new Refusal(429, 'FREQUENCY_LIMITED', '同一笔订单的退款请求需相隔1分钟');
}

const newRefund = (given: RefundOrder, now: Date): Refund => ({
  no: given.out_refund_no,
  id: `503${String(now.getTime()).padStart(15, '0')}${String(randomInt(1e10)).padStart(10, '0')}`,
  status: 'processing',
  amount: given.amount.refund,
  reason: given.reason ?? '',
  notifyUrl: given.notify_url ?? '',
  createdAt: now.toISOString(),
  finishedAt: null,
});

/** A refund as WeChat Pay tells of it in answers. */
function refundAnswer(trade: Trade, refund: Refund) {
  const { amount } = refund;
  return {
    refund_id: refund.id,
    out_refund_no: refund.no,
    transaction_id: trade.transactionId,
    out_trade_no: trade.no,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc3339(new Date(refund.createdAt)),
    ...successTime(refund),
    status: statuses[refund.status],
    funds_account: 'AVAILABLE',
    amount: {
      ...{ total: trade.amount, refund: amount, from: [], payer_total: trade.amount, payer_refund: amount },
      ...{ settlement_refund: amount, settlement_total: trade.amount, discount_refund: 0, currency: 'CNY' },
    },
  };
}

/** A refund as WeChat Pay tells of it in notifications. */
export const refundNews = (trade: Trade, refund: Refund, { mchid }: Merchant) => ({
  mchid,
  out_trade_no: trade.no,
  transaction_id: trade.transactionId,
  out_refund_no: refund.no,
  refund_id: refund.id,
  refund_status: statuses[refund.status],
  ...successTime(refund),
  user_received_account: '支付用户零钱',
  amount: {
    ...{ total: trade.amount, refund: refund.amount },
    ...{ payer_total: trade.amount, payer_refund: refund.amount },
  },
});

const successTime = ({ status, finishedAt }: Refund) =>
  status === 'succeeded' && finishedAt ? { success_time: rfc3339(new Date(finishedAt)) } : {};
