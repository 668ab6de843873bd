import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { beijingTime } from '../beijing-time';
import type { CashDesk } from '../payments/cash-desk';
import type { Trade } from '../payments/trade';
import { isOpenidOf } from '../wechat';
import { notifyUrl, read } from './parameters';
import { badParameter, badRequest, Refusal } from './refusal';
import { transactionOf } from './transaction-of';
import { isPublicKeyId, type Merchant } from './merchant';

const LIVES_MS = 7 * 24 * 3_600_000;
const TICKET_LIVES_MS = 2 * 3_600_000;
const SOONEST_EXPIRY_MS = 60_000;

const rfc3339 = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/, 'must be RFC 3339 with an offset');
const extra = z.record(z.string(), z.unknown()).optional();
const order = z.strictObject({
  appid: z.string().min(1).max(32),
  mchid: z.string().min(1).max(32),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/),
  time_expire: rfc3339.optional(),
  attach: z.string().max(128).default(''),
  notify_url: notifyUrl,
  goods_tag: z.string().max(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: z.strictObject({ total: z.int().min(1), currency: z.literal('CNY').default('CNY') }),
  detail: extra,
  settle_info: extra,
  scene_info: extra,
});
const payerIp = z.string().min(1).max(45);
const orders = {
  jsapi: order.extend({ payer: z.strictObject({ openid: z.string().min(1).max(128) }) }),
  h5: order.extend({
    scene_info: z.looseObject({
      payer_client_ip: payerIp,
      h5_info: z.looseObject({ type: z.enum(['iOS', 'Android', 'Wap']) }),
    }),
  }),
  native: order,
};
type Order = z.output<typeof order>;
type Kind = keyof typeof orders;

const mchidOnly = z.strictObject({ mchid: z.string() });

/** Placing, querying and closing orders. */
export function addTransactions(routes: FastifyInstance, merchant: Merchant, desk: CashDesk): void {
  const { trades } = desk;

  const place = (kind: Kind, given: Order, payer: string | null, request: FastifyRequest): Trade => {
    if (given.mchid !== merchant.mchid) throw badParameter('/mchid', '与签名商户号不一致');
    if (given.appid !== merchant.appid)
      throw new Refusal(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配');
    if (payer !== null && !isOpenidOf(given.appid, payer))
      throw badParameter('/payer/openid', '无效的openid');
    const byCertificate = !isPublicKeyId(request.headers['wechatpay-serial']);
    const asked = newTrade(kind, given, payer, byCertificate, trades.now());
    const known = trades.find('wechat_pay', given.out_trade_no);
    if (!known) {
      trades.put(asked);
      return asked;
    }
    if (known.status === 'paid') throw new Refusal(400, 'ORDERPAID', '该订单已支付');
    if (known.status === 'closed') throw new Refusal(400, 'ORDER_CLOSED', '该订单已关闭');
    if (!isSame(known, asked)) throw badRequest('请求重入时，参数与首次请求时不一致');
    known.ticketExpiresAt = asked.ticketExpiresAt;
    trades.changed();
    return known;
  };

  routes.post('/v3/pay/transactions/jsapi', (request) => {
    const given = read(orders.jsapi, request.body);
    return { prepay_id: place('jsapi', given, given.payer.openid, request).ticket };
  });

  routes.post('/v3/pay/transactions/h5', (request) => {
    const { ticket } = place('h5', read(orders.h5, request.body), null, request);
    const here = `${request.protocol}://${request.host}`;
    return {
      h5_url: `${here}/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${ticket}&package=${ticket.slice(-10)}`,
    };
  });

  routes.post('/v3/pay/transactions/native', (request) => {
    const { ticket } = place('native', read(orders.native, request.body), null, request);
    return { code_url: `weixin://wxpay/bizpayurl?pr=${ticket.slice(-10)}` };
  });

  const find = (trade: Trade | undefined, query: unknown): Trade => {
    checkMchid(query, merchant);
    if (!trade) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在');
    return trade;
  };

  routes.get<{ Params: { no: string } }>('/v3/pay/transactions/out-trade-no/:no', ({ params, query }) =>
    transactionOf(find(trades.find('wechat_pay', params.no), query), merchant),
  );

  routes.get<{ Params: { id: string } }>('/v3/pay/transactions/id/:id', ({ params, query }) => {
    const trade = trades.findBy((one) => one.provider === 'wechat_pay' && one.transactionId === params.id);
    return transactionOf(find(trade, query), merchant);
  });

  routes.post<{ Params: { no: string } }>(
    '/v3/pay/transactions/out-trade-no/:no/close',
    ({ params, body }, reply) => {
      const trade = find(trades.find('wechat_pay', params.no), body);
      if (trade.status === 'paid') throw new Refusal(400, 'ORDERPAID', '该订单已支付');
      if (trade.status === 'closed') throw new Refusal(400, 'ORDER_CLOSED', '该订单已关闭');
      trade.status = 'closed';
      trades.changed();
      return reply.code(204).send();
    },
  );
}

function checkMchid(given: unknown, { mchid }: Merchant): void {
  if (read(mchidOnly, given).mchid !== mchid) throw badParameter('/mchid', '与签名商户号不一致');
}

function newTrade(kind: Kind, given: Order, payer: string | null, byCertificate: boolean, now: Date): Trade {
  const expiresAt = given.time_expire ? new Date(given.time_expire) : new Date(now.getTime() + LIVES_MS);
  if (!(expiresAt.getTime() >= now.getTime() + SOONEST_EXPIRY_MS))
    throw badParameter('/time_expire', '支付结束时间需晚于下单时间1分钟');
  return {
    provider: 'wechat_pay',
    no: given.out_trade_no,
    kind,
    status: 'unpaid',
    amount: given.amount.total,
    description: given.description,
    attach: given.attach,
    notifyUrl: given.notify_url,
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ticket: `wx${beijingTime(now).replace(/\D/g, '')}${randomBytes(10).toString('hex')}`,
    ticketExpiresAt: new Date(now.getTime() + TICKET_LIVES_MS).toISOString(),
    returnUrl: null,
    quitUrl: null,
    payer,
    transactionId: null,
    paidAt: null,
    byCertificate,
    refunds: [],
  };
}

/** What a repeated request may not change. The deadline is that of the first one. */
const fixed = ['kind', 'amount', 'description', 'attach', 'notifyUrl', 'payer'] as const;
const isSame = (known: Trade, asked: Trade): boolean => fixed.every((name) => known[name] === asked[name]);
