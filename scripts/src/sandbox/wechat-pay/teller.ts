import { randomInt, randomUUID } from 'node:crypto';
import { beijingTime, rfc3339 } from '../beijing-time';
import type { CashDesk, Teller } from '../payments/cash-desk';
import type { Notice } from '../notices';
import type { Refund, Trade } from '../payments/trade';
import { openidOf } from '../wechat';
import { refundNews } from './refunds';
import type { Signer } from './signer';
import { transactionOf } from './transaction-of';
import type { Merchant } from './merchant';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds, about a day in all. */
const retryAfter = [
  ...[15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR],
  ...[3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
];

const refundEvents = {
  processing: 'REFUND.PROCESSING',
  succeeded: 'REFUND.SUCCESS',
  abnormal: 'REFUND.ABNORMAL',
  closed: 'REFUND.CLOSED',
} as const;

/** Notifies the shop as WeChat Pay does: encrypted, signed, satisfied with any 200 or 204. */
export class WechatPayTeller implements Teller {
  constructor(
    private readonly merchant: Merchant,
    private readonly signer: Signer,
    private readonly desk: CashDesk,
  ) {}

  identify(trade: Trade): { transactionId: string; payer: string } {
    const day = beijingTime(this.desk.trades.now()).slice(0, 10).replaceAll('-', '');
    const transactionId = `420000${String(randomInt(1e4)).padStart(4, '0')}${day}${digits(10)}`;
    return { transactionId, payer: openidOf(this.merchant.appid, `payer-of-${trade.no}`) };
  }

  paid(trade: Trade, amount: number): Notice {
    const content = transactionOf(trade, this.merchant, amount);
    return this.notice(trade, trade.notifyUrl, 'transaction', 'TRANSACTION.SUCCESS', '支付成功', content);
  }

  refunded(trade: Trade, refund: Refund): Notice | undefined {
    if (!refund.notifyUrl) return undefined;
    const content = refundNews(trade, refund, this.merchant);
    return this.notice(trade, refund.notifyUrl, 'refund', refundEvents[refund.status], '退款结果', content);
  }

  returnUrl = ({ returnUrl }: Trade): string | null => returnUrl;

  private notice(
    trade: Trade,
    url: string,
    type: 'transaction' | 'refund',
    event: string,
    summary: string,
    content: unknown,
  ): Notice {
    const message = {
      ...{ id: randomUUID(), create_time: rfc3339(this.desk.trades.now()) },
      ...{ resource_type: 'encrypt-resource', event_type: event, summary },
    };
    const { misbehaviour } = this.desk;
    return {
      provider: 'wechat_pay',
      url,
      retryAfter,
      isAcknowledged: ({ status }) => status === 200 || status === 204,
      compose: (wrongly) => {
        const resource = { original_type: type, ...this.signer.encrypt(JSON.stringify(content), type) };
        const body = JSON.stringify({ ...message, resource });
        const insists = misbehaviour.take('wechat_pay', 'platform_certificate') !== undefined;
        const headers = this.signer.headers(body, { byCertificate: trade.byCertificate || insists, wrongly });
        return { headers: { ...headers, 'content-type': 'application/json', accept: '*/*' }, body };
      },
    };
  }
}

const digits = (count: number): string => Array.from({ length: count }, () => String(randomInt(10))).join('');
