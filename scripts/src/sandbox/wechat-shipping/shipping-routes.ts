import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Trades } from '../payments/trades';
import type { ShippedOrders } from './shipped-orders';

const toEnd = z.object({ to: z.enum(['received', 'completed', 'awaiting_settlement']) });

/**
 * What only WeChat and the payer see and do, for tests:
 *
 * - `GET /shipping-info` → `{items}`: what was uploaded for each payment, newest payment first, as
 *   `{attemptNo, state, uploads, reminded, info}`; `state` is WeChat's order_state.
 * - `POST /shipping-info/:attemptNo/end {to}`: the payer confirms the receipt (`received`), or WeChat goes on from there
 *   (`completed`, `awaiting_settlement`); 409 when the goods have not left.
 */
export function addShippingRoutes(server: FastifyInstance, orders: ShippedOrders, trades: Trades): void {
  server.get('/shipping-info', () => ({
    items: trades.list().flatMap((trade) => {
      const shipped = orders.of(trade);
      if (!shipped) return [];
      const { attemptNo, uploads, reminded, info } = shipped;
      return [{ attemptNo, state: orders.stateOf(trade), uploads, reminded, info }];
    }),
  }));

  server.post<{ Params: { no: string } }>('/shipping-info/:no/end', ({ params, body }, reply) => {
    const parsed = toEnd.safeParse(body);
    if (!parsed.success) return reply.code(400).send({ message: z.prettifyError(parsed.error) });
    const trade = trades.find('wechat_pay', params.no);
    if (!trade) return reply.code(404).send({ message: 'there is no such payment' });
    if (!orders.end(trade, parsed.data.to))
      return reply.code(409).send({ message: 'its goods have not left' });
    return { state: orders.stateOf(trade) };
  });
}
