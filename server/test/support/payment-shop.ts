import type { Api } from '@lanzi/shared/api/client';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { OnlineKind, PayClient } from '@lanzi/shared/order/order.terms';
import type { StrayMoney } from '@lanzi/shared/payment/payment.contract';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Post } from '../../../scripts/src/sandbox/notices';
import { createSandbox } from '../../../scripts/src/sandbox/sandbox';
import { demoPaymentKeys } from '../../../scripts/src/start/payment-keys';
import { PaymentAttempt } from '../../src/payment/payment-attempt.entity';
import { Refund } from '../../src/payment/refund.entity';
import { RateLimits } from '../../src/platform/http/rate-limits';
import { Jobs } from '../../src/platform/jobs/jobs';
import { newKey, RunningShop, type Seen, type Wish } from './running-shop';

export const kdniao = { id: '1900002', apiKey: 'test-kdniao-key' };
const wechat = { WECHAT_APPID: 'wxtest', WECHAT_SECRET: 'test-wechat-secret', SMS_API_KEY: 'test-sms-key' };

/** A trade as the sandbox shows it. */
export interface Trade {
  provider: OnlineKind;
  kind: string;
  attemptNo: string;
  tradeNo: string;
  status: string;
  amount: number;
  refunds: { no: string; amount: number; status: string }[];
}

/** A parcel as the sandbox shows it; `state` and `detail` are KDNiao's. */
export interface Parcel {
  waybillNo: string;
  children: string[];
  carrier: string;
  orderCode: string | null;
  subscribed: boolean;
  cancelled: boolean;
  state: string;
  detail: string;
  traces: { at: string; text: string }[];
}

/** A text message or a mail; `subject` is null for the former. */
export interface Message {
  subject: string | null;
  text: string;
  attachments: { name: string; type: string; bytes: number; url: string }[];
}

/** What was uploaded for a payment, as the sandbox shows it. */
export interface ShippingInfoAtWechat {
  attemptNo: string;
  state: number;
  uploads: number;
  reminded: boolean;
  info: {
    logistics_type: number;
    delivery_mode: number;
    is_all_delivered?: boolean;
    shipping_list: { tracking_no?: string; express_company?: string; item_desc: string }[];
    upload_time: string;
  };
}

/** A shop with an account at both payment providers, at KDNiao and for mail, which are the sandbox. */
export class PaymentShop extends RunningShop {
  sandbox: ReturnType<typeof createSandbox>;
  /** The environment that its server was started with. */
  protected settings: Record<string, string>;
  private codes = 0;
  /** Notifications that are on their way. */
  private telling = 0;

  override async start(environment: Record<string, string> = {}): Promise<void> {
    const keys = demoPaymentKeys();
    const now = () => this.clock.now();
    const post = (...notice: Parameters<Post>) => this.deliver(...notice);
    // Whatever is not acknowledged is told again when a test says so, never by itself.
    const options = { now, post, retriesFasterBy: 0.03, mailPort: 0 };
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = {
      ...{ ...wechat, payments: keys.providers },
      kdniao: { ...kdniao, pushUrl: `${url}/api/hooks/kdniao` },
    };
    this.sandbox = createSandbox(settings, options);
    const base = await this.sandbox.listen({ port: 0, host: '127.0.0.1' });
    const mail = (await this.ask('GET', '/mail-server')).json<{ port: number }>();
    this.settings = {
      PORT: String(port),
      PUBLIC_URL: url,
      ...wechat,
      WECHAT_API_BASE: base,
      SMS_API_BASE: base,
      WECHAT_PAY_API_BASE: base,
      ALIPAY_GATEWAY: `${base}/gateway.do`,
      KDNIAO_ID: kdniao.id,
      KDNIAO_API_KEY: kdniao.apiKey,
      KDNIAO_EWAYBILL_URL: `${base}/api/EOrderService`,
      KDNIAO_QUERY_URL: `${base}/Ebusiness/EbusinessOrderHandle.aspx`,
      KDNIAO_SUBSCRIBE_URL: `${base}/api/dist`,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      MAIL_FROM: 'Lanzi <shop@lanzi.example>',
      ...keys.shop,
      ...environment,
    };
    await super.start(this.settings);
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.sandbox.close();
  }

  /** The shopper opens an attempt and the provider's page where there is one; its number. */
  async openAttempt(by: 'shopper' | 'other', orderNo: string, client: PayClient = 'phone'): Promise<string> {
    const { attemptNo, shown } = await this.tryToOpen(by, orderNo, client);
    expect(shown).toBe(true);
    return attemptNo;
  }

