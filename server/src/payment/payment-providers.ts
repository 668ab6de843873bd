import { DomainError } from '@lanzi/shared/errors';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Log } from '../platform/log';
import type { PaymentProvider } from './payment-provider';
import { AlipayClient } from './providers/alipay-client';
import { WechatPayClient } from './providers/wechat-pay-client';

/** The payment providers that this shop has an account with. */
@Injectable()
export class PaymentProviders {
  private readonly clients: Partial<Record<OnlineKind, PaymentProvider>>;

  constructor({ wechatPay, alipay, publicUrl }: Config, log: Log, clock: Clock) {
    this.clients = {
      wechat_pay: wechatPay && new WechatPayClient(wechatPay, publicUrl, log, clock, new Clock()),
      alipay: alipay && new AlipayClient(alipay, publicUrl, log, clock),
    };
  }

  has(kind: OnlineKind): boolean {
    return this.clients[kind] !== undefined;
  }

  /** Throws `payment_method_unavailable`. */
  of(kind: OnlineKind): PaymentProvider {
    const client = this.clients[kind];
    if (!client) throw new DomainError('payment_method_unavailable');
    return client;
  }
}
