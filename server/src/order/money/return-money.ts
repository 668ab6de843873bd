import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import { isOnline, wayBack, type RefundWay } from '@lanzi/shared/order/order.terms';
import type { RefundAccount, RefundTarget } from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { Collections } from '../../payment/collections';
import type { Payment } from '../../payment/payment.entity';
import type { Refund } from '../../payment/refund.entity';
import { Refunds } from '../../payment/refunds';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { returnableOf } from '../order.store';
import type { ActionContext } from '../run-order-action';

interface Returning {
  /** Minor units; all that can be returned when left out. */
  amount?: number;
  /** By the way it came unless told otherwise. */
  to?: RefundTarget;
  reason: string;
  account?: RefundAccount | null;
  cancellationId?: number;
  afterSaleId?: number;
  /** This payment and no other. */
  paymentId?: number;
}

/** The engine of every refund: reserves what goes back under the order's lock, as rows that are carried out later. */
@Injectable()
export class ReturnMoney {
  constructor(
    private readonly collections: Collections,
    private readonly refunds: Refunds,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Within an order's action. @throws DomainError refund_too_large */
  async open({ order, details }: ActionContext, returning: Returning): Promise<Refund[]> {
    const { reason, account = null, to = 'original' } = returning;
    const { cancellationId = null, afterSaleId = null } = returning;
    const returnable = returnableOf(order);
    const amount = returning.amount ?? returnable;
    if (amount > returnable) {
      const { settings } = await this.shop.get();
      throw new DomainError('refund_too_large', { refundable: formatMoney(returnable, settings.currency) });
    }
    if (amount === 0) return [];
    const parts =
      to === 'original'
        ? await this.byTheWayItCame(order.id, amount, returning.paymentId)
        : [{ amount, way: to, paymentId: null }];
    const opened: Refund[] = [];
    for (const part of parts)
      opened.push(await this.refunds.open({ order, ...part, cancellationId, afterSaleId, reason, account }));
    order.refunding += amount;
    details.refund = amount;
    return opened;
  }

  /** Providers first, then what a person must remit; the newest payment first. */
  private async byTheWayItCame(orderId: number, amount: number, paymentId?: number): Promise<Part[]> {
    const payments = await this.collections.of(orderId);
    const refunds = await this.refunds.of(orderId);
    const byPerson = (payment: Payment) => Number(wayOf(payment) === 'by_hand');
    const parts: Part[] = [];
    let left = amount;
    for (const payment of payments
      .filter(({ id }) => paymentId === undefined || id === paymentId)
      .sort((a, b) => byPerson(a) - byPerson(b) || b.id - a.id)) {
      const returned = refunds.filter((refund) => refund.paymentId === payment.id);
      const returnable = payment.amount - returned.reduce((sum, refund) => sum + refund.amount, 0);
      const part = Math.min(left, returnable);
      if (part <= 0) continue;
      parts.push({ amount: part, way: wayOf(payment), paymentId: payment.id });
      left -= part;
    }
    // Another payment's money went back by hand or to the balance: what is left goes the same way.
    if (left > 0) parts.push({ amount: left, way: 'by_hand', paymentId: null });
    return parts;
  }
}

interface Part {
  amount: number;
  way: RefundWay;
  paymentId: number | null;
}

/** What did not come through a provider cannot go back through it. */
const wayOf = ({ kind, transactionId }: Payment): RefundWay =>
  isOnline(kind) && transactionId === null ? 'by_hand' : wayBack(kind);

/** Whether a person would have to remit some of what was paid, and must know where to. */
export const needsAccount = (to: RefundTarget, payments: readonly Payment[]): boolean =>
  to === 'by_hand' || (to === 'original' && payments.some((payment) => wayOf(payment) === 'by_hand'));
