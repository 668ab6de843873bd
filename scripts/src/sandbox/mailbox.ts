import type { FastifyInstance } from 'fastify';

const KEPT = 500;
const KEPT_BYTES = 100 * 1024 * 1024;

/** A file that came with a mail. */
export interface Attachment {
  name: string;
  type: string;
  content: Buffer;
}

/** A message that the shop sent to a person. */
interface Message {
  /** Unique in this mailbox. */
  id: number;
  /** A phone number or a mail address. */
  to: string;
  /** Of a mail. */
  subject: string | null;
  text: string;
  /** The first six digits in a row, if there are any: a sign-in code. */
  code: string | null;
  attachments: Attachment[];
  /** When it was sent, ISO 8601. */
  at: string;
}

/** The last 500 messages sent, in memory only; fewer when their files are large. */
export class Mailbox {
  private readonly messages: Message[] = [];
  private count = 0;

  deliver(to: string, text: string, mail?: { subject: string; attachments: Attachment[] }): void {
    const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? null;
    const { subject = null, attachments = [] } = mail ?? {};
    this.count += 1;
    const at = new Date().toISOString();
    this.messages.unshift({ id: this.count, to, subject, text, code: mail ? null : code, attachments, at });
    while (this.messages.length > KEPT || this.bytes() > KEPT_BYTES) this.messages.pop();
  }

  private bytes(): number {
    const files = this.messages.flatMap(({ attachments }) => attachments);
    return files.reduce((sum, { content }) => sum + content.length, 0);
  }

  /** Newest first. */
  private list(to?: string): Message[] {
    return to === undefined ? this.messages : this.messages.filter((message) => message.to === to);
  }

  /**
   * `GET /messages?to=` → `{items}`, each with the `attachments` as `{name, type, bytes, url}`; `DELETE /messages`
   * forgets them.
   */
  addRoutes(app: FastifyInstance): void {
    app.get<{ Querystring: { to?: string } }>('/messages', ({ query }) => ({
      items: this.list(query.to).map(shown),
    }));
    app.get<{ Params: { id: string; nth: string } }>(
      '/messages/:id/attachments/:nth',
      ({ params }, reply) => {
        const message = this.messages.find(({ id }) => id === Number(params.id));
        const file = message?.attachments[Number(params.nth)];
        if (!file) return reply.code(404).send({ message: 'no such file' });
        const name = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
        return reply.type(file.type).header('content-disposition', name).send(file.content);
      },
    );
    app.delete('/messages', (_request, reply) => {
      this.messages.length = 0;
      return reply.code(204).send();
    });
  }
}

const shown = ({ id, attachments, ...message }: Message) => ({
  ...message,
  attachments: attachments.map(({ name, type, content }, nth) => ({
    ...{ name, type, bytes: content.length },
    url: `messages/${id}/attachments/${nth}`,
  })),
});
