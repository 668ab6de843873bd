import type { DomainError } from '@lanzi/shared/errors';
import type { HowToPay } from '@lanzi/shared/payment/payment.contract';
import { AlipaySdk } from 'alipay-sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Clock } from '../../platform/clock';
import type { AlipaySettings } from '../../platform/config';
import type { Log } from '../../platform/log';
import {
  type AttemptNews,
  type AttemptOrder,
  type Notice,
  NoticeRefused,
  type PaymentProvider,
  type RefundNews,
  type RefundOrder,
} from '../payment-provider';
import { Notification, Outcome, Refunded, RefundQueried, Trade } from './alipay-messages';
import { beijingPlain } from '../../platform/beijing-time';
import { clip, inBytes } from '../../platform/clip';
import { endsAt } from './ends-at';
import { providerFailed } from './provider-failed';
import { reasonOf } from './reason-of';
import { fromYuan, toYuan } from './yuan';

const timeoutMs = 5000;
/** Bytes, well within Alipay's 256 characters. */
const longest = 256;

const succeeded = '10000';
/** A refusal for reasons of business; every other code means a broken request or Alipay's own trouble. */
const refusedCode = '40004';
const unknownTrade = 'ACQ.TRADE_NOT_EXIST';
/** Also written `aop.ACQ.SYSTEM_ERROR`: nobody can tell what became of the request. */
const itsTrouble = /(^|\.)ACQ\.SYSTEM_ERROR$/;

type Answer = { refused: Outcome } | { refused: undefined; body: unknown };

/** Alipay's pages for phones (wap.pay) and computers (page.pay), in key mode. Source: opendocs.alipay.com. */
export class AlipayClient implements PaymentProvider {
  readonly kind = 'alipay';
  private readonly sdk: AlipaySdk;