  /** The same; `shown` says whether the provider's page lets somebody pay. */
  async tryToOpen(by: 'shopper' | 'other', orderNo: string, client: PayClient) {
    const { attemptNo, pay } = await this[by].openPayment({ params: { orderNo }, body: { client } });
    if (pay.how !== 'redirect') return { attemptNo, shown: true };
    const { pathname, search } = new URL(pay.url);
    return { attemptNo, shown: (await this.ask('GET', pathname + search)).statusCode < 400 };
  }

  /**
   * The payer pays, as with their phone, what has this number or what wx.requestPayment was given; the provider then
   * notifies the shop unless told otherwise.
   */
  async pay(what: string | object): Promise<Trade> {
    const answer = await this.tryToPay(what);
    expect(answer.statusCode).toBe(200);
    return answer.json<Trade>();
  }

  /** The payer signs in and goes no further. */
  async beginToPay(attemptNo: string): Promise<void> {
    expect((await this.ask('POST', `/trades/${attemptNo}/begin`)).statusCode).toBe(200);
  }

  tryToPay(what: string | object) {
    return this.ask('POST', '/pay', typeof what === 'string' ? { attemptNo: what } : what);
  }

  /** An order of one piece that is paid online. */
  async paidOne(
    wish: Omit<Wish, 'lines'> & { paying: OnlineKind },
  ): Promise<{ order: ConsoleOrder; skuId: string; attemptNo: string; trade: Trade }> {
    const { order, skuId } = await this.placeOne(wish);
    const attemptNo = await this.openAttempt(wish.by ?? 'shopper', order.orderNo);
    const trade = await this.pay(attemptNo);
    return { order: await this.seen(order), skuId, attemptNo, trade };
  }

  /** As staff see it now. */
  seen({ orderNo }: { orderNo: string }): Promise<ConsoleOrder> {
    return this.clerk.getOrder({ params: { orderNo } });
  }

  /** Staff give money back. */
  refund(
    order: Seen,
    amount: number,
    more: { to?: 'balance' | 'by_hand'; reason?: string } = {},
  ): Promise<ConsoleOrder> {
    const { orderNo, version } = order;
    const body = { version, amount, reason: '少发一件', ...more };
    return this.owner.actOnOrder({ params: { orderNo, action: 'request_refund' }, body }, newKey());
  }

  async topUp(by: 'shopper' | 'other', amount: number): Promise<void> {
    const params = { id: String(this.has.people[by].id) };
    await this.owner.adjustCustomerBalance({ params, body: { amount, reason: '充值' } }, newKey());
  }

  async balance(by: 'shopper' | 'other'): Promise<number> {
    return (await this[by].getMyBalance({ query: {} })).balance;
  }

  /** Stray money of this order, or with null of none; newest first. */
  async strayOf(orderNo: string | null): Promise<StrayMoney[]> {
    const { items } = await this.clerk.listStrayMoney({ query: { limit: 100 } });
    return items.filter((row) => row.orderNo === orderNo);
  }

  /** Which alerts call for this order, or for none of them, oldest first. */
  async alertsOf(orderNo: string | null): Promise<string[]> {
    const { items } = await this.clerk.listAlerts({ query: { handled: 'false', limit: 100 } });
    return items
      .filter((alert) => alert.orderNo === orderNo)
      .map(({ kind }) => kind)
      .reverse();
  }

  attempt(attemptNo: string): Promise<PaymentAttempt> {
    return this.dataSource.manager.findOneByOrFail(PaymentAttempt, { attemptNo });
  }

  refundRow(refundNo: string): Promise<Refund> {
    return this.dataSource.manager.findOneByOrFail(Refund, { refundNo });
  }

