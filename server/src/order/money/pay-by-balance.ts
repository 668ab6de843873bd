import { Injectable } from '@nestjs/common';
import { Balances } from '../../payment/balances';
import { Collections } from '../../payment/collections';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { Order } from '../order.entity';

/** Mission A12: taken from the shopper's balance within the action that it pays for. */
@Injectable()
export class PayByBalance {
  constructor(
    private readonly balances: Balances,
    private readonly collections: Collections,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Raises the order's `paid`. @throws DomainError balance_too_low */
  async pay(order: Order, amount: number): Promise<void> {
    await this.charge(order, amount);
    order.paid += amount;
  }

  /** For an order that was written as paid. @throws DomainError balance_too_low */
  async charge({ id, orderNo, customerId }: Order, amount: number): Promise<void> {
    const { currency } = (await this.shop.get()).settings;
    await this.balances.change(customerId, { cause: 'payment', amount: -amount, orderNo, currency });
    await this.collections.record(id, 'balance', amount, { by: '' });
  }
}
