import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { CashDesk } from './cash-desk';
import { paymentsPage } from './payments-page';
import { isPayable, type Trade } from './trade';

/** What wx.requestPayment is given. */
const requested = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string().startsWith('prepay_id='),
  signType: z.literal('RSA'),
  paySign: z.string(),
});
export type RequestedPayment = z.output<typeof requested>;

const toPay = z.union([
  requested,
  z.object({ prepayId: z.string() }),
  z.object({ tradeNo: z.string() }),
  z.object({ attemptNo: z.string() }),
]);
const ends = { SUCCESS: 'succeeded', ABNORMAL: 'abnormal', CLOSED: 'closed' } as const;
const toFinish = z.object({ as: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']) });

/**
 * The payer's hands, for tests, for a host without a screen and for the payments page:
 *
 * - `GET /trades` → `{items}`, newest first.
 * - `POST /pay` with one of `attemptNo`, `prepayId`, `tradeNo` (the provider's number), or with the parameters of
 *   wx.requestPayment, whose signature is then checked. Answers the trade once the first try to notify the shop is
 *   over; 404 when there is no such trade, 409 when it cannot be paid, 400 for a wrong signature.
 * - `POST /trades/:no/begin`: the payer signs in and goes no further, which makes an opened Alipay page a trade.
 * - `POST /refunds/:no/finish {as}`: ends one that is processing or abnormal.
 */
export function addDeskRoutes(
  server: FastifyInstance,
  desk: CashDesk,
  isSignedByShop: (payment: RequestedPayment) => boolean,
): void {
  const { trades } = desk;

  server.get('/payments', (_request, reply) => reply.type('text/html; charset=utf-8').send(paymentsPage));
  server.get('/trades', () => ({ items: trades.list().map((trade) => shown(trade, trades.now())) }));

  server.post('/pay', async ({ body }, reply) => {
    const parsed = toPay.safeParse(body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error));
    const given = parsed.data;
    if ('paySign' in given && !isSignedByShop(given)) return refuse(reply, 400, 'the paySign is not right');
    const trade = trades.findBy((one) => isMeant(one, given, trades.now()));
    if (!trade) return refuse(reply, 404, 'there is no such trade');
    if (!desk.isPayable(trade)) return refuse(reply, 409, `it cannot be paid: ${whyNot(trade)}`);
    await desk.pay(trade);
    return shown(trade, trades.now());
  });

  server.post<{ Params: { no: string } }>('/trades/:no/begin', ({ params }, reply) => {
    const trade = trades.findBy(({ no }) => no === params.no);
    if (!trade) return refuse(reply, 404, 'there is no such trade');
    if (!desk.isPayable(trade)) return refuse(reply, 409, `it cannot be paid: ${whyNot(trade)}`);
    desk.begin(trade);
    return shown(trade, trades.now());
  });

  server.post<{ Params: { no: string } }>('/refunds/:no/finish', async ({ params, body }, reply) => {
    const parsed = toFinish.safeParse(body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error));
    const { as } = parsed.data;
    const found = trades.findRefund('wechat_pay', params.no) ?? trades.findRefund('alipay', params.no);
    if (!found) return refuse(reply, 404, 'there is no such refund');
    const { trade, refund } = found;
    if (trade.provider === 'alipay' && as === 'ABNORMAL')
      return refuse(reply, 400, 'Alipay knows no ABNORMAL');
    if (refund.status === 'succeeded' || refund.status === 'closed')
      return refuse(reply, 409, `it is ${refund.status} already`);
    await desk.finish(trade, refund, ends[as]);
    return refund;
  });
}

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply.code(status).send({ message });

/** A prepay_id is good for two hours, whatever becomes of the order. */
function isMeant(trade: Trade, given: z.output<typeof toPay>, now: Date): boolean {
  if ('attemptNo' in given) return trade.no === given.attemptNo;
  if ('tradeNo' in given) return trade.transactionId === given.tradeNo;
  const prepayId = 'prepayId' in given ? given.prepayId : given.package.slice('prepay_id='.length);
  return trade.ticket === prepayId && now < new Date(trade.ticketExpiresAt);
}

const whyNot = ({ status }: Trade): string =>
  status === 'paid' || status === 'closed' ? status : 'out of time';

/** What tests and the page see of a trade. */
const shown = (trade: Trade, now: Date) => ({
  provider: trade.provider,
  kind: trade.kind,
  attemptNo: trade.no,
  tradeNo: trade.transactionId,
  status: trade.status,
  payable: isPayable(trade, now),
  amount: trade.amount,
  description: trade.description,
  createdAt: trade.createdAt,
  expiresAt: trade.expiresAt,
  paidAt: trade.paidAt,
  refunds: trade.refunds.map(({ no, amount, status }) => ({ no, amount, status })),
});