  /** A new customer, signed in by WeChat. */
  async wechatUser(user: string): Promise<Api> {
    const { token } = await this.shopper.signInByWechat({ body: { code: `demo-${user}-${++this.codes}` } });
    return this.clientWith((path, { headers, ...init }) =>
      fetch(this.url + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }),
    );
  }

  async trade(attemptNo: string): Promise<Trade | undefined> {
    return (await this.trades()).find((trade) => trade.attemptNo === attemptNo);
  }

  /** Newest first. */
  async trades(): Promise<Trade[]> {
    return (await this.ask('GET', '/trades')).json<{ items: Trade[] }>().items;
  }

  async misbehave(
    service: 'wechat_pay' | 'alipay' | 'kdniao' | 'wechat' | 'mail' | 'sms',
    mode: string,
    more: object = {},
  ): Promise<void> {
    const answer = await this.ask('POST', '/misbehave', { service, mode, ...more });
    expect(answer.statusCode).toBe(200);
  }

  /** How many kinds of misbehaviour are still to come. */
  async misbehaving(): Promise<number> {
    return (await this.ask('GET', '/misbehave')).json<{ items: unknown[] }>().items.length;
  }

  async behave(): Promise<void> {
    await this.ask('DELETE', '/misbehave');
  }

  /** Whatever notification is held back or waits for its next try. */
  async notifyNow(): Promise<{ sent: number; acknowledged: number }> {
    return (await this.ask('POST', '/notify-now')).json();
  }

  async finishRefund(refundNo: string, as: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): Promise<void> {
    const answer = await this.ask('POST', `/refunds/${refundNo}/finish`, { as });
    expect(answer.statusCode).toBe(200);
  }

  /** Parcels as the sandbox shows them, newest first. */
  async parcels(): Promise<Parcel[]> {
    return (await this.ask('GET', '/parcels/list')).json<{ items: Parcel[] }>().items;
  }

  /**
   * A carrier reports something of a parcel now: a step such as `collected` or `signed` (all are told in the sandbox's
   * parcel-routes.ts), or KDNiao's own codes. Resolves once the shop has been told, if it had asked to be.
   */
  async moveParcel(
    waybillNo: string,
    what: string | { state: string; detail: string; text: string },
  ): Promise<Parcel> {
    const body = typeof what === 'string' ? { to: what } : what;
    const answer = await this.ask('POST', `/parcels/${waybillNo}/move`, body);
    expect(answer.statusCode).toBe(200);
    return answer.json<Parcel>();
  }

  /** KDNiao tells of these once more, in one push; with `nothingNew` it says that it has no news of them. */
  async pushParcels(waybillNos: string[], more: { nothingNew?: boolean } = {}): Promise<void> {
    const answer = await this.ask('POST', '/parcels/push', { waybillNos, ...more });
    expect(answer.statusCode).toBe(200);
  }

  /** Text messages and mail to this phone number or address, newest first. */
  async messagesTo(to: string): Promise<Message[]> {
    return (await this.ask('GET', `/messages?to=${encodeURIComponent(to)}`)).json<{ items: Message[] }>()
      .items;
  }

  /** A file that came with a mail. */
  async download({ url }: Message['attachments'][number]): Promise<Buffer> {
    return (await this.ask('GET', `/${url}`)).rawPayload;
  }

  /** What WeChat holds of goods that left, newest payment first; `state` is its order_state. */
  async shippingInfo(): Promise<ShippingInfoAtWechat[]> {
    return (await this.ask('GET', '/shipping-info')).json<{ items: ShippingInfoAtWechat[] }>().items;
  }

  /** The payer confirms the receipt at WeChat, or WeChat goes on from there. */
  async endAtWechat(attemptNo: string, to: 'received' | 'completed' | 'awaiting_settlement'): Promise<void> {
    const answer = await this.ask('POST', `/shipping-info/${attemptNo}/end`, { to });
    expect(answer.statusCode).toBe(200);
  }

  /** Shoppers may open and check payments as if they had not yet: what a test asks for in a second is a day's. */
  async forgetRates(): Promise<void> {
    const { people } = this.has;
    for (const limit of ['open-payment', 'check-payment'])
      for (const { id } of [people.shopper, people.other])
        await this.app.get(RateLimits).reset(limit, String(id));
  }

  /** One round of the jobs that ask providers. */
  async askProviders(): Promise<void> {
    await this.app.get(Jobs).runNow('check payment attempts');
    await this.app.get(Jobs).runNow('carry out refunds');
  }

  /** Waits until neither provider is telling the shop anything. */
  async quiet(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, 1));
    while (this.telling > 0);
  }

  protected async deliver(...[url, headers, body]: Parameters<Post>): ReturnType<Post> {
    this.telling += 1;
    try {
      const answer = await fetch(url, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.text() };
    } finally {
      this.telling -= 1;
    }
  }

  private ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
    return this.sandbox.inject({ method, url, ...(payload ? { payload } : {}) });
  }
}

/** One shop with payment providers for all tests of a file; after each of them the books must balance. */
export function openPaymentShop(): PaymentShop {
  const shop = new PaymentShop();
  beforeAll(() => shop.start(), 60_000);
  afterEach(async () => {
    await shop.behave();
    await shop.forgetRates();
    await shop.drain();
    await shop.books();
  });
  afterAll(() => shop.stop());
  return shop;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
