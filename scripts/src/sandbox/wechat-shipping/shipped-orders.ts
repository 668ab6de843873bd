import { refunded, type Trade } from '../payments/trade';
import type { Trades } from '../payments/trades';
import { StateFile } from '../state-file';
import { Refusal } from '../wechat-errors';
import { isByExpress, isComplete, type ShippingInfo } from './shipping-info';

/** WeChat's order management hears of a payment only some time after WeChat Pay. */
const LAGS_MS = 60_000;

/** What WeChat knows of how a payment's goods left. */
interface Shipped {
  /** The shop's number for the payment. */
  attemptNo: string;
  /** How often shipping information was taken. */
  uploads: number;
  info: ShippingInfo;
  /** When all had left for the first time, ISO 8601. */
  completeAt: string | null;
  /** It was changed after that, which is possible once. */
  reshipped: boolean;
  reminded: boolean;
  /** How the payment went on: the payer received the goods, WeChat paid out or is about to. */
  end: 'received' | 'completed' | 'awaiting_settlement' | null;
}
export type End = NonNullable<Shipped['end']>;

const states = { received: 3, completed: 4, awaiting_settlement: 6 } as const;

/** A payment by its numbers. */
export type PaymentKey = { transaction_id: string } | { merchant_id: string; merchant_trade_no: string };

/** The mini-program's payments and how their goods left: WeChat holds the money back until it knows. */
export class ShippedOrders {
  /** By the shop's number for the payment. */
  private readonly shipped = new Map<string, Shipped>();
  private readonly state: StateFile<Shipped>;

  constructor(
    private readonly trades: Trades,
    private readonly mchid: string,
    file: string | undefined,
  ) {
    this.state = new StateFile(file, () => [...this.shipped.values()]);
    for (const one of this.state.read()) this.shipped.set(one.attemptNo, one);
  }

  /** Those that WeChat has heard of, newest first. */
  payments(): Trade[] {
    return this.trades.list().filter((trade) => this.isKnown(trade));
  }

  /** @throws Refusal 10060001 for a payment that was not made in the mini-program, or only just now */
  find(key: PaymentKey): Trade {
    const trade = this.trades.findBy(
      (one) =>
        one.provider === 'wechat_pay' &&
        ('transaction_id' in key
          ? one.transactionId === key.transaction_id
          : key.merchant_id === this.mchid && one.no === key.merchant_trade_no),
    );
    if (!trade || !this.isKnown(trade)) throw new Refusal('unknownPayment');
    return trade;
  }

  of({ no }: Trade): Shipped | undefined {
    return this.shipped.get(no);
  }

  /** 1 to ship, 2 shipped, 3 received, 4 completed, 5 refunded, 6 awaits settlement. */
  stateOf(trade: Trade): number {
    if (refunded(trade) === trade.amount) return 5;
    const shipped = this.of(trade);
    if (shipped?.end) return states[shipped.end];
    return shipped?.completeAt ? 2 : 1;
  }

  /** @throws Refusal */
  upload(info: ShippingInfo): void {
    const key = info.order_key;
    const trade = this.find(
      key.order_number_type === 2
        ? { transaction_id: key.transaction_id }
        : { merchant_id: key.mchid, merchant_trade_no: key.out_trade_no },
    );
    if (trade.payer !== info.payer.openid) throw new Refusal('otherPayer');
    if (![1, 2].includes(this.stateOf(trade))) throw new Refusal('notToShip');
    const known = this.of(trade);
    if (known && Date.parse(info.upload_time) <= Date.parse(known.info.upload_time))
      throw new Refusal('badTime');
    if (known?.reshipped) throw new Refusal('reshipped');
    if (known && sayingOf(known.info) === sayingOf(info)) throw new Refusal('nothingNew');
    this.shipped.set(trade.no, {
      attemptNo: trade.no,
      uploads: (known?.uploads ?? 0) + 1,
      info,
      completeAt: known?.completeAt ?? (isComplete(info) ? this.trades.now().toISOString() : null),
      reshipped: known?.completeAt != null,
      reminded: false,
      end: null,
    });
    this.state.changed();
  }

  /** The payer is reminded to confirm the receipt: once, of what came by express. @throws Refusal */
  remind(trade: Trade, receivedAt: Date): void {
    const shipped = this.of(trade);
    if (!shipped?.completeAt || this.stateOf(trade) !== 2) throw new Refusal('notToShip');
    if (!isByExpress(shipped.info)) throw new Refusal('badParameter', 'logistics_type');
    if (shipped.reminded) throw new Refusal('badParameter', '每个订单仅可提醒一次');
    // In whole seconds, as the shop tells it.
    const completeSecond = Math.floor(Date.parse(shipped.completeAt) / 1000);
    if (receivedAt.getTime() / 1000 <= completeSecond) throw new Refusal('badParameter', 'received_time');
    shipped.reminded = true;
    this.state.changed();
  }

  /** The payer confirms the receipt, or the payment goes on from there. False for goods that have not left. */
  end({ no }: Trade, end: End): boolean {
    const shipped = this.shipped.get(no);
    if (!shipped?.completeAt) return false;
    shipped.end = end;
    this.state.changed();
    return true;
  }

  close(): void {
    this.state.close();
  }

  private isKnown({ provider, kind, paidAt }: Trade): boolean {
    if (provider !== 'wechat_pay' || kind !== 'jsapi' || !paidAt) return false;
    return this.trades.now().getTime() - Date.parse(paidAt) >= LAGS_MS;
  }
}

/** What an upload says, whenever it says it. */
const sayingOf = ({ upload_time: _time, ...saying }: ShippingInfo): string => JSON.stringify(saying);
