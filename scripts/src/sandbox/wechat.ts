import type { FastifyInstance } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Misbehaviour } from './misbehaviour';
import { OnceOnly } from './once-only';
import type { StableToken } from './stable-token';
import { refuse } from './wechat-errors';

/** What a host calls a login: `demo-<user>-<nonce>`; the same user always has the same openid. */
const loginCode = /^demo-([A-Za-z0-9_.]{1,64})-[A-Za-z0-9]{1,64}$/;

const sessionQuery = z.object({
  appid: z.string(),
  secret: z.string(),
  js_code: z.string(),
  grant_type: z.literal('authorization_code'),
});
const tokenBody = z.object({
  appid: z.string(),
  secret: z.string(),
  grant_type: z.literal('client_credential'),
  force_refresh: z.boolean().default(false),
});

interface App {
  appid: string;
  secret: string;
}

/** WeChat's server API for mini-programs: signing in and the access token. */
export function addWechat(
  server: FastifyInstance,
  app: App,
  token: StableToken,
  misbehaviour: Misbehaviour,
): void {
  const usedCodes = new OnceOnly();

  server.register((routes, _options, done) => {
    routes.addHook(
      'onRequest',
      misbehaviour.hook('wechat', (reply) => refuse(reply, 'busy')),
    );

    routes.get('/sns/jscode2session', (request, reply) => {
      // The real one sends JSON under this type.
      reply.type('text/plain');
      const query = sessionQuery.safeParse(request.query);
      if (!query.success) return refuse(reply, 'badGrantType');
      const wrong = wrongApp(app, query.data);
      if (wrong) return refuse(reply, wrong);
      const { js_code: code } = query.data;
      const user = loginCode.exec(code)?.[1];
      if (!user) return refuse(reply, 'badCode');
      if (!usedCodes.accept(code)) return refuse(reply, 'usedCode');
      const answer = { session_key: randomBytes(16).toString('base64'), openid: openidOf(app.appid, user) };
      return reply.send(JSON.stringify(answer));
    });

    routes.post('/cgi-bin/stable_token', (request, reply) => {
      const body = tokenBody.safeParse(request.body);
      if (!body.success) return refuse(reply, 'badGrantType');
      const wrong = wrongApp(app, body.data);
      if (wrong) return refuse(reply, wrong);
      return token.read(body.data.force_refresh, Date.now() / 1000) ?? refuse(reply, 'tooOften');
    });
    done();
  });
}

const wrongApp = (app: App, given: App) =>
  given.appid !== app.appid ? 'badAppId' : given.secret !== app.secret ? 'badSecret' : undefined;

/** 28 characters, as WeChat's; the last six tell which app it belongs to. */
export function openidOf(appid: string, user: string): string {
  const own = digest(`${appid}:${user}`).slice(0, 21);
  return `o${own}${appMark(appid, own)}`;
}

/** Whether this is how some user is known to the app. */
export const isOpenidOf = (appid: string, openid: string): boolean =>
  /^o[\w-]{27}$/.test(openid) && openid.slice(22) === appMark(appid, openid.slice(1, 22));

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const appMark = (appid: string, own: string): string => digest(`${appid}/${own}`).slice(0, 6);
