import { ApiError } from '@lanzi/shared/api/client';
import { newIdempotencyKey } from '../../../lib/api';

/**
 * What was sent for each order, until the server has answered: after a lost answer the very same goes out again under
 * the same key, with the effect of once, even if something else would be composed by now.
 */
export class Unanswered<B> {
  private readonly sent = new Map<string, { key: string; body: B }>();

  /** @throws whatever `send` throws */
  async send<T>(
    orderNo: string,
    compose: () => Promise<B> | B,
    send: (body: B, idempotencyKey: string) => Promise<T>,
  ): Promise<T> {
    const sent = this.sent.get(orderNo) ?? { key: newIdempotencyKey(), body: await compose() };
    this.sent.set(orderNo, sent);
    try {
      const answer = await send(sent.body, sent.key);
      this.sent.delete(orderNo);
      return answer;
    } catch (error) {
      if (error instanceof ApiError) this.sent.delete(orderNo);
      throw error;
    }
  }
}
