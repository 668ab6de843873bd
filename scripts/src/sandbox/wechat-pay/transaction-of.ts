import { rfc3339 } from '../beijing-time';
import type { Trade } from '../payments/trade';
import type { Merchant } from './merchant';

const tradeTypes = { jsapi: 'JSAPI', h5: 'MWEB', native: 'NATIVE', wap: '', page: '' } as const;

/** A payment as WeChat Pay tells of it, in answers and notifications. `amount` in fen. */
export function transactionOf(trade: Trade, { appid, mchid }: Merchant, amount = trade.amount) {
  const [trade_state, trade_state_desc] = stateOf(trade);
  const known = { appid, mchid, out_trade_no: trade.no, attach: trade.attach, trade_state, trade_state_desc };
  if (!trade.paidAt) return { ...known, amount: { total: amount, currency: 'CNY' }, promotion_detail: [] };
  return {
    ...known,
    transaction_id: trade.transactionId,
    trade_type: tradeTypes[trade.kind],
    bank_type: 'OTHERS',
    success_time: rfc3339(new Date(trade.paidAt)),
    payer: { openid: trade.payer },
    amount: { total: amount, payer_total: amount, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [],
  };
}

function stateOf({ status, refunds }: Trade): [state: string, words: string] {
  if (status === 'closed') return ['CLOSED', '订单已关闭'];
  if (status !== 'paid') return ['NOTPAY', '订单未支付'];
  return refunds.some((refund) => refund.status !== 'closed')
    ? ['REFUND', '订单发生过退款，退款详情请查询退款单']
    : ['SUCCESS', '支付成功'];
}
