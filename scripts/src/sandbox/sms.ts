import type { FastifyInstance, FastifyReply } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Mailbox } from './mailbox';
import type { Misbehaviour } from './misbehaviour';

const sms = z.object({ to: z.string().regex(/^\+?\d{5,15}$/), text: z.string().min(1).max(500) });

/**
 * The text message gateway: `POST /sms {to, text}`, signed over the raw body with the key both sides know. Answers
 * 200 `{id}`, 401 for a wrong signature, 400 for a message that cannot be sent.
 */
export function addSms(
  server: FastifyInstance,
  key: string,
  mailbox: Mailbox,
  misbehaviour: Misbehaviour,
): void {
  server.register((routes, _options, done) => {
    let sent = 0;
    // The signature is over the bytes, so they are kept as they came.
    routes.removeContentTypeParser('application/json');
    routes.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    routes.addHook(
      'onRequest',
      misbehaviour.hook('sms', (reply) => refuse(reply, 500, 'the gateway is in trouble')),
    );

    routes.post<{ Body: string }>('/sms', ({ body, headers }, reply) => {
      if (!isSignedBy(key, body, String(headers['x-signature'] ?? '')))
        return refuse(reply, 401, 'the signature is not right');
      const message = parse(body);
      if (!message.success) return refuse(reply, 400, z.prettifyError(message.error));
      mailbox.deliver(message.data.to, message.data.text);
      sent += 1;
      return { id: `sms-${sent}` };
    });
    done();
  });
}

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply.code(status).send({ message });

export const signSms = (key: string, body: string): string =>
  createHmac('sha256', key).update(body).digest('hex');

function isSignedBy(key: string, body: string, signature: string): boolean {
  const [expected, given] = [Buffer.from(signSms(key, body)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function parse(body: string) {
  try {
    return sms.safeParse(JSON.parse(body));
  } catch {
    return sms.safeParse(undefined);
  }
}
