import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import { isPayLater, paysFor } from '@lanzi/shared/order/order.terms';
import { MAX_UNPAID_ORDERS } from '@lanzi/shared/order/order-limits';
import type { PlaceOrderBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { Address } from '../customer/address.entity';
import { StockLedger } from '../inventory/stock-ledger';
import { Clock } from '../platform/clock';
import { part, select } from '../platform/database/select';
import { sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { PaymentReadiness } from '../shop/payment-readiness';
import { ShopSnapshot, type Snapshot } from '../shop/shop-snapshot';
import { PayByBalance } from './money/pay-by-balance';
import { newOrderNo, untouched } from './new-order';
import type { OrderCaller } from './order-caller';
import { Order } from './order.entity';
import { Offers } from './offers';
import { amountsOf, draftLines, mergeLines } from './price-order';
import { secondsToPay } from './seconds-to-pay';
import { RunOrderAction } from './run-order-action';

export type PlaceOrderInput = z.output<typeof PlaceOrderBody>;
type Delivery = Pick<
  Order,
  | 'deliveryMode'
  | 'contactName'
  | 'contactPhone'
  | 'address'
  | 'shippingMethodId'
  | 'shippingMethodTitle'
  | 'storeId'
>;

/** Mission A6: one transaction prices the order, writes it and reserves its stock, or nothing happens at all. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly offers: Offers,
    private readonly stock: StockLedger,
    private readonly runOrderAction: RunOrderAction,
    private readonly payByBalance: PayByBalance,
    private readonly readiness: PaymentReadiness,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws DomainError sku_unavailable, delivery_unavailable, store_unavailable, payment_method_unavailable,
   * not_found (the address), total_changed, too_many_unpaid, order_too_large, balance_too_low, sold_out
   */
  run(caller: OrderCaller & { id: number }, input: PlaceOrderInput) {
    return this.unitOfWork.run(async () => {
      const shop = await this.shop.get();
      const wanted = mergeLines(input.lines);
      const lines = draftLines(wanted, await this.offers.of(wanted));
      const delivery = await this.delivery(shop, caller.id, input);
      const method = shop.paymentMethods.find(({ id }) => id === Number(input.paymentMethodId));
      if (
        !method?.enabled ||
        !paysFor(method.kind, delivery.deliveryMode) ||
        !this.readiness.isReady(method.kind, shop.settings.currency)
      )
        throw new DomainError('payment_method_unavailable');

      const shippingMethod = shop.shippingMethods.find(({ id }) => id === delivery.shippingMethodId) ?? null;
      const { items, shipping, discount, surcharge, total } = amountsOf(lines, shippingMethod);
      if (total !== input.expectedTotal) {
        const said = formatMoney(total, shop.settings.currency);
        throw new DomainError('total_changed', { total: said, expected: input.expectedTotal, now: total });
      }

      const byBalance = method.kind === 'balance';
      const payNow = !byBalance && !isPayLater(method.kind);
      if (payNow) await this.refuseManyUnpaid(caller.id);

      const placedAt = this.clock.now();
      const draft = {
        orderNo: newOrderNo(this.ids, placedAt, shop.settings.timeZone),
        customerId: caller.id,
        origin: input.origin,
        ...delivery,
        paymentMethodId: method.id,
        paymentKind: method.kind,
        paymentTitle: method.title,
        paymentInstructions: method.instructions,
        paymentDeadline: payNow ? this.clock.in(secondsToPay(input.origin, shop.settings)) : null,
        ...{ items, shipping, discount, surcharge, total },
        ...untouched,
        paid: byBalance ? total : 0,
        note: input.note,
        placedAt,
      };
      return this.runOrderAction.create(draft, lines, caller, async ({ order }) => {
        if (byBalance) await this.payByBalance.charge(order, total);
        await this.stock.reserve(order, wanted);
      });
    });
  }

  /** Unpaid orders hold stock: nobody may hold it without end. */
  private async refuseManyUnpaid(customerId: number): Promise<void> {
    const unpaid = In(['pending_payment', 'pending_confirmation']);
    const count = await this.unitOfWork.manager.countBy(Order, { customerId, status: unpaid });
    if (count >= MAX_UNPAID_ORDERS) throw new DomainError('too_many_unpaid', { count });
  }

  private async delivery(
    shop: Snapshot,
    customerId: number,
    { delivery }: PlaceOrderInput,
  ): Promise<Delivery> {
    if (delivery.mode === 'pickup') {
      const store = shop.stores.find(({ id }) => id === Number(delivery.storeId));
      if (!shop.settings.pickupEnabled) throw new DomainError('delivery_unavailable', { mode: 'pickup' });
      if (!store?.open) throw new DomainError('store_unavailable');
      const { contactName, contactPhone } = delivery;
      const nowhere = { address: '', shippingMethodId: null, shippingMethodTitle: null };
      return { deliveryMode: 'pickup', contactName, contactPhone, ...nowhere, storeId: store.id };
    }
    const method = shop.shippingMethods.find(({ id }) => id === Number(delivery.shippingMethodId));
    if (!shop.settings.expressEnabled || !method?.enabled)
      throw new DomainError('delivery_unavailable', { mode: 'express' });
    const [found] = await select(
      this.unitOfWork.manager,
      { address: part(Address, 'contactName', 'contactPhone', 'region', 'detail') },
      sql`FROM addresses address WHERE address.id = ${Number(delivery.addressId)} AND address.customer_id = ${customerId}`,
    );
    if (!found) throw new DomainError('not_found', { what: 'address' });
    return {
      deliveryMode: 'express',
      contactName: found.address.contactName,
      contactPhone: found.address.contactPhone,
      address: `${found.address.region} ${found.address.detail}`.trim(),
      shippingMethodId: method.id,
      shippingMethodTitle: method.title,
      storeId: null,
    };
  }
}
