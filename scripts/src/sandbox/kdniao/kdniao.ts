import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { addForms } from '../forms';
import { hangUp, type Misbehaviour } from '../misbehaviour';
import type { Notices } from '../notices';
import { setTimeout as sleep } from 'node:timers/promises';
import { Courier } from './courier';
import { cancelEwaybill, orderEwaybill } from './ewaybills';
import { addParcelRoutes } from './parcel-routes';
import { Parcels } from './parcels';
import { Refusal } from './refusal';
import { readForm, type KdniaoAccount } from './request';
import { queryTrack, subscribe } from './tracks';

export type { KdniaoAccount } from './request';

interface Options {
  now: () => Date;
  notices: Notices;
  misbehaviour: Misbehaviour;
  stateFile: string | undefined;
  /** How long a parcel rests before its next step, in milliseconds; undefined: it moves only when it is told to. */
  moveEveryMs: number | undefined;
}

/**
 * KDNiao for one account: e-waybills (1007, 1147), queries (1002, 8001), subscriptions (1008, 8008) and the pushes they
 * bring about. Each address takes its own request types. Source: KDNiao's API pages.
 */
export function addKdniao(server: FastifyInstance, account: KdniaoAccount, options: Options): void {
  const { now, notices, misbehaviour, stateFile, moveEveryMs } = options;
  const parcels = new Parcels(now, stateFile);
  const courier = new Courier(account, parcels, notices, misbehaviour);

  const addresses: Record<string, Record<string, (content: unknown) => object>> = {
    '/api/EOrderService': {
      '1007': (content) => orderEwaybill(content, parcels, misbehaviour),
      '1147': (content) => cancelEwaybill(content, parcels, misbehaviour),
    },
    '/api/dist': {
      '1008': (content) => subscribe(content, parcels, '101'),
      '8008': (content) => subscribe(content, parcels, '102'),
    },
    '/Ebusiness/EbusinessOrderHandle.aspx': {
      '1002': (content) => queryTrack(content, parcels),
      '8001': (content) => queryTrack(content, parcels),
    },
  };
  server.register((routes, _options, done) => {
    addForms(routes);
    const fail = { Success: false, ResultCode: '105', Reason: '系统繁忙，请稍后重试' };
    routes.addHook(
      'onRequest',
      misbehaviour.hook('kdniao', (reply) => reply.send({ EBusinessID: account.id, ...fail })),
    );
    for (const [address, types] of Object.entries(addresses))
      routes.post(address, async ({ body }, reply) => {
        const answer = answerTo(() => {
          const { requestType, content } = readForm(body, account);
          const handle = Object.hasOwn(types, requestType) ? types[requestType] : undefined;
          if (!handle) throw new Refusal('102', `RequestType ${requestType}不正确`);
          return handle(content);
        });
        const forget = misbehaviour.take('kdniao', 'forget_answer');
        if (forget) {
          await sleep(forget.delayMs ?? 0);
          return hangUp(reply);
        }
        return { EBusinessID: account.id, UniquerRequestNumber: randomUUID(), ...answer };
      });
    done();
  });
  addParcelRoutes(server, parcels, courier);
  if (moveEveryMs !== undefined) courier.travel(moveEveryMs);
  server.addHook('onClose', (_server, done) => {
    courier.close();
    parcels.close();
    done();
  });
}

function answerTo(handle: () => object): object {
  try {
    return handle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { Success: false, ResultCode: error.code, Reason: error.reason };
  }
}
