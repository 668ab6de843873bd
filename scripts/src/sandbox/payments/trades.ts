import { StateFile } from '../state-file';
import type { Provider, Refund, Trade } from './trade';

/** All payments, in memory and, so that a restarted demo remembers them, in a file. */
export class Trades {
  private readonly trades = new Map<string, Trade>();
  private readonly state: StateFile<Trade>;

  constructor(
    /** Business time: what deadlines are compared with. */
    readonly now: () => Date,
    file?: string,
  ) {
    this.state = new StateFile(file, () => [...this.trades.values()]);
    for (const trade of this.state.read()) this.trades.set(keyOf(trade), trade);
  }

  find(provider: Provider, no: string): Trade | undefined {
    return this.current(this.trades.get(keyOf({ provider, no })));
  }

  findBy(matches: (trade: Trade) => boolean): Trade | undefined {
    return this.list().find(matches);
  }

  findRefund(provider: Provider, no: string): { trade: Trade; refund: Refund } | undefined {
    for (const trade of this.trades.values()) {
      const refund = trade.refunds.find((one) => one.no === no);
      if (refund && trade.provider === provider) return { trade, refund };
    }
    return undefined;
  }

  /** Newest first. */
  list(): Trade[] {
    return [...this.trades.values()].map((trade) => this.current(trade)).reverse();
  }

  put(trade: Trade): void {
    this.trades.delete(keyOf(trade));
    this.trades.set(keyOf(trade), trade);
    this.changed();
  }

  /** To be told after every change of a trade. */
  changed(): void {
    this.state.changed();
  }

  /** Writes what is not written yet. */
  close(): void {
    this.state.close();
  }

  /** A trade that nobody paid in time closes by itself. */
  private current<T extends Trade | undefined>(trade: T): T {
    if (trade?.status === 'unpaid' && this.now() >= new Date(trade.expiresAt)) {
      trade.status = 'closed';
      this.changed();
    }
    return trade;
  }
}

const keyOf = ({ provider, no }: Pick<Trade, 'provider' | 'no'>): string => `${provider} ${no}`;
