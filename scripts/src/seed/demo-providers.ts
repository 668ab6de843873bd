import { readParcelNews } from '@lanzi/server/fulfilment/tracking/parcel-news';
import { TakeParcelNews } from '@lanzi/server/fulfilment/tracking/take-parcel-news';
import { ReceiveMoney } from '@lanzi/server/order/money/receive-money';
import { PaymentProviders } from '@lanzi/server/payment/payment-providers';
import type { TestClock } from '@lanzi/server/platform/clock';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type { PaymentRequest } from '@lanzi/shared/payment/payment.contract';
import type { FastifyInstance } from 'fastify';
import type { Post } from '../sandbox/notices';
import type { Step } from '../sandbox/kdniao/journey';
import { createSandbox } from '../sandbox/sandbox';
import { openidOf } from '../sandbox/wechat';
import { demoEnvironment, type DemoEnvironment } from '../start/demo-environment';
import { keptPaymentKeys } from '../start/payment-keys';
import type { Get } from './demo-shop';

/**
 * The providers of the demo's past: the sandbox, in this process and by the history's own clock. The sandbox
 * that runs beside the shop afterwards goes on from what it leaves in the data directory, so that whatever was paid in
 * the past can still be refunded, and parcels go on from where they are. The history never asks a real provider, whatever the environment says.
 */
export class DemoProviders {
  /** Gives the shop's own providers once it is open. */
  shop: Get | undefined;
  private readonly sandbox: FastifyInstance;
  private readonly env: DemoEnvironment;

  constructor(
    private readonly dataDir: string,
    clock: TestClock,
  ) {
    const payments = keptPaymentKeys(dataDir).providers;
    this.env = demoEnvironment({ DATA_DIR: dataDir });
    const { KDNIAO_ID: id, KDNIAO_API_KEY: apiKey } = this.env;
    const kdniao = { id, apiKey, pushUrl: 'http://localhost/api/hooks/kdniao' };
    this.sandbox = createSandbox(
      { ...this.env, payments, kdniao },
      {
        now: () => clock.now(),
        stateDir: dataDir,
        post: this.tell,
      },
    );
  }

  /** The settings under which the shop asks these providers. */
  async open(): Promise<Record<string, string>> {
    const base = await this.sandbox.listen({ port: 0, host: '127.0.0.1' });
    const { WECHAT_APPID, WECHAT_SECRET, KDNIAO_ID, KDNIAO_API_KEY } = this.env;
    return {
      ...{ WECHAT_APPID, WECHAT_SECRET, KDNIAO_ID, KDNIAO_API_KEY },
      ...keptPaymentKeys(this.dataDir).shop,
      WECHAT_API_BASE: base,
      WECHAT_PAY_API_BASE: base,
      ALIPAY_GATEWAY: `${base}/gateway.do`,
      KDNIAO_EWAYBILL_URL: `${base}/api/EOrderService`,
      KDNIAO_QUERY_URL: `${base}/Ebusiness/EbusinessOrderHandle.aspx`,
      KDNIAO_SUBSCRIBE_URL: `${base}/api/dist`,
    };
  }

  /** The payer looks at the provider's page. */
  async look({ pay }: PaymentRequest): Promise<void> {
    if (pay.how !== 'redirect') return;
    const { pathname, search } = new URL(pay.url);
    await this.ask('GET', pathname + search);
  }

  /** The payer pays, and the shop hears of it. */
  async pay({ attemptNo }: PaymentRequest): Promise<void> {
    await this.ask('POST', '/pay', { attemptNo });
  }

  /** How WeChat knows a user of the mini-program. */
  openidOf(user: string): string {
    return openidOf(this.env.WECHAT_APPID, user);
  }

  /** A carrier reports a parcel's step, with those before it that nobody told of, and the shop hears of it. */
  async moveParcel(waybillNo: string, to: Step, since: Date): Promise<void> {
    await this.ask('POST', `/parcels/${waybillNo}/move`, { to, since: since.toISOString() });
  }

  /** The next time, it goes wrong. */
  async goWrong(service: OnlineKind | 'kdniao' | 'wechat', mode: string, more: object = {}): Promise<void> {
    await this.ask('POST', '/misbehave', { service, mode, ...more });
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }

  /** A notification, read as the shop's own address would. Of refunds the shop has heard in the answer already. */
  private readonly tell: Post = async (url, headers, body) => {
    if (url.endsWith('/kdniao')) return this.tellOfParcels(body);
    const kind = url.endsWith('/alipay') ? 'alipay' : 'wechat_pay';
    const lowerCase = Object.fromEntries(new Headers(headers));
    const notice = await this.shop?.(PaymentProviders).of(kind).readNotice(lowerCase, Buffer.from(body));
    if (notice?.about === 'payment') await this.shop?.(ReceiveMoney).run(kind, notice.money);
    return { status: 200, body: 'success' };
  };

  private async tellOfParcels(body: string): ReturnType<Post> {
    const { RequestData = '{}' } = Object.fromEntries(new URLSearchParams(body));
    const { Data } = JSON.parse(RequestData) as { Data: unknown[] };
    for (const told of Data) {
      const news = readParcelNews(told);
      if (news) await this.shop?.(TakeParcelNews).run(news);
    }
    return { status: 200, body: JSON.stringify({ EBusinessID: this.env.KDNIAO_ID, Success: true }) };
  }

  private async ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<void> {
    const { statusCode, body } = await this.sandbox.inject({ method, url, ...(payload ? { payload } : {}) });
    if (statusCode >= 400) throw new Error(`${method} ${url} was answered with ${statusCode}: ${body}`);
  }
}
