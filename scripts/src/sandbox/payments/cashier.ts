import type { FastifyInstance, FastifyReply } from 'fastify';
import { addForms } from '../forms';
import type { CashDesk } from './cash-desk';
import { cashierPage } from './cashier-page';
import type { Trade } from './trade';

type Asked = { Params: { ticket: string }; Body: { act?: string } };

/** The providers' pages for paying in a browser: `/cashier/:ticket`, found through H5 and Alipay addresses only. */
export function addCashier(server: FastifyInstance, desk: CashDesk): void {
  const find = (ticket: string): Trade | undefined =>
    desk.trades.findBy((trade) => trade.ticket === ticket && inBrowser.has(trade.kind));
  const show = (reply: FastifyReply, trade: Trade | undefined): FastifyReply => {
    if (!trade) return reply.code(404).send({ message: 'no such page' });
    const state = desk.isPayable(trade) ? 'payable' : trade.status === 'paid' ? 'paid' : 'gone';
    const page = cashierPage(trade, state, reply.request.headers['accept-language']);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  };

  server.register((routes, _options, done) => {
    addForms(routes);
    routes.get<Asked>('/cashier/:ticket', ({ params }, reply) => show(reply, find(params.ticket)));
    routes.post<Asked>('/cashier/:ticket', ({ params, body }, reply) => {
      const trade = find(params.ticket);
      if (body.act === 'cancel' && trade?.quitUrl) return reply.redirect(trade.quitUrl, 303);
      if (body.act !== 'pay' || !trade || !desk.isPayable(trade)) return show(reply, trade);
      void desk.pay(trade);
      const next = desk.teller(trade.provider).returnUrl(trade);
      return next ? reply.redirect(next, 303) : show(reply, trade);
    });
    done();
  });
}

const inBrowser = new Set<Trade['kind']>(['h5', 'wap', 'page']);
