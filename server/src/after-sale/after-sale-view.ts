import { allowedAfterSaleActions, type AfterSaleAction } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import {
  shopperAfterSaleActions,
  staffAfterSaleActions,
  type AfterSale as AfterSaleView,
  type ShopAfterSale,
} from '@lanzi/shared/after-sale/after-sale.contract';
import { invariant } from '@lanzi/shared/invariant';
import type { AfterSale, AfterSaleLine } from '../order/after-sale.entity';
import { needsAccount } from '../order/money/return-money';
import type { OrderCaller } from '../order/order-caller';
import type { OrderLine } from '../order/order-line.entity';
import { trackingOf } from '../order/order-view';
import type { Order } from '../order/order.entity';
import type { Shipment } from '../order/shipment.entity';
import type { Tracking } from '../order/tracking.entity';
import type { Payment } from '../payment/payment.entity';
import { refundView, seesAccounts, shopRefundOf } from '../payment/refund-view';
import type { Refund } from '../payment/refund.entity';
import type { Snapshot } from '../shop/shop-snapshot';
import { afterSaleFacts, doerOf } from './after-sale-facts';
import { mostBackOf } from './bought-goods';

/** All that belongs to one after-sale. */
export interface AfterSaleParts {
  afterSale: AfterSale;
  items: readonly AfterSaleLine[];
  order: Order;
  /** Its order's. */
  lines: readonly OrderLine[];
  payments: readonly Payment[];
  /** Its own, oldest first. */
  refunds: readonly Refund[];
  replacement: Shipment | undefined;
  tracking: Tracking | undefined;
}

/** As its shopper sees it. */
export const shopAfterSaleOf = (
  caller: OrderCaller,
  parts: AfterSaleParts,
  shop: Snapshot,
): ShopAfterSale => ({
  ...fieldsOf(caller, parts, shop),
  carriers: shop.carriers.filter(({ enabled }) => enabled).map(({ name }) => name),
  refunds: parts.refunds.map(shopRefundOf),
});

/** As staff see it, with what this one of them may do. */
export function afterSaleView(staff: OrderCaller, parts: AfterSaleParts, shop: Snapshot): AfterSaleView {
  const { afterSale, items, order, lines, payments, refunds } = parts;
  const { decidedBy, decisionNote, receiptNote, refundAccount } = afterSale;
  const { status, deliveryMode, paymentKind, contactName, contactPhone, address } = order;
  const { total, paid, refunded } = order;
  return {
    ...fieldsOf(staff, parts, shop),
    ...{ decidedBy, decisionNote, receiptNote },
    refundAccount: seesAccounts(staff) ? refundAccount : null,
    refundNeedsAccount: needsAccount('original', payments),
    mostBack: mostBackOf(items, order, lines),
    refunds: refunds.map((refund) => refundView(refund, staff)),
    order: {
      ...{ status, deliveryMode, paymentKind, contactName, contactPhone, address, total, paid, refunded },
    },
  };
}

function fieldsOf(caller: OrderCaller, parts: AfterSaleParts, shop: Snapshot) {
  const { afterSale, items, lines } = parts;
  const { orderNo, version, kind, status, reason, pictures, amount, agreedAmount, refuseReason } = afterSale;
  const { returnAddress, returnCarrier, returnWaybillNo } = afterSale;
  return {
    id: String(afterSale.id),
    ...{ orderNo, version, kind, status, reason, pictures, amount, agreedAmount, refuseReason },
    allowedActions: allowedFor(caller, parts, shop),
    items: items.map((item) => itemOf(item, lines)),
    requestedAt: afterSale.requestedAt.toISOString(),
    decidedAt: timeOf(afterSale.decidedAt),
    returnAddress,
    returnShipment:
      returnWaybillNo === null ? null : { carrier: returnCarrier ?? '', waybillNo: returnWaybillNo },
    returnShippedAt: timeOf(afterSale.returnShippedAt),
    receivedAt: timeOf(afterSale.receivedAt),
    replacement: replacementOf(parts, shop),
    remedyAt: timeOf(afterSale.remedyAt),
    autoDoneAt: timeOf(afterSale.autoDoneAt),
    closeReason: afterSale.closeReason,
    doneAt: timeOf(afterSale.doneAt),
  };
}

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The table's answer, less what this side cannot post. */
function allowedFor(
  caller: OrderCaller,
  { afterSale, refunds }: AfterSaleParts,
  { settings }: Snapshot,
): AfterSaleAction[] {
  const posted: readonly AfterSaleAction[] =
    caller.kind === 'staff' ? staffAfterSaleActions : shopperAfterSaleActions;
  const facts = afterSaleFacts(afterSale, refunds, settings.autoReceiptDays);
  return allowedAfterSaleActions(doerOf(caller), facts).filter((action) => posted.includes(action));
}

function itemOf({ lineId, quantity, intactQuantity }: AfterSaleLine, lines: readonly OrderLine[]) {
  const line = lines.find(({ id }) => id === lineId);
  invariant(line, 'an after-sale is about lines of its order');
  const { skuId, productName, skuName, picture } = line;
  return {
    ...{ lineId: String(lineId), skuId: String(skuId), productName, skuName, picture },
    ...{ quantity, intactQuantity },
  };
}

function replacementOf(parts: AfterSaleParts, { carriers }: Snapshot): AfterSaleView['replacement'] {
  const { afterSale, replacement, tracking } = parts;
  if (!replacement || !afterSale.replacementTo) return null;
  const { carrierId, waybillNo, shippedOn, note } = replacement;
  return {
    to: afterSale.replacementTo,
    carrierName: carriers.find(({ id }) => id === carrierId)?.name ?? '',
    ...{ waybillNo, shippedOn, note },
    tracking: trackingOf(tracking),
  };
}
