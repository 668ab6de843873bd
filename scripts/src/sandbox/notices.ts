import type { FastifyInstance } from 'fastify';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Misbehaviour, Service } from './misbehaviour';

const PATIENCE_MS = 5_000;

/** Sends a notification; throws when there is no answer. */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
) => Promise<{ status: number; body: string }>;

/** What a provider has to tell the shop. */
export interface Notice {
  provider: Service;
  url: string;
  /** Signs it afresh for each try; `wrongly`: with a signature that does not verify. */
  compose(wrongly: boolean): { headers: Record<string, string>; body: string };
  isAcknowledged(answer: { status: number; body: string }): boolean;
  /** Seconds before each further try. */
  retryAfter: readonly number[];
}

interface Outstanding {
  notice: Notice;
  tries: number;
  timer: NodeJS.Timeout | undefined;
  /** How often it is to be acknowledged before it is over. */
  wanted: number;
  /** The try that is under way. */
  trying?: Promise<boolean>;
}

export interface NoticeOptions {
  post?: Post;
  /** How much faster than the provider the sandbox tries again. */
  retriesFasterBy?: number;
}

/** Delivers notifications: at once, and again on the provider's schedule until the shop acknowledges them. */
export class Notices {
  private readonly outstanding = new Set<Outstanding>();
  private readonly post: Post;
  private readonly faster: number;
  private closed = false;

  constructor(
    private readonly misbehaviour: Misbehaviour,
    { post = postByHttp, retriesFasterBy = 10 }: NoticeOptions,
  ) {
    this.post = post;
    this.faster = retriesFasterBy;
  }

  /** Resolves after the first try, however it went; at once when the notice is held back or never sent. */
  async announce(notice: Notice): Promise<void> {
    const { provider } = notice;
    if (this.misbehaviour.take(provider, 'never_notify')) return;
    const wanted = this.misbehaviour.take(provider, 'notify_twice') ? 2 : 1;
    const one: Outstanding = { notice, tries: 0, timer: undefined, wanted };
    this.outstanding.add(one);
    if (this.misbehaviour.take(provider, 'notify_late')) return;
    // Whoever caused the notice has its answer first, as between two companies.
    await nextTurn();
    while (!this.closed && one.wanted > 0 && (await this.try(one)));
  }

  /** Tries everything outstanding now, held back or waiting for its next try; tells how many tries went how. */
  async sendAll(): Promise<{ sent: number; acknowledged: number }> {
    const result = { sent: 0, acknowledged: 0 };
    for (const one of [...this.outstanding])
      while (one.wanted > 0) {
        result.sent += 1;
        if (!(await this.try(one))) break;
        result.acknowledged += 1;
      }
    return result;
  }

  /** `POST /notify-now`: tries all that is held back or waits for its next try; `{sent, acknowledged}`. */
  addRoutes(app: FastifyInstance): void {
    app.post('/notify-now', () => this.sendAll());
  }

  close(): void {
    this.closed = true;
    for (const { timer } of this.outstanding) clearTimeout(timer);
    this.outstanding.clear();
  }

  /** One try at a time. */
  private try(one: Outstanding): Promise<boolean> {
    one.trying ??= this.send(one).finally(() => delete one.trying);
    return one.trying;
  }

  /** True when it was acknowledged; otherwise the next try is arranged, if the schedule has one. */
  private async send(one: Outstanding): Promise<boolean> {
    const { notice } = one;
    clearTimeout(one.timer);
    const wrongly = this.misbehaviour.take(notice.provider, 'notify_wrong_signature') !== undefined;
    const { headers, body } = notice.compose(wrongly);
    const answer = await this.post(notice.url, headers, body).catch(() => undefined);
    if (this.closed) return false;
    if (answer && notice.isAcknowledged(answer)) {
      one.wanted -= 1;
      if (one.wanted === 0) this.outstanding.delete(one);
      return true;
    }
    const pause = notice.retryAfter[one.tries];
    one.tries += 1;
    if (pause === undefined) this.outstanding.delete(one);
    else one.timer = setTimeout(() => void this.try(one), (pause * 1000) / this.faster);
    return false;
  }
}

const postByHttp: Post = async (url, headers, body) => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  return { status: answer.status, body: await answer.text() };
};
