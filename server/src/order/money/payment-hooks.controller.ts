import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoticeRefused, type Notice } from '../../payment/payment-provider';
import { PaymentProviders } from '../../payment/payment-providers';
import { Refunds } from '../../payment/refunds';
import { Attempts } from '../../payment/attempts';
import { Endpoint } from '../../platform/http/endpoint';
import { Log } from '../../platform/log';
import { CarryOutRefunds } from './carry-out-refunds';
import { ReceiveMoney } from './receive-money';

/** Providers tell us here. Each is answered in its own words; whatever is not acknowledged is told again. */
@Controller()
export class PaymentHooksController {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly receiveMoney: ReceiveMoney,
    private readonly refunds: Refunds,
    private readonly attempts: Attempts,
    private readonly carryOutRefunds: CarryOutRefunds,
    private readonly log: Log,
  ) {}

  @Endpoint(routes.wechatPayNotice)
  async wechatPay(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const refused = await this.take('wechat_pay', request);
    if (!refused) return { code: 'SUCCESS', message: '' };
    reply.status(refused);
    return { code: 'FAIL', message: refused === 401 ? 'the signature is not right' : 'try again' };
  }

  @Endpoint(routes.alipayNotice)
  async alipay(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const refused = await this.take('alipay', request);
    reply.status(refused ?? 200).type('text/plain; charset=utf-8');
    return refused ? 'fail' : 'success';
  }

  /** The status of the refusal, if it is refused. */
  private async take(
    kind: OnlineKind,
    { headers, body }: FastifyRequest,
  ): Promise<401 | 404 | 500 | undefined> {
    if (!this.providers.has(kind)) return 404;
    try {
      const single = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
      const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const notice = await this.providers.of(kind).readNotice(Object.fromEntries(single), rawBody);
      if (notice) await this.act(kind, notice);
      return undefined;
    } catch (err) {
      const refused = err instanceof NoticeRefused;
      if (refused) this.log.warn({ provider: kind, reason: err.message }, 'a notification was refused');
      else if (!(err instanceof DomainError))
        this.log.error({ err, provider: kind }, 'a notification failed');
      return refused ? 401 : 500;
    }
  }

  private async act(kind: OnlineKind, notice: Notice): Promise<void> {
    if (notice.about === 'payment') return this.receiveMoney.run(kind, notice.money);
    const refund = await this.refunds.byNo(notice.refundNo);
    const attempt = await this.attempts.byNo(kind, notice.attemptNo);
    if (refund && refund.orderId === attempt?.orderId) await this.carryOutRefunds.hear(refund, notice.news);
    else
      this.log.warn({ provider: kind, refundNo: notice.refundNo }, 'a refund that is not ours was told of');
  }
}
