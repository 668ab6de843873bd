import { DomainError } from '@lanzi/shared/errors';
import type { HowToPay } from '@lanzi/shared/payment/payment.contract';
import { Formatter } from 'wechatpay-axios-plugin';
import * as z from 'zod';
import type { Clock } from '../../platform/clock';
import type { WechatPaySettings } from '../../platform/config';
import type { Log } from '../../platform/log';
import {
  type AttemptNews,
  type AttemptOrder,
  type Notice,
  NoticeRefused,
  type PaymentProvider,
  type ReceivedMoney,
  type RefundNews,
  type RefundOrder,
} from '../payment-provider';
import { beijingRfc3339 } from '../../platform/beijing-time';
import { clip, inBytes } from '../../platform/clip';
import { endsAt } from './ends-at';
import { providerFailed } from './provider-failed';
import { reasonOf } from './reason-of';
import { WechatPayKeys } from './wechat-pay-keys';
import {
  H5Page,
  NativeCode,
  Notification,
  NotifiedRefund,
  type PaidTrade,
  Prepaid,
  Refund,
  Refusal,
  Sealed,
  Trade,
} from './wechat-pay-messages';
import { unseal } from './wechat-pay-seal';
import { whyNotWechatPays } from './wechat-pay-signature';
import { secondsOf, WechatPayWire } from './wechat-pay-wire';

/** Bytes, not characters. */
const longest = { description: 127, reason: 80 };

/** WeChat Pay has no such payment or refund. The spelling differs between its pages. */
const unknownThing = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'];
/** Its own trouble: nobody can tell what became of the request. */
const itsTrouble = [
  'SYSTEM_ERROR',
  'SYSTEMERROR',
  'BANK_ERROR',
  'BANKERROR',
  'FREQUENCY_LIMITED',
  'RATELIMIT_EXCEED',
];
/** Asking again cannot help: the payer has to be paid some other way. */
const accountGone = 'USER_ACCOUNT_ABNORMAL';

type Answer = { refused: Refusal } | { refused: undefined; body: unknown };

/**
 * WeChat Pay, API v3: in the mini-program (JSAPI), in a phone's browser (H5) and by a code to scan (Native).
 * Source: pay.weixin.qq.com/doc/v3/merchant.
 */
export class WechatPayClient implements PaymentProvider {
  readonly kind = 'wechat_pay';
  private readonly wire: WechatPayWire;
  private readonly keys: WechatPayKeys;

  /** Deadlines go by the shop's `clock`; what is signed has the age it has in WeChat Pay's eyes, by the `wallClock`. */
  constructor(
    private readonly settings: WechatPaySettings,
    private readonly publicUrl: string,
    private readonly log: Log,
    private readonly clock: Clock,
    private readonly wallClock: Clock,
  ) {
    this.wire = new WechatPayWire(settings, wallClock);
    this.keys = new WechatPayKeys(settings, this.wire, wallClock, log);
  }

  /** Throws `payment_method_unavailable` in the mini-program for somebody whom WeChat does not know. */
  async open(order: AttemptOrder): Promise<HowToPay> {
    switch (order.client) {
      case 'miniapp':
        return this.openInMiniapp(order);
      case 'phone':
        return this.openOnPhone(order);
      case 'desktop': {
        const { code_url } = await this.prepay('native', order, {}, NativeCode);
        return { how: 'qr', content: code_url };
      }
    }
  }

  private async openInMiniapp(order: AttemptOrder): Promise<HowToPay> {
    if (!order.openid) throw new DomainError('payment_method_unavailable');
    const payer = { openid: order.openid };
    const { prepay_id } = await this.prepay('jsapi', order, { payer }, Prepaid);
    const timeStamp = secondsOf(this.wallClock.now());
    const nonceStr = Formatter.nonce();
    const prepaid = `prepay_id=${prepay_id}`;
    const paySign = this.wire.sign(this.settings.appId, timeStamp, nonceStr, prepaid);
    return { how: 'wechat_jsapi', timeStamp, nonceStr, package: prepaid, signType: 'RSA', paySign };
  }

