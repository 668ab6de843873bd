import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { shopperOf, staffOf } from './order-caller';
import { OrderCounts } from './order-counts';
import { OrderLists } from './order-lists';
import { OrderView } from './order-view';
import { PlaceOrder } from './place-order';
import { QuoteOrder } from './quote-order';

/** Placing and reading orders. Acting on them is in order-actions.controller.ts, above all features. */
@Controller()
export class OrderController {
  constructor(
    private readonly quoteOrder: QuoteOrder,
    private readonly placeOrder: PlaceOrder,
    private readonly lists: OrderLists,
    private readonly counts: OrderCounts,
    private readonly orderView: OrderView,
  ) {}

  @Endpoint(routes.quote)
  quote(@Caller() { id }: Principal, @Input() { body }: InputOf<typeof routes.quote>) {
    return this.quoteOrder.run(Number(id), body);
  }

  @Endpoint(routes.placeOrder)
  async place(@Caller() caller: Principal, @Input() { body }: InputOf<typeof routes.placeOrder>) {
    const shopper = shopperOf(caller);
    return this.orderView.ofNew(shopper, await this.placeOrder.run(shopper, body));
  }

  @Endpoint(routes.listMyOrders)
  mine(@Caller() caller: Principal, @Input() { query }: InputOf<typeof routes.listMyOrders>) {
    return this.lists.mine(shopperOf(caller), query);
  }

  @Endpoint(routes.countMyOrders)
  myCounts(@Caller() { id }: Principal) {
    return this.counts.mine(Number(id));
  }

  @Endpoint(routes.getMyOrder)
  myOrder(@Caller() caller: Principal, @Input() { params }: InputOf<typeof routes.getMyOrder>) {
    return this.orderView.forShopper(shopperOf(caller), params.orderNo);
  }

  @Endpoint(routes.listOrders)
  desk(@Caller() caller: Principal, @Input() { query }: InputOf<typeof routes.listOrders>) {
    return this.lists.desk(staffOf(caller), query);
  }

  @Endpoint(routes.countOrders)
  deskCounts() {
    return this.counts.desk();
  }

  @Endpoint(routes.getOrder)
  one(@Caller() caller: Principal, @Input() { params }: InputOf<typeof routes.getOrder>) {
    return this.orderView.forStaff(staffOf(caller), params.orderNo);
  }
}
