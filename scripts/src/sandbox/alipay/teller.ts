import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ProviderKeys } from '../../start/payment-keys';
import { beijingTime } from '../beijing-time';
import type { CashDesk, Teller } from '../payments/cash-desk';
import type { Notice } from '../notices';
import { refunded, type Refund, type Trade } from '../payments/trade';
import { yuan } from '../yuan';
import { withSign, type Parameters } from './signature';
import { buyerLogonId, tradeStatus } from './trades';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds, about a day in all. */
const retryAfter = [4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR];

const iso = (text: string | null): string => beijingTime(new Date(text ?? 0));

/** Notifies the shop as Alipay does: a signed form, again and again until the answer is exactly `success`. */
export class AlipayTeller implements Teller {
  constructor(
    private readonly keys: ProviderKeys['alipay'],
    private readonly desk: CashDesk,
  ) {}

  identify({ no }: Trade): { transactionId: string; payer: string } {
    const day = beijingTime(this.desk.trades.now()).slice(0, 10).replaceAll('-', '');
    const transactionId = `${day}2200${String(randomInt(1e8)).padStart(8, '0')}${String(randomInt(1e8)).padStart(8, '0')}`;
    const buyer = createHash('sha256').update(no).digest().readUIntBE(0, 6) % 1e12;
    return { transactionId, payer: `2088${String(buyer).padStart(12, '0')}` };
  }

  paid(trade: Trade, amount: number): Notice | undefined {
    return this.notice(trade, this.content(trade, amount));
  }

  /** Only money that really went back is told of; the status stays TRADE_SUCCESS until all of it has. */
  refunded(trade: Trade, refund: Refund): Notice | undefined {
    if (refund.status !== 'succeeded') return undefined;
    return this.notice(trade, {
      ...this.content(trade, trade.amount),
      out_biz_no: refund.no,
      refund_fee: yuan(refunded(trade)),
      gmt_refund: `${iso(refund.finishedAt)}.000`,
      ...(refunded(trade) === trade.amount ? { gmt_close: iso(refund.finishedAt) } : {}),
    });
  }

  /** The shop's own address with the trade's numbers, signed. */
  returnUrl(trade: Trade): string | null {
    if (!trade.returnUrl) return null;
    const url = new URL(trade.returnUrl);
    const parameters = withSign(
      {
        ...Object.fromEntries(url.searchParams),
        ...{ charset: 'utf-8', version: '1.0', method: `alipay.trade.${trade.kind}.pay.return` },
        ...{ app_id: this.keys.appId, auth_app_id: this.keys.appId, seller_id: this.keys.sellerId },
        ...{ out_trade_no: trade.no, trade_no: trade.transactionId ?? '', total_amount: yuan(trade.amount) },
        timestamp: beijingTime(this.desk.trades.now()),
      },
      this.keys.privateKey,
    );
    url.search = new URLSearchParams(parameters).toString();
    return url.href;
  }

  private content(trade: Trade, amount: number): Parameters {
    const total = yuan(amount);
    return {
      ...{ notify_type: 'trade_status_sync', charset: 'utf-8', version: '1.0' },
      notify_id: `${beijingTime(this.desk.trades.now()).replace(/\D/g, '')}${randomBytes(10).toString('hex')}`,
      ...{ app_id: this.keys.appId, auth_app_id: this.keys.appId, seller_id: this.keys.sellerId },
      ...{ out_trade_no: trade.no, trade_no: trade.transactionId ?? '' },
      ...{ buyer_id: trade.payer ?? '', buyer_logon_id: buyerLogonId },
      trade_status: tradeStatus(trade, this.desk.trades.now()),
      subject: trade.description,
      ...(trade.attach ? { passback_params: trade.attach } : {}),
      ...{ total_amount: total, receipt_amount: total, buyer_pay_amount: total, invoice_amount: total },
      point_amount: '0.00',
      fund_bill_list: JSON.stringify([{ amount: total, fundChannel: 'ALIPAYACCOUNT' }]),
      ...{ gmt_create: iso(trade.createdAt), gmt_payment: iso(trade.paidAt) },
    };
  }

  private notice(trade: Trade, content: Parameters): Notice | undefined {
    if (!trade.notifyUrl) return undefined;
    return {
      provider: 'alipay',
      url: trade.notifyUrl,
      retryAfter,
      isAcknowledged: ({ body }) => body === 'success',
      compose: (wrongly) => {
        const now = this.desk.trades.now();
        const form = withSign({ ...content, notify_time: beijingTime(now) }, this.keys.privateKey);
        // Changed after signing.
        if (wrongly) form.notify_time = beijingTime(new Date(now.getTime() + 1000));
        return {
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
          body: new URLSearchParams(form).toString(),
        };
      },
    };
  }
}
