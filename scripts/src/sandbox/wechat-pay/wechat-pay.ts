import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { ProviderKeys } from '../../start/payment-keys';
import type { CashDesk } from '../payments/cash-desk';
import { Authorization } from './authorization';
import { addCertificates } from './certificates';
import { addH5Entrance } from './h5-entrance';
import { isPublicKeyId, type Merchant } from './merchant';
import { addRefunds } from './refunds';
import { badParameter, Refusal } from './refusal';
import { Signer } from './signer';
import { WechatPayTeller } from './teller';
import { addTransactions } from './transactions';

/**
 * WeChat Pay's API v3 for one merchant: orders by JSAPI, H5 and Native, queries, closing, refunds, certificates. Every
 * request's signature is checked over its bytes and every answer is signed: by public key when the request names that
 * in `Wechatpay-Serial`, else by platform certificate. Source: pay.weixin.qq.com/doc/v3/merchant.
 */
export function addWechatPay(
  server: FastifyInstance,
  keys: ProviderKeys['wechatPay'],
  appid: string,
  desk: CashDesk,
): void {
  const { misbehaviour } = desk;
  const merchant: Merchant = { mchid: keys.mchid, appid };
  const authorization = new Authorization(keys);
  const signer = new Signer(keys);
  desk.employ('wechat_pay', new WechatPayTeller(merchant, signer, desk));
  addH5Entrance(server, desk);

  server.register((routes, _options, done) => {
    // Signatures are over the bytes, so they are kept as they came.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    routes.setErrorHandler((error, _request, reply) => {
      const refusal = error instanceof Refusal ? error : badParameter('', String(error));
      const { status, code, message, detail } = refusal;
      return reply.code(status).send({ code, message, ...(detail ? { detail } : {}) });
    });
    routes.addHook(
      'onRequest',
      misbehaviour.hook('wechat_pay', (reply) =>
        reply.code(500).send({ code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' }),
      ),
    );
    routes.addHook('preHandler', (request, _reply, next) => {
      const { method, url, headers } = request;
      const body = typeof request.body === 'string' ? request.body : '';
      authorization.check({ method, url, body, authorization: headers.authorization ?? '' });
      checkHeaders(request, [keys.publicKeyId, signer.certificateSerial]);
      next();
    });
    routes.addHook<string>('onSend', (request, reply, payload, next) => {
      if (request.method === 'POST' && misbehaviour.take('wechat_pay', 'forget_answer')) reply.raw.destroy();
      const wrongly = misbehaviour.take('wechat_pay', 'wrong_signature') !== undefined;
      reply.headers(
        signer.headers(payload ?? '', { byCertificate: wantsCertificate(request, desk), wrongly }),
      );
      reply.header('request-id', randomUUID());
      next();
    });
    addTransactions(routes, merchant, desk);
    addRefunds(routes, desk);
    addCertificates(routes, signer);
    done();
  });
}

/** Whether the shop expects the certificate's signature, or gets it nevertheless. */
const wantsCertificate = (request: FastifyRequest, desk: CashDesk): boolean =>
  !isPublicKeyId(request.headers['wechatpay-serial']) ||
  desk.misbehaviour.take('wechat_pay', 'platform_certificate') !== undefined;

/** @throws Refusal 400 for headers that the documentation demands */
function checkHeaders({ headers }: FastifyRequest, serials: string[]): void {
  const refuse = (what: string) => new Refusal(400, 'PARAM_ERROR', `Http头${what}`, { location: 'header' });
  if (!/application\/json|\*\/\*/.test(headers.accept ?? '')) throw refuse('Accept应为application/json');
  if (!headers['user-agent']) throw refuse('缺少User-Agent');
  const serial = headers['wechatpay-serial'];
  if (serial !== undefined && !serials.includes(String(serial)))
    throw refuse('Wechatpay-Serial不正确，请确认平台证书序列号或公钥ID');
}
