import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

const SLOW_MS = 10_000;

/** `error`: the provider's own kind of failure; `slow`: a late answer; `off`: the connection breaks. */
const badDays = ['error', 'slow', 'off'] as const;

/** What those do wrong that tell the shop something by themselves. */
const tellingTroubles = [
  /** Sent again although it was acknowledged. */
  'notify_twice',
  /** Held back until POST /notify-now. */
  'notify_late',
  'never_notify',
  /** A try is signed wrongly. */
  'notify_wrong_signature',
  /** Does what it was asked to and breaks the connection instead of saying so; `delayMs` later, if that is given. */
  'forget_answer',
] as const;

/** What only payment providers do wrong. */
const paymentTroubles = [
  ...tellingTroubles,
  /** Tells of one fen more than was paid. */
  'notify_wrong_amount',
  /** An answer is signed wrongly. */
  'wrong_signature',
  /** The merchant's balance does not suffice for a refund. */
  'not_enough',
  /** Accepted but not done: until POST /refunds/:no/finish, or for `delayMs` if that is given. */
  'refund_later',
  /** Accepted and given up: nothing is refunded under that number. */
  'refund_closed',
] as const;

const wechatPayTroubles = [
  /** The payer's account cannot take the refund. */
  'refund_abnormal',
  /** Signs an answer or a notification with its certificate although asked for its public key. */
  'platform_certificate',
] as const;

const wechatTroubles = [
  /** The access token is not good any more; another one is. */
  'bad_token',
  /** Shipping information is recorded and the connection broken. */
  'forget_answer',
  /** The payment is not known (10060001), however long ago it was made. */
  'unknown_payment',
  /** Shipping information is refused as if it were not to be understood (47001). */
  'format_error',
] as const;

const kdniaoTroubles = [
  ...tellingTroubles,
  /** After the newest history the one before it is told once more. */
  'notify_out_of_order',
  /** An e-waybill, or its cancellation, is refused with `reason`. */
  'refuse',
  /** Says of an e-waybill that it was ordered (106) and not under which number. */
  'no_number',
  /** The answer to an e-waybill has its SubOrders as JSON in a string and its ResultCode as a number. */
  'odd_types',
] as const;

/** How many times it goes wrong before the service recovers, and how late late is. */
const extent = {
  times: z.int().min(1).max(100_000).default(1),
  delayMs: z.int().min(0).max(60_000).optional(),
};
const order = z.discriminatedUnion('service', [
  z.object({
    service: z.literal('mail'),
    /** `error`: try again later (451); `refuse`: there is no such receiver (550). */
    mode: z.enum(['error', 'refuse']),
    ...extent,
  }),
  z.object({ service: z.literal('sms'), mode: z.enum(badDays), ...extent }),
  z.object({ service: z.literal('wechat'), mode: z.enum([...badDays, ...wechatTroubles]), ...extent }),
  z.object({
    service: z.literal('wechat_pay'),
    mode: z.enum([...badDays, ...paymentTroubles, ...wechatPayTroubles]),
    ...extent,
  }),
  z.object({ service: z.literal('alipay'), mode: z.enum([...badDays, ...paymentTroubles]), ...extent }),
  z.object({
    service: z.literal('kdniao'),
    mode: z.enum([...badDays, ...kdniaoTroubles]),
    /** Its own words, for `refuse`. */
    reason: z.string().min(1).max(200).default('该网点电子面单余额不足'),
    ...extent,
  }),
]);
type Order = z.output<typeof order>;

/** The outside providers that the sandbox stands in for. */
export type Service = Order['service'];
export type Mode = Order['mode'];

/** Breaks the connection instead of answering. */
export function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

/** Makes a service fail on purpose, so that the shop's behaviour on bad days can be seen and tested. */
export class Misbehaviour {
  /** By service and mode. */
  private readonly orders = new Map<string, Order>();

  /** POST orders a failure, DELETE ends them all, GET tells those outstanding. */
  addRoutes(app: FastifyInstance): void {
    app.get('/misbehave', () => ({ items: [...this.orders.values()] }));
    app.post('/misbehave', (request, reply) => {
      const parsed = order.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send({ message: z.prettifyError(parsed.error) });
      this.orders.set(keyOf(parsed.data.service, parsed.data.mode), parsed.data);
      return parsed.data;
    });
    app.delete('/misbehave', (_request, reply) => {
      this.orders.clear();
      return reply.code(204).send();
    });
  }

  /** A hook for a service's routes; `fail` sends what that provider sends when it is in trouble. */
  hook(service: Service, fail: (reply: FastifyReply) => FastifyReply) {
    return async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      if (this.take(service, 'error')) return fail(reply);
      const slow = this.take(service, 'slow');
      if (slow) await sleep(slow.delayMs ?? SLOW_MS);
      if (!this.take(service, 'off')) return undefined;
      return hangUp(reply);
    };
  }

  /** The order to go wrong in this way now, if there is one; it counts as carried out. */
  take<S extends Service>(service: S, mode: Mode): Extract<Order, { service: S }> | undefined;
  take(service: Service, mode: Mode): Order | undefined {
    const key = keyOf(service, mode);
    const next = this.orders.get(key);
    if (!next) return undefined;
    if (next.times > 1) this.orders.set(key, { ...next, times: next.times - 1 });
    else this.orders.delete(key);
    return next;
  }
}

const keyOf = (service: Service, mode: Mode): string => `${service} ${mode}`;
