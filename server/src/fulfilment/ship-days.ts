import { DomainError } from '@lanzi/shared/errors';
import { shipDaysOf } from '@lanzi/shared/fulfilment/ship-date';
import { Injectable } from '@nestjs/common';
import type { Order } from '../order/order.entity';
import { Clock } from '../platform/clock';
import { dayInZone } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';

/** On which days a parcel of an order can be said to have left. */
@Injectable()
export class ShipDays {
  constructor(
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ship_date_invalid, with the days that are possible */
  async assert({ placedAt }: Order, packages: readonly { shippedOn: string }[]): Promise<void> {
    const { timeZone } = (await this.shop.get()).settings;
    const days = shipDaysOf(dayInZone(placedAt, timeZone), dayInZone(this.clock.now(), timeZone));
    if (packages.some(({ shippedOn }) => shippedOn < days.from || shippedOn > days.to))
      throw new DomainError('ship_date_invalid', days);
  }
}
