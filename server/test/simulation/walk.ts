import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorCode } from '@lanzi/shared/errors';
import type { PostedAction } from '@lanzi/shared/order/order.contract';
import { SeededRandom } from '@lanzi/shared/seeded-random';

export type Buyer = 'shopper' | 'other';
export interface Known {
  orderNo: string;
  buyer: Buyer;
}

const leadsNowhere: readonly PostedAction[] = [
  ...(['add_note', 'cancel', 'request_cancellation', 'mark_out_of_stock', 'change_delivery'] as const),
  ...(['complete', 'edit'] as const),
];

/** What all moves of a walk have in common: the chances, the orders so far, and what was done. */
export class Walk {
  lastMove = '';
  /** How often each thing was done. */
  readonly done: Record<string, number> = {};
  readonly orders: Known[] = [];
  readonly random: SeededRandom;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  /** Mostly a young one: old orders are over, and only refuse. */
  anyOrder(): Known {
    const young = this.orders.slice(-12);
    return this.random.pick(this.random.chance(0.85) ? young : this.orders);
  }

  /** Mostly what leads on: left to chance, notes and cancellations would be all that ever happens. */
  anyAction(able: readonly PostedAction[]): PostedAction | undefined {
    const leadsOn = able.filter((action) => !leadsNowhere.includes(action));
    const choice = leadsOn.length > 0 && this.random.chance(0.85) ? leadsOn : able;
    return choice.length > 0 ? this.random.pick(choice) : undefined;
  }

  /** Does it, unless it is refused for one of these reasons. */
  async lawfully<T>(
    what: string,
    lawful: readonly ErrorCode[],
    ask: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      const answer = await ask();
      this.count(what);
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError) || !lawful.includes(error.problem.code)) throw error;
      this.count(error.problem.code);
      return undefined;
    }
  }

  count(what: string): void {
    this.done[what] = (this.done[what] ?? 0) + 1;
  }
}
