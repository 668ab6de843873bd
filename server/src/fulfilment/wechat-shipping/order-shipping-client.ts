import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Config } from '../../platform/config';
import { WechatAccessToken } from '../../platform/wechat-access-token';
import type { ShippingInfo } from './shipping-info';

const Answer = z.looseObject({ errcode: z.int().default(0), errmsg: z.string().default('') });
const Shown = z.object({ order: z.object({ order_state: z.int() }) });
const Listed = z.object({
  order_list: z.array(z.object({ transaction_id: z.string() })).default([]),
  last_index: z.string().default(''),
  has_more: z.boolean().default(false),
});

const timeoutMs = 8000;
/** The token is wrong or over: 40001, 40014, 42001. */
const tokenIsOver = new Set([40001, 40014, 42001]);

export interface Said {
  code: number;
  message: string;
}

/** WeChat's 发货信息管理: developers.weixin.qq.com, server API order_shipping. */
@Injectable()
export class OrderShippingClient {
  constructor(
    private readonly config: Config,
    private readonly token: WechatAccessToken,
  ) {}

  /** What WeChat said; code 0 means that it took it. @throws Error when it did not answer */
  async upload(info: ShippingInfo, openid: string, at: Date): Promise<Said> {
    const body = { ...info, upload_time: at.toISOString().replace('Z', '+00:00'), payer: { openid } };
    const { errcode, errmsg } = await this.call('/wxa/sec/order/upload_shipping_info', body);
    return { code: errcode, message: errmsg };
  }

  /** 1 to ship, 2 shipped, 3 received, 4 completed, 5 refunded, 6 awaits settlement; undefined when it knows none. */
  async stateOf(transactionId: string): Promise<number | undefined> {
    const answer = await this.call('/wxa/sec/order/get_order', { transaction_id: transactionId });
    return answer.errcode === 0 ? Shown.parse(answer).order.order_state : undefined;
  }

  /** Transactions paid since then that WeChat takes for not shipped. */
  async *unshipped(since: Date, now: Date): AsyncGenerator<string> {
    const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
    const pay_time_range = { begin_time: seconds(since), end_time: seconds(now) };
    let last_index = '';
    for (;;) {
      const asked = { pay_time_range, order_state: 1, page_size: 100, ...(last_index ? { last_index } : {}) };
      const answer = await this.call('/wxa/sec/order/get_order_list', asked);
      if (answer.errcode !== 0)
        throw new Error(`WeChat did not list orders: ${answer.errcode} ${answer.errmsg}`);
      const page = Listed.parse(answer);
      for (const { transaction_id } of page.order_list) yield transaction_id;
      if (!page.has_more || !page.last_index) return;
      last_index = page.last_index;
    }
  }

  private async call(path: string, body: object): Promise<z.output<typeof Answer>> {
    const token = await this.token.get();
    const answer = await this.post(path, token, body);
    if (!tokenIsOver.has(answer.errcode)) return answer;
    this.token.forget(token);
    return this.post(path, await this.token.get(), body);
  }

  private async post(path: string, token: string, body: object): Promise<z.output<typeof Answer>> {
    const url = `${this.config.wechat.apiBase}${path}?access_token=${encodeURIComponent(token)}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return Answer.parse(await response.json());
  }
}
