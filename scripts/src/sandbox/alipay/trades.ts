import * as z from 'zod';
import { beijingTime } from '../beijing-time';
import type { CashDesk } from '../payments/cash-desk';
import { refunded, type Trade } from '../payments/trade';
import { yuan } from '../yuan';
import type { Method } from './method';
import { business, tradeNotExist } from './refusal';
import { read } from './request';

/** After that a trade is over: no more refunds. */
const FINISHED_AFTER_MS = 365 * 24 * 3_600_000;

export const numbers = z
  .object({ out_trade_no: z.string().max(64).optional(), trade_no: z.string().max(64).optional() })
  .refine((given) => given.out_trade_no ?? given.trade_no, 'out_trade_no or trade_no is needed');

/** The trade with these numbers; an opened page is none yet. @throws Refusal ACQ.TRADE_NOT_EXIST */
export function findTrade(given: z.output<typeof numbers>, { trades }: CashDesk): Trade {
  const trade = trades.findBy(
    ({ provider, status, no, transactionId }) =>
      provider === 'alipay' &&
      status !== 'offered' &&
      (given.trade_no === undefined || transactionId === given.trade_no) &&
      (given.out_trade_no === undefined || no === given.out_trade_no),
  );
  if (!trade) throw tradeNotExist();
  return trade;
}

/** A full refund closes a trade just as a missed deadline does. */
export function tradeStatus(trade: Trade, now: Date): string {
  if (trade.status === 'closed' || (trade.paidAt && refunded(trade) === trade.amount)) return 'TRADE_CLOSED';
  if (!trade.paidAt) return 'WAIT_BUYER_PAY';
  const age = now.getTime() - new Date(trade.paidAt).getTime();
  return age > FINISHED_AFTER_MS ? 'TRADE_FINISHED' : 'TRADE_SUCCESS';
}

export const buyerLogonId = '138******01';

/** alipay.trade.query */
export const queryTrade: Method = (parameters, desk) => {
  const trade = findTrade(read(numbers, parameters), desk);
  const amount = yuan(trade.amount);
  return {
    trade_no: trade.transactionId,
    out_trade_no: trade.no,
    buyer_logon_id: buyerLogonId,
    buyer_user_id: trade.payer,
    trade_status: tradeStatus(trade, desk.trades.now()),
    total_amount: amount,
    ...(trade.paidAt
      ? {
          ...{ send_pay_date: beijingTime(new Date(trade.paidAt)), point_amount: '0.00' },
          ...{ receipt_amount: amount, buyer_pay_amount: amount, invoice_amount: amount },
          fund_bill_list: [{ amount, fund_channel: 'ALIPAYACCOUNT' }],
        }
      : {}),
  };
};

/** alipay.trade.close */
export const closeTrade: Method = (parameters, desk) => {
  const trade = findTrade(read(numbers, parameters), desk);
  if (trade.status !== 'unpaid') throw business('TRADE_STATUS_ERROR', '交易状态不合法');
  trade.status = 'closed';
  desk.trades.changed();
  return { trade_no: trade.transactionId, out_trade_no: trade.no };
};
