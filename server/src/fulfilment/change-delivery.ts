import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { payAtHandOver } from '../order/deliver-otherwise';
import type { OrderCaller } from '../order/order-caller';
import type { Order } from '../order/order.entity';
import { RunOrderAction } from '../order/run-order-action';
import { ShopSnapshot } from '../shop/shop-snapshot';

/** Mission B7: who cannot come has it brought, by a courier or by the shop itself, for the same total. */
@Injectable()
export class ChangeDelivery {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly shop: ShopSnapshot,
  ) {}

  /** @throws DomainError payment_method_unavailable when nobody could collect what is owing */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'change_delivery'>) {
    return this.runOrderAction.run('change_delivery', target, caller, body, async ({ order, details }) => {
      const { mode, contactName, contactPhone, address } = body;
      details.before = await this.whereTo(order);
      Object.assign(order, { deliveryMode: mode, contactName, contactPhone, address, storeId: null });
      Object.assign(details, { after: await this.whereTo(order), mode });
      payAtHandOver(order, await this.shop.get());
    });
  }

  /** As the timeline tells it. */
  private async whereTo({ storeId, address, contactName, contactPhone }: Order): Promise<string> {
    const { stores } = await this.shop.get();
    const place = stores.find(({ id }) => id === storeId)?.name ?? address;
    return [place, contactName, contactPhone].join(' · ');
  }
}
