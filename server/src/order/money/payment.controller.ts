import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, Ip } from '@nestjs/common';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller, type Principal } from '../../platform/http/principal';
import { shopperOf } from '../order-caller';
import { OrderView } from '../order-view';
import { CheckAttempts } from './check-attempts';
import { OpenPayment } from './open-payment';

/** The shopper pays online. */
@Controller()
export class PaymentController {
  constructor(
    private readonly openPayment: OpenPayment,
    private readonly checkAttempts: CheckAttempts,
    private readonly orderView: OrderView,
  ) {}

  @Endpoint(routes.openPayment)
  open(
    @Caller() caller: Principal,
    @Ip() ip: string,
    @Input() { params, body }: InputOf<typeof routes.openPayment>,
  ) {
    return this.openPayment.run(shopperOf(caller), { ...params, ...body, ip });
  }

  @Endpoint(routes.checkPayment)
  async check(@Caller() caller: Principal, @Input() { params }: InputOf<typeof routes.checkPayment>) {
    const shopper = shopperOf(caller);
    await this.checkAttempts.ofOrder(shopper, params.orderNo);
    return this.orderView.forShopper(shopper, params.orderNo);
  }
}
