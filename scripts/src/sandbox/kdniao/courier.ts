import { beijingTime } from '../beijing-time';
import type { Misbehaviour } from '../misbehaviour';
import type { Notice, Notices } from '../notices';
import { nextStep, stepsBefore, traceOf, type Step } from './journey';
import type { Parcel, Trace } from './parcel';
import type { Parcels } from './parcels';
import type { KdniaoAccount } from './request';
import { dataSign } from './signature';
import { trackOf } from './tracks';

const MINUTE = 60;
/** Seconds. */
const retryAfter = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 360 * MINUTE];
const SECOND_MS = 1000;

/** Moves parcels, and tells the shop the whole history of those it asked about. */
export class Courier {
  private moving: NodeJS.Timeout | undefined;

  constructor(
    private readonly account: KdniaoAccount,
    private readonly parcels: Parcels,
    private readonly notices: Notices,
    private readonly misbehaviour: Misbehaviour,
  ) {}

  /** Something happens to a parcel now. Resolves when the first try to tell the shop is over. */
  async move(parcel: Parcel, what: Step | Pick<Trace, 'state' | 'detail' | 'text'>): Promise<void> {
    const before = parcel.traces;
    const at = this.momentAfter(before.at(-1));
    const trace =
      typeof what === 'string'
        ? traceOf(parcel, what, at)
        : { ...what, at: at.toISOString(), location: parcel.receiver?.CityName ?? '' };
    parcel.traces = [...before, trace];
    this.parcels.changed();
    if (!parcel.push) return;
    await this.tell([parcel]);
    if (before.length > 0 && this.misbehaviour.take('kdniao', 'notify_out_of_order'))
      await this.notices.announce(this.notice(parcel.push.type, [this.itemOf(parcel, before)]));
  }

  /** Steps that nobody told of on the way to this one, spread over the time since then. */
  catchUp(parcel: Parcel, step: Step, since: Date): void {
    const steps = stepsBefore(parcel, step);
    const span = this.parcels.now().getTime() - since.getTime();
    for (const [at, one] of steps.entries()) {
      const moment = since.getTime() + (span * (at + 1)) / (steps.length + 1);
      const whole = new Date(Math.floor(moment / SECOND_MS) * SECOND_MS);
      parcel.traces = [...parcel.traces, traceOf(parcel, one, whole)];
    }
  }

  /** One push about these parcels, as they are now. */
  async tell(parcels: Parcel[]): Promise<void> {
    const type = parcels.find(({ push }) => push)?.push?.type ?? '101';
    const items = parcels.map((parcel) => this.itemOf(parcel, parcel.traces));
    await this.notices.announce(this.notice(type, items));
  }

  /** What KDNiao sends when a carrier has reported nothing for days. */
  async tellNothingNew(parcel: Parcel): Promise<void> {
    const item = { ...this.itemOf(parcel, []), Success: false, Reason: '三天无轨迹' };
    await this.notices.announce(this.notice(parcel.push?.type ?? '101', [item]));
  }

  /** From now on parcels that are handed over travel by themselves; those handed over earlier stay where they are. */
  travel(everyMs: number): void {
    const since = this.parcels.now().toISOString();
    const isOnTheWay = ({ createdAt, cancelled }: Parcel) => createdAt >= since && !cancelled;
    this.moving = setInterval(() => {
      const now = this.parcels.now().getTime();
      for (const parcel of this.parcels.list().filter(isOnTheWay)) {
        const next = nextStep(parcel);
        const restsSince = new Date(parcel.traces.at(-1)?.at ?? parcel.createdAt).getTime();
        if (next && now - restsSince >= everyMs) void this.move(parcel, next);
      }
    }, everyMs / 4);
  }

  close(): void {
    clearInterval(this.moving);
  }

  /** Histories have whole seconds, and no two entries share one. */
  private momentAfter(last: Trace | undefined): Date {
    const now = Math.floor(this.parcels.now().getTime() / SECOND_MS) * SECOND_MS;
    return new Date(last ? Math.max(now, new Date(last.at).getTime() + SECOND_MS) : now);
  }

  private itemOf(parcel: Parcel, traces: Trace[]): object {
    return {
      EBusinessID: this.account.id,
      ...trackOf(parcel, traces),
      CallBack: parcel.push?.callback ?? '',
    };
  }

  private notice(type: string, items: object[]): Notice {
    const { id, apiKey, pushUrl } = this.account;
    return {
      provider: 'kdniao',
      url: pushUrl,
      retryAfter,
      isAcknowledged: ({ body }) => isThanks(body, id),
      compose: (wrongly) => {
        const PushTime = beijingTime(this.parcels.now());
        const json = JSON.stringify({ EBusinessID: id, PushTime, Count: String(items.length), Data: items });
        const form = {
          RequestData: json,
          RequestType: type,
          DataType: '2',
          DataSign: dataSign(wrongly ? `${json} ` : json, apiKey),
        };
        return {
          headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
          body: new URLSearchParams(form).toString(),
        };
      },
    };
  }
}

/** `{"EBusinessID": …, "Success": true}`; anything else is told again. */
function isThanks(body: string, id: string): boolean {
  try {
    const { EBusinessID, Success } = JSON.parse(body) as { EBusinessID?: string; Success?: boolean };
    return EBusinessID === id && Success === true;
  } catch {
    return false;
  }
}