  private async openOnPhone(order: AttemptOrder): Promise<HowToPay> {
    const scene_info = { payer_client_ip: order.ip, h5_info: { type: 'Wap' } };
    const { h5_url } = await this.prepay('h5', order, { scene_info }, H5Page);
    const url = new URL(h5_url);
    url.searchParams.set('redirect_url', order.returnUrl);
    return { how: 'redirect', url: url.href };
  }

  private async prepay<T>(
    trade: string,
    order: AttemptOrder,
    more: object,
    answer: z.ZodType<T>,
  ): Promise<T> {
    return this.insist('POST', `/v3/pay/transactions/${trade}`, answer, {
      appid: this.settings.appId,
      mchid: this.settings.merchantId,
      description: clip(order.description, longest.description, inBytes),
      out_trade_no: order.attemptNo,
      notify_url: this.notifyUrl,
      time_expire: beijingRfc3339(endsAt(order.expiresAt, this.clock.now())),
      amount: { total: order.amount, currency: 'CNY' },
      ...more,
    });
  }

  async query(attemptNo: string): Promise<AttemptNews> {
    const path = `${tradePath(attemptNo)}?mchid=${encodeURIComponent(this.settings.merchantId)}`;
    const answer = await this.ask('GET', path);
    if (answer.refused && unknownThing.includes(answer.refused.code)) return { state: 'none' };
    const trade = this.understood(Trade, answer, path);
    if (trade.out_trade_no !== attemptNo || !this.isOurs(trade))
      throw this.failed(path, 'the answer is about another payment');
    switch (trade.trade_state) {
      case 'SUCCESS':
      case 'REFUND':
        return { state: 'paid', money: moneyOf(trade) };
      case 'CLOSED':
      case 'REVOKED':
        return { state: 'closed' };
      default:
        return { state: 'unpaid' };
    }
  }

  async close(attemptNo: string): Promise<AttemptNews> {
    const path = `${tradePath(attemptNo)}/close`;
    const { refused } = await this.ask('POST', path, { mchid: this.settings.merchantId });
    if (!refused) return { state: 'closed' };
    // Paid already, closed already, never begun, being paid just now: only the payment itself says which.
    const news = await this.query(attemptNo);
    if (news.state === 'unpaid') throw this.failed(path, wordsOf(refused));
    return news;
  }

  async refund(order: RefundOrder): Promise<RefundNews> {
    const path = '/v3/refund/domestic/refunds';
    const answer = await this.ask('POST', path, {
      transaction_id: order.transactionId,
      out_refund_no: order.refundNo,
      // It must not be empty where it is sent at all.
      reason: clip(order.reason, longest.reason, inBytes) || undefined,
      notify_url: this.notifyUrl,
      amount: { refund: order.amount, total: order.paid, currency: 'CNY' },
    });
    if (!answer.refused) return this.refundNews(this.understood(Refund, answer, path), order, path);
    // An earlier call with this number, whose answer was lost, may be why this one is refused.
    const news = await this.queryRefund(order);
    if (news.state !== 'none') return news;
    const state = answer.refused.code === accountGone ? 'abnormal' : 'failed';
    return { state, reason: wordsOf(answer.refused) };
  }

  async queryRefund(order: Pick<RefundOrder, 'refundNo' | 'attemptNo'>): Promise<RefundNews> {
    const path = `/v3/refund/domestic/refunds/${encodeURIComponent(order.refundNo)}`;
    const answer = await this.ask('GET', path);
    if (answer.refused && unknownThing.includes(answer.refused.code)) return { state: 'none' };
    return this.refundNews(this.understood(Refund, answer, path), order, path);
  }

  async readNotice(
    headers: Record<string, string | undefined>,
    rawBody: Buffer,
  ): Promise<Notice | undefined> {
    const text = rawBody.toString();
    const why = await whyNotWechatPays(
      { headers, text },
      (serial) => this.keys.of(serial),
      this.wallClock.now(),
    );
    if (why) throw new NoticeRefused(why);
    try {
      const { event_type: event, resource } = Notification.parse(JSON.parse(text));
      const content = () => JSON.parse(unseal(Sealed.parse(resource), this.settings.apiV3Key)) as unknown;
      if (event === 'TRANSACTION.SUCCESS') return this.paymentNotice(Trade.parse(content()));
      if (event.startsWith('REFUND.')) return this.refundNotice(NotifiedRefund.parse(content()));
      return undefined;
    } catch (error) {
      if (error instanceof NoticeRefused) throw error;
      throw new NoticeRefused('its content cannot be read', { cause: error });
    }
  }