  constructor(
    private readonly settings: AlipaySettings,
    private readonly publicUrl: string,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {
    this.sdk = new AlipaySdk({
      appId: settings.appId,
      privateKey: settings.privateKey,
      keyType: 'PKCS8',
      alipayPublicKey: settings.publicKey,
      gateway: settings.gateway,
      timeout: timeoutMs,
      camelcase: false,
    });
  }

  /** Asks Alipay nothing: the trade comes into being when the payer signs in on its page. */
  async open(order: AttemptOrder): Promise<HowToPay> {
    const atComputer = order.client === 'desktop';
    const method = atComputer ? 'alipay.trade.page.pay' : 'alipay.trade.wap.pay';
    const url = this.sdk.pageExecute(method, 'GET', {
      timestamp: this.timestamp,
      notify_url: `${this.publicUrl}/api/hooks/alipay`,
      return_url: order.returnUrl,
      bizContent: {
        out_trade_no: order.attemptNo,
        total_amount: toYuan(order.amount),
        // Alipay refuses these three characters.
        subject: clip(order.description.replace(/[/=&]/g, ' '), longest, inBytes),
        product_code: atComputer ? 'FAST_INSTANT_TRADE_PAY' : 'QUICK_WAP_WAY',
        // Closing cannot end what does not exist yet: this is what ends the page.
        time_expire: beijingPlain(endsAt(order.expiresAt, this.clock.now())),
        ...(!atComputer && { quit_url: order.returnUrl }),
      },
    });
    return { how: 'redirect', url };
  }

  async query(attemptNo: string): Promise<AttemptNews> {
    const method = 'alipay.trade.query';
    const answer = await this.ask(method, { out_trade_no: attemptNo });
    if (answer.refused?.sub_code === unknownTrade) return { state: 'none' };
    const trade = this.understood(Trade, answer, method);
    if (trade.out_trade_no !== attemptNo) throw this.failed(method, 'the answer is about another payment');
    if (trade.trade_status === 'WAIT_BUYER_PAY') return { state: 'unpaid' };
    // Closed is also what was paid and wholly refunded.
    if (trade.trade_status === 'TRADE_CLOSED' && !trade.send_pay_date) return { state: 'closed' };
    return { state: 'paid', money: this.moneyOf(trade, trade.send_pay_date) };
  }

  async close(attemptNo: string): Promise<AttemptNews> {
    const method = 'alipay.trade.close';
    const { refused } = await this.ask(method, { out_trade_no: attemptNo });
    if (!refused) return { state: 'closed' };
    // Nobody opened the page so far; it stays payable until its time_expire.
    if (refused.sub_code === unknownTrade) return { state: 'none' };
    // Paid already, closed already: only the trade itself says which.
    const news = await this.query(attemptNo);
    if (news.state === 'unpaid') throw this.failed(method, wordsOf(refused));
    return news;
  }

  async refund(order: RefundOrder): Promise<RefundNews> {
    const method = 'alipay.trade.refund';
    const answer = await this.ask(method, {
      out_trade_no: order.attemptNo,
      out_request_no: order.refundNo,
      refund_amount: toYuan(order.amount),
      refund_reason: clip(order.reason, longest, inBytes) || undefined,
    });
    if (!answer.refused) {
      const { out_trade_no, fund_change, gmt_refund_pay } = this.understood(Refunded, answer, method);
      if (out_trade_no !== order.attemptNo) throw this.failed(method, 'the answer is about another payment');
      if (fund_change === 'Y') return { state: 'succeeded', at: gmt_refund_pay ?? this.clock.now() };
    }
    // Accepted is not yet refunded, and refused may be what was refunded by a call whose answer got lost.
    const news = await this.queryRefund(order);
    if (news.state !== 'none') return news;
    if (answer.refused) return { state: 'failed', reason: wordsOf(answer.refused) };
    throw this.failed(method, 'accepted, but there is no refund of this number');
  }

  async queryRefund(order: Pick<RefundOrder, 'refundNo' | 'attemptNo'>): Promise<RefundNews> {
    const method = 'alipay.trade.fastpay.refund.query';
    const answer = await this.ask(method, {
      out_trade_no: order.attemptNo,
      out_request_no: order.refundNo,
      query_options: ['gmt_refund_pay'],
    });
    if (answer.refused?.sub_code === unknownTrade) return { state: 'none' };
    const refund = this.understood(RefundQueried, answer, method);
    if (!refund.refund_status) return { state: 'none' };
    if (refund.out_request_no !== order.refundNo || refund.out_trade_no !== order.attemptNo)
      throw this.failed(method, 'the answer is about another refund');
    switch (refund.refund_status) {
      case 'REFUND_SUCCESS':
        return { state: 'succeeded', at: refund.gmt_refund_pay ?? this.clock.now() };
      case 'REFUND_PROCESSING':
        return { state: 'submitted' };
      default:
        return { state: 'failed', reason: refund.refund_status };
    }
  }

  /**
   * Its age is not checked: Alipay repeats a notification for a day, and to hear one twice changes nothing.
   */
  async readNotice(
    _headers: Record<string, string | undefined>,
    rawBody: Buffer,
  ): Promise<Notice | undefined> {
    const fields = Object.fromEntries(new URLSearchParams(rawBody.toString()));
    // The library would take the sender's word for an older, weaker kind of signature.
    if (fields.sign_type !== 'RSA2') throw new NoticeRefused('it is not signed with RSA2');
    if (!this.sdk.checkNotifySignV2(fields)) throw new NoticeRefused('its signature is wrong');
    const notice = Notification.safeParse(fields).data;
    if (!notice) throw new NoticeRefused('its content cannot be read');
    if (notice.app_id !== this.settings.appId) throw new NoticeRefused('it is meant for another application');
    if (notice.seller_id && notice.seller_id !== this.settings.sellerId)
      throw new NoticeRefused('it is about another seller’s money');
    return this.newsOf(notice);
  }

  private newsOf(notice: Notification): Notice | undefined {
    // Told of a refund, the trade still is a success, or closed after a full one: neither pays nor ends anything.
    if (notice.gmt_refund || fromYuan(notice.refund_fee || '0')) {
      const { out_biz_no: refundNo, out_trade_no: attemptNo, gmt_refund: at } = notice;
      return refundNo && at
        ? { about: 'refund', refundNo, attemptNo, news: { state: 'succeeded', at } }
        : undefined;
    }
    if (notice.trade_status !== 'TRADE_SUCCESS' && notice.trade_status !== 'TRADE_FINISHED') return undefined;
    return { about: 'payment', money: this.moneyOf(notice, notice.gmt_payment) };
  }

  private moneyOf(
    trade: Pick<Trade, 'out_trade_no' | 'trade_no' | 'total_amount' | 'trans_currency'>,
    paidAt = this.clock.now(),
  ) {
    return {
      attemptNo: trade.out_trade_no,
      transactionId: trade.trade_no,
      amount: trade.total_amount,
      currency: trade.trans_currency || 'CNY',
      paidAt,
    };
  }

  private understood<T>(expected: z.ZodType<T>, answer: Answer, asked: string): T {
    if (answer.refused) throw this.failed(asked, wordsOf(answer.refused));
    const parsed = expected.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    throw this.failed(asked, 'the answer is not what the documents say');
  }

  /** Asks, and believes only what Alipay has signed. */
  private async ask(method: string, bizContent: object): Promise<Answer> {
    const params = { timestamp: this.timestamp, bizContent };
    const body: unknown = await inTime(this.sdk.exec(method, params, { validateSign: true })).catch(
      (error: unknown) => {
        throw this.failed(method, whyOf(error));
      },
    );
    const outcome = Outcome.safeParse(body).data;
    if (outcome?.code === succeeded) return { refused: undefined, body };
    if (outcome?.code === refusedCode && !itsTrouble.test(outcome.sub_code ?? ''))
      return { refused: outcome };
    throw this.failed(method, outcome ? wordsOf(outcome) : 'the answer is not what the documents say');
  }

  private failed(asked: string, reason: string): DomainError {
    return providerFailed(this.log, this.kind, { asked, reason });
  }

  /** Given along, because the library would take the time of the server's own zone. */
  private get timestamp(): string {
    return beijingPlain(this.clock.now());
  }
}

/** The library counts the time for connecting, waiting and reading apart. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: over.signal, ref: false }).then(() => {
    throw new Error('no answer within five seconds');
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    over.abort();
  }
}

const wordsOf = ({ code, msg, sub_code, sub_msg }: Outcome): string =>
  `${sub_code || code} ${sub_msg || msg || ''}`.trim();

/** The library quotes the whole answer when its signature is wrong, and stumbles when there is none. */
function whyOf(error: unknown): string {
  const reason = reasonOf(error);
  const unsigned = reason.startsWith('验签失败') || reason.includes('"signature"');
  return unsigned ? 'the signature of the answer is missing or wrong' : reason;
}
