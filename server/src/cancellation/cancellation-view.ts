import type { Cancellation as CancellationView } from '@lanzi/shared/cancellation/cancellation.contract';
import { allowedCancellationActions } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { Cancellation } from '../order/cancellation.entity';
import type { OrderCaller } from '../order/order-caller';
import type { LoadedOrder } from '../order/order.store';
import { shopCancellationOf } from '../order/shop-cancellation';
import { needsAccount } from '../order/money/return-money';
import type { Payment } from '../payment/payment.entity';
import { refundView, seesAccounts } from '../payment/refund-view';
import type { Refund } from '../payment/refund.entity';
import { cancellationFacts } from './cancellation-facts';

/** A cancellation as staff see it, with what this one of them may do; `refunds` are its own, `payments` its order's. */
export function cancellationView(
  staff: OrderCaller,
  cancellation: Cancellation,
  { order, lines }: Pick<LoadedOrder, 'order' | 'lines'>,
  refunds: readonly Refund[],
  payments: readonly Payment[],
): CancellationView {
  const { orderNo, version, refundTo, reviewedBy, staffNo, returnFailure } = cancellation;
  const { goodsIntact, invoiceReturned, requestedByKind: kind, requestedByName: name } = cancellation;
  const doer = { kind: 'staff' as const, permissions: staff.permissions };
  return {
    ...shopCancellationOf(cancellation, refunds),
    ...{ orderNo, version, refundTo, reviewedBy, staffNo, returnFailure },
    refundAccount: seesAccounts(staff) ? cancellation.refundAccount : null,
    refundNeedsAccount: needsAccount('original', payments),
    ...{ goodsIntact, invoiceReturned, requestedBy: { kind, name } },
    returnedAt: cancellation.returnedAt?.toISOString() ?? null,
    allowedActions: allowedCancellationActions(doer, cancellationFacts(cancellation.status, lines, refunds)),
    refunds: refunds.map((refund) => refundView(refund, staff)),
    order: orderOf({ order, lines }),
  };
}

function orderOf({ order, lines }: Pick<LoadedOrder, 'order' | 'lines'>): CancellationView['order'] {
  const { status, deliveryMode, paymentKind, contactName, contactPhone, total, paid, refunded } = order;
  return {
    ...{ status, deliveryMode, paymentKind, contactName, contactPhone, total, paid, refunded },
    lines: lines.map(({ productName, skuName, picture, quantity, quantityShipped }) => ({
      ...{ productName, skuName, picture, quantity, quantityShipped },
    })),
  };
}