  private paymentNotice(trade: Trade): Notice | undefined {
    if (!this.isOurs(trade)) throw new NoticeRefused('it is about another merchant’s payment');
    if (trade.trade_state !== 'SUCCESS' && trade.trade_state !== 'REFUND') return undefined;
    return { about: 'payment', money: moneyOf(trade) };
  }

  private refundNotice(refund: z.output<typeof NotifiedRefund>): Notice {
    if (refund.mchid !== this.settings.merchantId)
      throw new NoticeRefused('it is about another merchant’s refund');
    const { out_refund_no: refundNo, out_trade_no: attemptNo } = refund;
    return { about: 'refund', refundNo, attemptNo, news: this.newsOf(refund) };
  }

  private refundNews(
    refund: Refund,
    order: Pick<RefundOrder, 'refundNo' | 'attemptNo'>,
    path: string,
  ): RefundNews {
    if (refund.out_refund_no !== order.refundNo || refund.out_trade_no !== order.attemptNo)
      throw this.failed(path, 'the answer is about another refund');
    return this.newsOf(refund);
  }

  private newsOf({ status, success_time, user_received_account }: Refund): RefundNews {
    const reason = `${status} ${user_received_account}`.trim();
    switch (status) {
      case 'SUCCESS':
        return { state: 'succeeded', at: success_time ?? this.clock.now() };
      case 'PROCESSING':
        return { state: 'submitted' };
      case 'CLOSED':
        return { state: 'closed', reason };
      case 'ABNORMAL':
        return { state: 'abnormal', reason };
    }
  }

  /** What must be answered with `expected`; a refusal is a failure. */
  private async insist<T>(
    method: 'GET' | 'POST',
    path: string,
    expected: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    return this.understood(expected, await this.ask(method, path, body), path);
  }

  private understood<T>(expected: z.ZodType<T>, answer: Answer, path: string): T {
    if (answer.refused) throw this.failed(path, wordsOf(answer.refused));
    const parsed = expected.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    throw this.failed(path, 'the answer is not what the documents say');
  }

  /** Asks, and believes only what WeChat Pay has signed, refusals included. */
  private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const asked = `${method} ${path}`;
    const raw = await this.wire.send(method, path, body).catch((error: unknown) => {
      throw this.failed(asked, reasonOf(error));
    });
    const content = jsonOf(raw.text);
    const refused = Refusal.safeParse(content).data;
    const why = await whyNotWechatPays(raw, (serial) => this.keys.of(serial), this.wallClock.now());
    // What it said is still worth a look: a request that it takes for badly signed is refused without a signature.
    if (why) throw this.failed(asked, `HTTP ${raw.status}, ${why}${refused ? `: ${wordsOf(refused)}` : ''}`);
    if (refused && raw.status < 500 && raw.status !== 429 && !itsTrouble.includes(refused.code))
      return { refused };
    if (refused) throw this.failed(asked, wordsOf(refused));
    if (raw.status >= 200 && raw.status < 300) return { refused, body: content };
    throw this.failed(asked, `HTTP ${raw.status}`);
  }

  private failed(asked: string, reason: string): DomainError {
    return providerFailed(this.log, this.kind, { asked, reason });
  }

  private isOurs({ appid, mchid }: { appid: string; mchid: string }): boolean {
    return appid === this.settings.appId && mchid === this.settings.merchantId;
  }

  private get notifyUrl(): string {
    return `${this.publicUrl}/api/hooks/wechat-pay`;
  }
}

const tradePath = (attemptNo: string): string =>
  `/v3/pay/transactions/out-trade-no/${encodeURIComponent(attemptNo)}`;

const wordsOf = ({ code, message }: Refusal): string => `${code} ${message}`.trim();

const moneyOf = (trade: PaidTrade): ReceivedMoney => ({
  attemptNo: trade.out_trade_no,
  transactionId: trade.transaction_id,
  amount: trade.amount.total,
  currency: trade.amount.currency,
  paidAt: trade.success_time,
});

/** Undefined for an empty answer and for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
