import type { FastifyInstance } from 'fastify';
import type { CashDesk } from '../payments/cash-desk';

/** Where an h5_url leads: to the cashier's page, which afterwards goes to the `redirect_url` that the shop appended. */
export function addH5Entrance(server: FastifyInstance, { trades }: CashDesk): void {
  server.get<{ Querystring: { prepay_id?: string; redirect_url?: string } }>(
    '/cgi-bin/mmpayweb-bin/checkmweb',
    ({ query }, reply) => {
      const trade = trades.findBy(({ kind, ticket }) => kind === 'h5' && ticket === query.prepay_id);
      if (!trade) return reply.code(404).send({ message: 'no such prepay_id' });
      if (query.redirect_url && /^https?:\/\//.test(query.redirect_url)) {
        trade.returnUrl = trade.quitUrl = query.redirect_url;
        trades.changed();
      }
      return reply.redirect(`/cashier/${trade.ticket}`);
    },
  );
}
