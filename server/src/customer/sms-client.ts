import { createHmac } from 'node:crypto';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { Log } from '../platform/log';

const timeoutMs = 5000;

/**
 * The text message gateway: POST {SMS_API_BASE}/sms, JSON {to, text}, answered with 2xx. The header `X-Signature` is
 * the hex HMAC-SHA256 of the body's bytes, by SMS_API_KEY.
 */
@Injectable()
export class SmsClient {
  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Throws `provider_failed`. */
  async send(to: string, text: string): Promise<void> {
    const reason = await this.post(JSON.stringify({ to, text }));
    if (reason === undefined) return;
    this.log.error({ reason }, 'A text message was not sent');
    throw new DomainError('provider_failed', { provider: 'SMS' });
  }

  /** Why it failed, or undefined. */
  private async post(body: string): Promise<string | undefined> {
    const { apiBase, apiKey } = this.config.sms;
    if (!apiBase || !apiKey) return 'SMS_API_BASE and SMS_API_KEY are not set';
    const headers = {
      'Content-Type': 'application/json',
      'X-Signature': createHmac('sha256', apiKey).update(body).digest('hex'),
    };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(`${apiBase}/sms`, { method: 'POST', headers, body, signal });
      return response.ok ? undefined : `HTTP ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  }
}
