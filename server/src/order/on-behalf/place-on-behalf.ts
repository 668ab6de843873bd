import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import type { PlaceOnBehalf as PlaceOnBehalfBody } from '@lanzi/shared/order/on-behalf.contract';
import { isPayLater, paysFor } from '@lanzi/shared/order/order.terms';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { Customer } from '../../customer/customer.entity';
import { normalPhone } from '../../customer/normal-phone';
import { StockLedger } from '../../inventory/stock-ledger';
import { Collections } from '../../payment/collections';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Ids } from '../../platform/ids';
import { ShopSnapshot, type Snapshot } from '../../shop/shop-snapshot';
import { placeOf } from '../deliver-otherwise';
import { newOrderNo, untouched } from '../new-order';
import type { OrderCaller } from '../order-caller';
import { replaceExtras } from '../order-extras';
import { mergeLines } from '../price-order';
import { RunOrderAction } from '../run-order-action';
import { secondsToPay } from '../seconds-to-pay';
import { PriceOnBehalf, type PricedOnBehalf } from './price-on-behalf';

type Body = z.output<typeof PlaceOnBehalfBody>;

/** Mission D9: staff place an order for a customer, as one transaction, with the same steps as checkout. */
@Injectable()
export class PlaceOnBehalf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly price: PriceOnBehalf,
    private readonly stock: StockLedger,
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws DomainError permission_denied, not_found (the customer), sold_out and order_refused (with the preview,
   * which says where), total_changed, delivery_unavailable, store_unavailable, payment_method_unavailable
   */
  run(staff: OrderCaller, body: Body) {
    refuseWithoutPermission(staff, body);
    return this.unitOfWork.run(async (manager) => {
      const shop = await this.shop.get();
      const customer = await manager.findOneBy(Customer, { id: Number(body.customerId) });
      if (!customer) throw new DomainError('not_found', { what: 'customer' });
      const contactPhone = normalPhone(body.delivery.contactPhone);
      const where = placeOf({ ...body.delivery, contactPhone }, shop);
      const shippingMethodId = body.delivery.mode === 'express' ? body.delivery.shippingMethodId : null;
      const priced = await this.price.run({ ...body, shippingMethodId });
      if (!paysFor(priced.method.kind, where.deliveryMode))
        throw new DomainError('payment_method_unavailable');
      refuse(priced, body.expectedTotal, shop);
      const { amounts, extras } = priced.result;
      const draft = { ...this.draft(shop, customer.id, body, priced), ...where };
      return this.runOrderAction.create(draft, priced.lines, staff, async ({ order }) => {
        await replaceExtras(manager, order.id, extras);
        const { total } = amounts;
        if (body.paid && total > 0) {
          const from = { by: staff.name, note: body.paymentNote };
          await this.collections.record(order.id, order.paymentKind, total, from);
        }
        await this.stock.reserve(order, mergeLines(body.lines));
      });
    });
  }

  private draft({ settings }: Snapshot, customerId: number, body: Body, { result, method }: PricedOnBehalf) {
    const placedAt = this.clock.now();
    const payNow = !body.paid && !isPayLater(method.kind);
    return {
      ...untouched,
      ...result.amounts,
      orderNo: newOrderNo(this.ids, placedAt, settings.timeZone),
      customerId,
      origin: 'staff' as const,
      paymentMethodId: method.id,
      paymentKind: method.kind,
      paymentTitle: method.title,
      paymentInstructions: method.instructions,
      paymentDeadline: payNow ? this.clock.in(secondsToPay('staff', settings)) : null,
      paid: body.paid ? result.amounts.total : 0,
      note: body.note,
      merchantNote: body.merchantNote,
      placedAt,
    };
  }
}

/** Who may take orders may not therefore give discounts, or say that money is there. */
function refuseWithoutPermission({ permissions }: OrderCaller, body: Body): void {
  const needed: Permission[] = [
    ...(body.extras.length > 0 || body.shipping !== undefined ? (['order.price'] as const) : []),
    ...(body.paid ? (['order.confirm_payment'] as const) : []),
  ];
  const permission = needed.find((one) => !permissions?.has(one));
  if (permission) throw new DomainError('permission_denied', { permission });
}

function refuse({ result, preview }: PricedOnBehalf, expected: number, { settings }: Snapshot): void {
  const { problems, amounts } = result;
  const short = problems.find(({ code }) => code === 'short_of_stock' || code === 'sold_out');
  if (short) {
    const product = preview.lines.find(({ added }) => added === short.added)?.productName ?? '';
    throw new DomainError('sold_out', { product, left: short.left ?? 0 }, { preview });
  }
  if (problems.length > 0) throw new DomainError('order_refused', {}, { preview });
  const now = amounts.total;
  if (now === expected) return;
  throw new DomainError(
    'total_changed',
    { total: formatMoney(now, settings.currency), expected, now },
    { preview },
  );
}
