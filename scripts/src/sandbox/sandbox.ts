import fastify, { type FastifyInstance } from 'fastify';
import path from 'node:path';
import type { DemoEnvironment } from '../start/demo-environment';
import type { ProviderKeys } from '../start/payment-keys';
import { addKdniao, type KdniaoAccount } from './kdniao/kdniao';
import { addMailServer } from './mail/mail-server';
import { Mailbox } from './mailbox';
import { mailboxPage } from './mailbox-page';
import { Misbehaviour } from './misbehaviour';
import { Notices, type NoticeOptions } from './notices';
import { addPayments } from './payments/payments';
import { Trades } from './payments/trades';
import { addSms } from './sms';
import { StableToken } from './stable-token';
import { addWechatShipping } from './wechat-shipping/wechat-shipping';
import { addWechat } from './wechat';

export type SandboxSettings = Pick<DemoEnvironment, 'WECHAT_APPID' | 'WECHAT_SECRET' | 'SMS_API_KEY'> & {
  /** Without them there are no payment providers. */
  payments?: ProviderKeys;
  /** Without it there is no KDNiao. */
  kdniao?: KdniaoAccount;
};

export interface SandboxOptions extends NoticeOptions {
  /** Business time, for deadlines and for where parcels are; signatures always go by the real one. */
  now?: () => Date;
  /** The folder that keeps payments and parcels over restarts. */
  stateDir?: string;
  /** Where mail is taken by SMTP; 0: any free port. Unset: nowhere. */
  mailPort?: number;
  /** Parcels that are handed over from now on travel by themselves, a step each time this long, in milliseconds. */
  parcelsMoveEveryMs?: number;
}

/**
 * Stand-ins for the outside providers: each checks what it is sent and answers as the provider does. What they tell the
 * shop by themselves (payments, refunds, where parcels are) goes through `options.post`, so that a test can see to it.
 */
export function createSandbox(settings: SandboxSettings, options: SandboxOptions = {}): FastifyInstance {
  const { now = () => new Date(), stateDir, parcelsMoveEveryMs } = options;
  const server = fastify({ bodyLimit: 1024 * 1024, forceCloseConnections: true });
  const mailbox = new Mailbox();
  const misbehaviour = new Misbehaviour();
  const notices = new Notices(misbehaviour, options);
  const fileOf = (name: string) => stateDir && path.join(stateDir, `sandbox-${name}.json`);
  const trades = new Trades(now, fileOf('payments'));

  server.get('/healthz', () => ({ ok: true }));
  server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(mailboxPage));
  mailbox.addRoutes(server);
  misbehaviour.addRoutes(server);
  notices.addRoutes(server);
  const app = { appid: settings.WECHAT_APPID, secret: settings.WECHAT_SECRET };
  const token = new StableToken();
  addWechat(server, app, token, misbehaviour);
  addSms(server, settings.SMS_API_KEY, mailbox, misbehaviour);
  if (options.mailPort !== undefined) addMailServer(server, options.mailPort, mailbox, misbehaviour);
  if (settings.payments) {
    const { mchid } = settings.payments.wechatPay;
    addPayments(server, settings.payments, app.appid, { trades, notices, misbehaviour });
    addWechatShipping(server, { appid: app.appid, mchid }, token, {
      ...{ trades, misbehaviour, stateFile: fileOf('shipping') },
    });
  }
  if (settings.kdniao)
    addKdniao(server, settings.kdniao, {
      ...{ now, notices, misbehaviour, stateFile: fileOf('parcels') },
      moveEveryMs: parcelsMoveEveryMs,
    });
  server.addHook('onClose', (_server, done) => {
    notices.close();
    trades.close();
    done();
  });
  return server;
}
