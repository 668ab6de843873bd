import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that takes every letter and keeps it as it came. */
export class LetterBox {
  readonly letters: { to: string[]; source: string }[] = [];
  /** So many letters are turned away first. */
  refusing = 0;
  /** It has no mailbox of this name. */
  unknown = '';
  /** How often somebody wrote to it. */
  askedForUnknown = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      if (address !== this.unknown) return answer();
      this.askedForUnknown++;
      answer(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData: (stream, { envelope }, answer) => {
      void buffer(stream).then((source) => {
        if (this.refusing-- > 0) return answer(new Error('451 try again later'));
        this.letters.push({ to: envelope.rcptTo.map(({ address }) => address), source: source.toString() });
        answer();
      });
    },
  });

  /** Its address. */
  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
