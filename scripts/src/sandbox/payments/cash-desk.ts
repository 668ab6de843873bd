import type { Misbehaviour, Mode } from '../misbehaviour';
import type { Notice, Notices } from '../notices';
import { isPayable, type Provider, type Refund, type Trade } from './trade';
import type { Trades } from './trades';

/** What a provider tells the shop, and how it returns the payer. Undefined: the shop does not want to be told. */
export interface Teller {
  /** The provider's number for a trade that is being paid, and the payer's id there. */
  identify(trade: Trade): { transactionId: string; payer: string };
  paid(trade: Trade, amount: number): Notice | undefined;
  refunded(trade: Trade, refund: Refund): Notice | undefined;
  /** Where the payer goes after paying. */
  returnUrl(trade: Trade): string | null;
}

/** Where money moves: payers pay, refunds are carried out, and the shop is told. */
export class CashDesk {
  private readonly tellers = new Map<Provider, Teller>();
  private readonly delays = new Set<NodeJS.Timeout>();

  constructor(
    readonly trades: Trades,
    private readonly notices: Notices,
    readonly misbehaviour: Misbehaviour,
  ) {}

  employ(provider: Provider, teller: Teller): void {
    this.tellers.set(provider, teller);
  }

  teller(provider: Provider): Teller {
    const teller = this.tellers.get(provider);
    if (!teller) throw new Error(`Nobody is there for ${provider}`);
    return teller;
  }

  isPayable(trade: Trade): boolean {
    return isPayable(trade, this.trades.now());
  }

  /** The payer pays a payable trade. Resolves when the first try to tell the shop is over. */
  async pay(trade: Trade): Promise<void> {
    const { provider } = trade;
    const teller = this.teller(provider);
    this.begin(trade);
    trade.status = 'paid';
    trade.paidAt = this.trades.now().toISOString();
    this.trades.changed();
    const wrong = this.misbehaviour.take(provider, 'notify_wrong_amount') ? 1 : 0;
    await this.tell(teller.paid(trade, trade.amount + wrong));
  }

  /** Somebody looks at it with the intention to pay: from now on the trade exists. */
  begin(trade: Trade): void {
    const { transactionId, payer } = this.teller(trade.provider).identify(trade);
    trade.transactionId ??= transactionId;
    trade.payer ??= payer;
    if (trade.status === 'offered') trade.status = 'unpaid';
    this.trades.changed();
  }

  /** Takes on a refund, which succeeds at once unless something else was ordered. */
  refund(trade: Trade, refund: Refund): void {
    const ordered = (mode: Mode) => this.misbehaviour.take(trade.provider, mode);
    trade.refunds.push(refund);
    this.trades.changed();
    const later = ordered('refund_later');
    if (later?.delayMs !== undefined) this.finishAfter(later.delayMs, trade, refund);
    if (later) return;
    const end = ordered('refund_abnormal') ? 'abnormal' : ordered('refund_closed') ? 'closed' : 'succeeded';
    void this.finish(trade, refund, end);
  }

  /** A refund comes to its end. Resolves when the first try to tell the shop is over. */
  async finish(trade: Trade, refund: Refund, status: Exclude<Refund['status'], 'processing'>): Promise<void> {
    refund.status = status;
    refund.finishedAt = this.trades.now().toISOString();
    this.trades.changed();
    await this.tell(this.teller(trade.provider).refunded(trade, refund));
  }

  close(): void {
    for (const delay of this.delays) clearTimeout(delay);
  }

  private async tell(notice: Notice | undefined): Promise<void> {
    if (notice) await this.notices.announce(notice);
  }

  private finishAfter(delayMs: number, trade: Trade, refund: Refund): void {
    const delay = setTimeout(() => {
      this.delays.delete(delay);
      if (refund.status === 'processing') void this.finish(trade, refund, 'succeeded');
    }, delayMs);
    this.delays.add(delay);
  }
}
