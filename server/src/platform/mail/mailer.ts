import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { clip } from '../clip';
import { Config } from '../config';

/** A letter in plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Of what it is about: the same letter sent again has the same, so that a mailbox can tell. */
  reference: string;
  attachment?: { name: string; type: string; content: Readable };
}

/** The server will not take this letter at any time (RFC 5321, 5yz); its message is what the server said. */
export class MailRefused extends Error {}

const patienceMs = 15_000;
/** While a large letter is under way. */
const silenceMs = 60_000;

/** Sends mail through the shop's own SMTP server. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;

  constructor(private readonly config: Config) {
    const { mail } = config;
    const times = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: silenceMs };
    this.transport = mail && createTransport({ url: mail.smtpUrl, ...times }, { from: mail.from });
  }

  /** Whether the shop has told where mail goes out. */
  get isReady(): boolean {
    return this.transport !== undefined;
  }

  /** Resolves once the server has taken it. @throws MailRefused; another error when it has not yet, or may have */
  async send({ to, subject, text, reference, attachment }: Mail): Promise<void> {
    if (!this.transport) throw new Error('Mail is not configured');
    const { hostname } = new URL(this.config.publicUrl);
    const attached = attachment && {
      filename: attachment.name,
      contentType: attachment.type,
      content: attachment.content,
    };
    const letter = {
      ...{ to, subject, text },
      messageId: `<${reference}@${hostname}>`,
      // No answering machine answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: attached ? [attached] : [],
    };
    await this.transport
      .sendMail(letter)
      .catch((error: Error & { responseCode?: number; response?: string }) => {
        const { responseCode = 0, response = error.message } = error;
        throw responseCode >= 500 ? new MailRefused(clip(response, 500)) : error;
      });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
