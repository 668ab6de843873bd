import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { CashDesk } from '../payments/cash-desk';
import type { Trade } from '../payments/trade';
import { business, Refusal } from './refusal';
import { money, moment, read } from './request';
import type { Parameters } from './signature';

const LIVES_MS = 15 * 24 * 3_600_000;

const page = z.object({
  out_trade_no: z.string().regex(/^\w{1,64}$/),
  total_amount: money,
  subject: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[^/=&]*$/, 'must not contain / = &'),
  product_code: z.string(),
  time_expire: moment.optional(),
  passback_params: z.string().max(512).default(''),
  quit_url: z.string().max(400).optional(),
});
type Page = z.output<typeof page>;

/** Methods that a browser opens: what such a page is called here, and the product that must be named. */
export const pageMethods: Record<string, { kind: 'wap' | 'page'; product: string }> = {
  'alipay.trade.wap.pay': { kind: 'wap', product: 'QUICK_WAP_WAY' },
  'alipay.trade.page.pay': { kind: 'page', product: 'FAST_INSTANT_TRADE_PAY' },
};

/** Opens a page to pay on. No trade comes of it until the payer does something there. @throws Refusal */
export function openPage(
  { kind, product }: { kind: 'wap' | 'page'; product: string },
  parameters: Parameters,
  { trades }: CashDesk,
): Trade {
  const given = read(page, parameters);
  if (given.product_code !== product)
    throw new Refusal('40002', 'isv.invalid-parameter', `product_code应为${product}`);
  const now = trades.now();
  if (given.time_expire && given.time_expire <= now)
    throw business('INVALID_PARAMETER', '订单已超过支付期限');
  const known = trades.find('alipay', given.out_trade_no);
  if (known?.status === 'paid') throw business('TRADE_HAS_SUCCESS', '交易已被支付');
  if (known?.status === 'closed') throw business('TRADE_HAS_CLOSE', '交易已经关闭');
  if (known?.status === 'unpaid') {
    if (known.amount !== given.total_amount) throw business('CONTEXT_INCONSISTENT', '交易信息被篡改');
    return known;
  }
  const offered = newOffer(kind, given, parameters, now);
  trades.put(offered);
  return offered;
}

function newOffer(kind: 'wap' | 'page', given: Page, parameters: Parameters, now: Date): Trade {
  const expiresAt = (given.time_expire ?? new Date(now.getTime() + LIVES_MS)).toISOString();
  const returnUrl = parameters.return_url || null;
  return {
    provider: 'alipay',
    no: given.out_trade_no,
    kind,
    status: 'offered',
    amount: given.total_amount,
    description: given.subject,
    attach: given.passback_params,
    notifyUrl: parameters.notify_url ?? '',
    createdAt: now.toISOString(),
    expiresAt,
    ticket: `alipay-${randomBytes(16).toString('hex')}`,
    ticketExpiresAt: expiresAt,
    returnUrl,
    quitUrl: given.quit_url ?? returnUrl,
    payer: null,
    transactionId: null,
    paidAt: null,
    byCertificate: false,
    refunds: [],
  };
}
