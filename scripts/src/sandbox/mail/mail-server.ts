import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Mailbox } from '../mailbox';
import type { Misbehaviour } from '../misbehaviour';
import { readMail } from './read-mail';

const LARGEST_BYTES = 30 * 1024 * 1024;

/**
 * An SMTP server whose mail goes into the mailbox, once for each receiver. It takes any name and password, and none.
 * It listens while the sandbox does; `port` 0 chooses a free one, which `GET /mail-server` → `{port}` tells.
 */
export function addMailServer(
  server: FastifyInstance,
  port: number,
  mailbox: Mailbox,
  misbehaviour: Misbehaviour,
): void {
  const mail = new SMTPServer({
    size: LARGEST_BYTES,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'shop' }),
    onRcptTo: (_address, _session, done) => done(troubleAt(misbehaviour)),
    onData: takeInto(mailbox),
  });
  // A client that breaks off is no trouble of the server's.
  mail.on('error', () => undefined);
  server.get('/mail-server', () => ({ port: (mail.server.address() as AddressInfo).port }));
  server.addHook('onReady', (done) => {
    mail.server.once('error', done);
    mail.listen(port, '127.0.0.1', () => done());
  });
  server.addHook('onClose', (_server, done) => mail.close(done));
}

/** What the server answers to the address of a receiver when it has a bad day. */
function troubleAt(misbehaviour: Misbehaviour): Error | null {
  const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
  if (misbehaviour.take('mail', 'error')) return refusal(451, 'Requested action aborted: try again later');
  if (misbehaviour.take('mail', 'refuse')) return refusal(550, 'No such user here');
  return null;
}

const takeInto =
  (mailbox: Mailbox): SMTPServerOptions['onData'] =>
  (stream, { envelope }, done) => {
    buffer(stream)
      .then((raw) => {
        if (stream.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 });
        const { subject, text, attachments } = readMail(raw);
        for (const { address } of envelope.rcptTo) mailbox.deliver(address, text, { subject, attachments });
        done();
      })
      .catch(done);
  };
