import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { beijingTime } from '../beijing-time';
import { refundable, refunded, type Refund, type Trade } from '../payments/trade';
import { yuan } from '../yuan';
import type { Method } from './method';
import { business } from './refusal';
import { money, read } from './request';
import { buyerLogonId, findTrade, numbers, tradeStatus } from './trades';

const refundRequest = numbers.safeExtend({
  refund_amount: money,
  out_request_no: z.string().min(1).max(64).optional(),
  refund_reason: z.string().max(256).default(''),
});

/** alipay.trade.refund: `fund_change` is Y only when this very call moved the money. */
export const refund: Method = (parameters, desk) => {
  const given = read(refundRequest, parameters);
  const trade = findTrade(given, desk);
  const now = desk.trades.now();
  const no = given.out_request_no ?? trade.no;
  const known = trade.refunds.find((one) => one.no === no && willSucceed(one));
  if (known && known.amount !== given.refund_amount)
    throw business('DISCORDANT_REPEAT_REQUEST', '请求信息不一致');
  if (known) return refundAnswer(trade, false);

  const status = tradeStatus(trade, now);
  if (status === 'TRADE_FINISHED') throw business('TRADE_HAS_FINISHED', '交易已完结');
  if (status !== 'TRADE_SUCCESS') throw business('TRADE_STATUS_ERROR', '交易状态不合法');
  if (given.out_request_no === undefined && given.refund_amount !== trade.amount)
    throw business('INVALID_PARAMETER', '部分退款时out_request_no必填');
  if (given.refund_amount > refundable(trade)) throw business('REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');
  if (desk.misbehaviour.take('alipay', 'not_enough'))
    throw business('SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');

  const one: Refund = {
    no,
    id: randomUUID(),
    status: 'processing',
    amount: given.refund_amount,
    reason: given.refund_reason,
    notifyUrl: trade.notifyUrl,
    createdAt: now.toISOString(),
    finishedAt: null,
  };
  // One that came to nothing has left its number free.
  trade.refunds = trade.refunds.filter((other) => other.no !== no);
  desk.refund(trade, one);
  return refundAnswer(trade, one.status === 'succeeded');
};

/** alipay.trade.fastpay.refund.query: says nothing about a refund that did not succeed. */
export const queryRefund: Method = (parameters, desk) => {
  const given = read(numbers.safeExtend({ out_request_no: z.string().min(1).max(64) }), parameters);
  const trade = findTrade(given, desk);
  const known = trade.refunds.find(({ no, status }) => no === given.out_request_no && status === 'succeeded');
  if (!known) return {};
  return {
    trade_no: trade.transactionId,
    out_trade_no: trade.no,
    out_request_no: known.no,
    total_amount: yuan(trade.amount),
    refund_amount: yuan(known.amount),
    refund_reason: known.reason,
    refund_status: 'REFUND_SUCCESS',
  };
};

const willSucceed = ({ status }: Refund): boolean => status === 'succeeded' || status === 'processing';

/** `refund_fee` is all that was ever refunded of the trade. */
function refundAnswer(trade: Trade, moved: boolean) {
  const last = trade.refunds.filter(({ status }) => status === 'succeeded').at(-1);
  return {
    trade_no: trade.transactionId,
    out_trade_no: trade.no,
    buyer_logon_id: buyerLogonId,
    fund_change: moved ? 'Y' : 'N',
    refund_fee: yuan(refunded(trade)),
    ...(last?.finishedAt ? { gmt_refund_pay: beijingTime(new Date(last.finishedAt)) } : {}),
  };
}
