import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProviderKeys } from '../../start/payment-keys';
import { addForms } from '../forms';
import { hangUp } from '../misbehaviour';
import type { CashDesk } from '../payments/cash-desk';
import { errorPage } from '../payments/cashier-page';
import type { Method } from './method';
import { openPage, pageMethods } from './pages';
import { queryRefund, refund } from './refunds';
import { Refusal } from './refusal';
import { checkRequest } from './request';
import { rsa2, type Parameters } from './signature';
import { AlipayTeller } from './teller';
import { closeTrade, queryTrade } from './trades';

const methods: Record<string, Method> = {
  'alipay.trade.query': queryTrade,
  'alipay.trade.close': closeTrade,
  'alipay.trade.refund': refund,
  'alipay.trade.fastpay.refund.query': queryRefund,
};
const changesSomething = (method: string): boolean => !method.endsWith('query');

/**
 * Alipay's gateway for one app, by key (not by certificate): pages to pay on, queries, closing, refunds. All at one
 * address; parameters come in the query, in a form, or in both. Source: opendocs.alipay.com.
 */
export function addAlipay(server: FastifyInstance, keys: ProviderKeys['alipay'], desk: CashDesk): void {
  const { misbehaviour } = desk;
  desk.employ('alipay', new AlipayTeller(keys, desk));

  server.register((routes, _options, done) => {
    addForms(routes);
    const send = (reply: FastifyReply, answer: object): FastifyReply => {
      const wrongly = misbehaviour.take('alipay', 'wrong_signature') !== undefined;
      const text = signedAnswer(methodOf(reply.request), answer, keys.privateKey, wrongly);
      return reply.code(200).type('text/html;charset=utf-8').send(text);
    };
    const badDay = misbehaviour.hook('alipay', (reply) =>
      send(reply, new Refusal('20000', 'isp.unknow-error', '系统繁忙').answer),
    );
    // A page is opened by the payer, not by the shop.
    routes.addHook('preHandler', async (request, reply) =>
      isPage(request) ? undefined : badDay(request, reply),
    );
    routes.setErrorHandler((error, request, reply) => {
      const refusal =
        error instanceof Refusal ? error : new Refusal('20000', 'isp.unknow-error', String(error));
      if (!isPage(request)) return send(reply, refusal.answer);
      const page = errorPage(refusal.subCode, refusal.subMessage);
      return reply.code(400).type('text/html;charset=utf-8').send(page);
    });

    const handle = (request: FastifyRequest, reply: FastifyReply) => {
      const given = parametersOf(request);
      checkRequest(given, keys);
      const page = pageMethods[methodOf(request)];
      if (page) return reply.redirect(`/cashier/${openPage(page, given, desk).ticket}`);
      const method = Object.hasOwn(methods, methodOf(request)) ? methods[methodOf(request)] : undefined;
      if (!method) throw new Refusal('40002', 'isv.invalid-method', '不存在的方法名');
      const answer = { code: '10000', msg: 'Success', ...method(given, desk) };
      if (changesSomething(methodOf(request)) && misbehaviour.take('alipay', 'forget_answer'))
        return hangUp(reply);
      return send(reply, answer);
    };
    routes.get('/gateway.do', handle);
    routes.post('/gateway.do', handle);
    done();
  });
}

const parametersOf = ({ query, body }: FastifyRequest): Parameters => ({
  ...(query as Parameters),
  ...(body as Parameters | undefined),
});
const methodOf = (request: FastifyRequest): string => parametersOf(request).method ?? '';
const isPage = (request: FastifyRequest): boolean => Object.hasOwn(pageMethods, methodOf(request));

/** The signature is over the answer's very characters; slashes are escaped as Alipay does. */
function signedAnswer(method: string, answer: object, privateKey: string, wrongly: boolean): string {
  const name = Object.hasOwn(methods, method) ? `${method.replaceAll('.', '_')}_response` : 'error_response';
  const text = JSON.stringify(answer).replaceAll('/', '\\/');
  const sign = rsa2(wrongly ? `${text} ` : text, privateKey);
  return `{"${name}":${text},"sign":"${sign}"}`;
}
