import { DomainError } from '@lanzi/shared/errors';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { lineAmount, paymentState } from '@lanzi/shared/order/order-totals';
import type { ConsoleOrder, ShopOrder, ShopShipment } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Customer } from '../customer/customer.entity';
import { Attempts } from '../payment/attempts';
import { Collections } from '../payment/collections';
import type { PaymentProof } from '../payment/payment-proof.entity';
import type { Payment } from '../payment/payment.entity';
import { Refunds } from '../payment/refunds';
import { shopRefundOf, refundView } from '../payment/refund-view';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot, type Snapshot } from '../shop/shop-snapshot';
import { AfterSale } from './after-sale.entity';
import { Cancellation } from './cancellation.entity';
import { shopCancellationOf } from './shop-cancellation';
import { EditHistory } from './edit-history';
import { needsAccount } from './money/return-money';
import type { OrderCaller } from './order-caller';
import { OrderEvent } from './order-event.entity';
import { extrasOf } from './order-extras';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';
import { allowedFor } from './order-lists';
import { dueOf, OrderStore, refundableOf, type LoadedOrder } from './order.store';
import { Print } from './print.entity';
import { Redemption } from './redemption.entity';
import { lineReviewOf } from './line-review';
import { Review } from './review.entity';
import { Shipment, ShipmentLine } from './shipment.entity';
import { Tracking } from './tracking.entity';

interface Parts {
  lines: OrderLine[];
  packages: LoadedOrder['shipments'];
  events: OrderEvent[];
  /** Newest first. */
  proofs: PaymentProof[];
  shipments: ConsoleOrder['shipments'];
  redemption: Redemption | null;
  /** Oldest first. */
  payments: Payment[];
  /** Oldest first. */
  reviews: Review[];
  extras: Extra[];
  afterSale: AfterSale | null;
}

/** What only staff see of the timeline. */
const staffOnly = new Set(['add_note', 'fail_waybill', 'drop_waybill']);
/** Whose reasons staff wrote for each other. */
const reasonsForStaff = new Set(['edit', 'waive_difference']);

/** One order, whole, as its buyer or as staff see it. */
@Injectable()
export class OrderView {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly store: OrderStore,
    private readonly collections: Collections,
    private readonly attempts: Attempts,
    private readonly refunds: Refunds,
    private readonly edits: EditHistory,
  ) {}

  /** An order that was placed this moment: nothing has happened to it yet but that. */
  async ofNew(caller: OrderCaller, placed: LoadedOrder & { event: OrderEvent }): Promise<ShopOrder> {
    const { order, lines, event } = placed;
    const nothing = {
      ...{ proofs: [], packages: [], shipments: [], redemption: null },
      ...{ payments: [], reviews: [], extras: [], afterSale: null },
    };
    const view = await this.view(caller, order, { lines, events: [event], ...nothing });
    return { ...view, refunds: [], cancellation: null };
  }

  /** @throws DomainError not_found, also for somebody else's order */
  async forShopper(caller: OrderCaller & { id: number }, orderNo: string): Promise<ShopOrder> {
    const order = await this.unitOfWork.manager.findOneBy(Order, { orderNo, customerId: caller.id });
    if (!order) throw new DomainError('not_found');
    const view = await this.view(caller, order, await this.partsOf(order));
    const { reviewsEnabled } = (await this.shop.get()).settings;
    const { refunds, cancellations } = await this.moneyOf(order);
    return {
      ...view,
      shipments: view.shipments.map(asReceived),
      timeline: view.timeline.filter(({ action }) => !staffOnly.has(action)).map(withoutNames),
      refunds: refunds.map(shopRefundOf).reverse(),
      cancellation: cancellations[0] ?? null,
      reviews: reviewsEnabled ? view.reviews : [],
    };
  }

  /** @throws DomainError not_found */
  async forStaff(caller: OrderCaller, orderNo: string): Promise<ConsoleOrder> {
    const { manager } = this.unitOfWork;
    const order = await manager.findOneBy(Order, { orderNo });
    if (!order) throw new DomainError('not_found');
    const customer = await manager.findOneByOrFail(Customer, { id: order.customerId });
    const { id, nickname, phone } = customer;
    const { refunds, cancellations } = await this.moneyOf(order);
    const parts = await this.partsOf(order);
    const [replacement] = parts.afterSale ? await this.shipmentsOf(order, parts.afterSale.id) : [];
    return {
      ...(await this.view(caller, order, parts)),
      replacement: replacement ?? null,
      buyer: {
        id: String(id),
        nickname,
        phone,
        orderCount: await manager.countBy(Order, { customerId: id }),
      },
      merchantNote: order.merchantNote,
      payments: parts.payments.map(({ kind, amount, receivedAt, recordedBy, note, transactionId }) => ({
        ...{ kind, amount, recordedBy, note, transactionId },
        receivedAt: receivedAt.toISOString(),
      })),
      attempts: (await this.attempts.of(order.id)).map(
        ({ attemptNo, kind, amount, state, openedAt, transactionId }) => ({
          ...{ attemptNo, kind, amount, state, transactionId },
          openedAt: openedAt.toISOString(),
        }),
      ),
      refunds: refunds.map((refund) => refundView(refund, caller)),
      cancellations,
      edits: parts.events.some(({ action }) => action === 'edit') ? await this.edits.of(order.id) : [],
      refundable: refundableOf(order),
      prints: (await manager.find(Print, { where: { orderId: order.id }, order: { id: 'ASC' } })).map(
        ({ document, at, staffName }) => ({ document, at: at.toISOString(), by: staffName }),
      ),
    };
  }

  private async moneyOf({ id: orderId }: Order) {
    const { manager } = this.unitOfWork;
    const refunds = await this.refunds.of(orderId);
    const cancellations = await manager.find(Cancellation, { where: { orderId }, order: { id: 'DESC' } });
    return { refunds, cancellations: cancellations.map((one) => shopCancellationOf(one, refunds)) };
  }

  private async partsOf(order: Order): Promise<Parts> {
    const { manager } = this.unitOfWork;
    const { id: orderId, completedBy, paymentKind } = order;
    const { lines, shipments } = await this.store.partsOf(orderId);
    return {
      lines,
      packages: shipments,
      events: await manager.find(OrderEvent, { where: { orderId }, order: { id: 'ASC' } }),
      proofs: paymentKind === 'offline' ? await this.collections.proofsOf(orderId) : [],
      shipments: shipments.length > 0 ? await this.shipmentsOf(order) : [],
      payments: order.paid > 0 ? await this.collections.of(orderId) : [],
      reviews:
        order.reviewedLines > 0
          ? await manager.find(Review, { where: { orderId }, order: { id: 'ASC' } })
          : [],
      afterSale: order.afterSaleStatus ? await manager.findOneBy(AfterSale, { orderId }) : null,
      redemption: completedBy === 'redemption' ? await manager.findOneBy(Redemption, { orderId }) : null,
      extras: await extrasOf(manager, order),
    };
  }

  private async view(
    caller: OrderCaller,
    order: Order,
    parts: Parts,
  ): Promise<Omit<ShopOrder, 'refunds' | 'cancellation' | 'shipments'> & Pick<ConsoleOrder, 'shipments'>> {
    const shop = await this.shop.get();
    const { lines, events, packages, proofs, shipments, redemption } = parts;
    return {
      orderNo: order.orderNo,
      status: order.status,
      version: order.version,
      origin: order.origin,
      allowedActions: allowedFor(caller, { order, lines, shipments: packages }, shop.settings),
      amounts: amountsOf(order),
      lines: lines.map(lineOf),
      extras: parts.extras,
      difference: await this.edits.openDifference(order),
      delivery: deliveryOf(order, shop),
      payment: paymentOf(order, proofs),
      shipments,
      redemption: redemption && {
        redeemedAt: redemption.redeemedAt.toISOString(),
        redeemedBy: redemption.redeemedBy,
        storeName: redemption.storeName,
      },
      completedBy: order.completedBy,
      autoReceiptAt: order.autoReceiptAt?.toISOString() ?? null,
      refundNeedsAccount: needsAccount('original', parts.payments),
      note: order.note,
      placedAt: order.placedAt.toISOString(),
      timeline: events.map((event) => ({
        at: event.at.toISOString(),
        action: event.action,
        actor: { kind: event.actorKind, name: event.actorName },
        from: event.fromStatus,
        to: event.toStatus,
        reason: event.reason,
        details: event.details,
      })),
      reviews: parts.reviews.map(lineReviewOf),
      afterSale: briefOf(parts.afterSale),
    };
  }

  /** What was ordered, or what its after-sale replaced it with. */
  private async shipmentsOf(
    { id: orderId }: Order,
    afterSaleId?: number,
  ): Promise<ConsoleOrder['shipments']> {
    const { manager } = this.unitOfWork;
    const where = { orderId, afterSaleId: afterSaleId ?? IsNull() };
    const shipments = await manager.find(Shipment, { where, order: { id: 'ASC' } });
    const ofThem = { shipmentId: In(shipments.map(({ id }) => id)) };
    const contents = await manager.findBy(ShipmentLine, ofThem);
    const trackings = await manager.findBy(Tracking, ofThem);
    const { carriers } = await this.shop.get();
    return shipments.map((shipment) => {
      const carrier = carriers.find(({ id }) => id === shipment.carrierId);
      return {
        id: String(shipment.id),
        carrier: { id: String(shipment.carrierId), code: carrier?.code ?? '', name: carrier?.name ?? '' },
        waybillNo: shipment.waybillNo,
        shippedOn: shipment.shippedOn,
        note: shipment.note,
        createdAt: shipment.createdAt.toISOString(),
        lines: contents
          .filter(({ shipmentId }) => shipmentId === shipment.id)
          .map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity })),
        waybillId: shipment.waybillId === null ? null : String(shipment.waybillId),
        tracking: trackingOf(trackings.find(({ shipmentId }) => shipmentId === shipment.id)),
      };
    });
  }
}

/** What a carrier told of a package. */
export const trackingOf = (tracking: Tracking | undefined): ShopOrder['shipments'][number]['tracking'] =>
  tracking
    ? {
        state: tracking.state,
        updatedAt: tracking.updatedAt?.toISOString() ?? null,
        signedAt: tracking.signedAt?.toISOString() ?? null,
        traces: tracking.traces,
      }
    : null;

/** What is noted on an e-waybill is for the courier; what was noted by hand comes along with the parcel. */
const asReceived = ({ waybillId, ...shipment }: ConsoleOrder['shipments'][number]): ShopShipment => ({
  ...shipment,
  note: waybillId === null ? shipment.note : '',
});

const briefOf = (afterSale: AfterSale | null): ShopOrder['afterSale'] =>
  afterSale && { id: String(afterSale.id), kind: afterSale.kind, status: afterSale.status };

/** A shopper is told what was done, not by which member of staff. */
const withoutNames = (entry: ShopOrder['timeline'][number]): ShopOrder['timeline'][number] => ({
  ...entry,
  actor: entry.actor.kind === 'staff' ? { kind: 'staff', name: '' } : entry.actor,
  reason: reasonsForStaff.has(entry.action) ? null : entry.reason,
  details: entry.details?.byLink ? { byLink: true } : null,
});

export const amountsOf = (order: Order): ShopOrder['amounts'] => {
  const { items, shipping, discount, surcharge, total, paid, refunded } = order;
  return { items, shipping, discount, surcharge, total, paid, refunded, due: dueOf(order) };
};

const lineOf = (line: OrderLine): ShopOrder['lines'][number] => ({
  id: String(line.id),
  productId: String(line.productId),
  skuId: String(line.skuId),
  kind: line.kind,
  productName: line.productName,
  skuName: line.skuName,
  barcode: line.barcode,
  picture: line.picture,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discount: line.discount,
  amount: lineAmount(line),
  quantityShipped: line.quantityShipped,
});

function deliveryOf(order: Order, { stores }: Snapshot): ShopOrder['delivery'] {
  const store = stores.find(({ id }) => id === order.storeId);
  return {
    mode: order.deliveryMode,
    contactName: order.contactName,
    contactPhone: order.contactPhone,
    address: order.address,
    shippingMethod: order.shippingMethodTitle,
    store: store
      ? {
          id: String(store.id),
          name: store.name,
          address: store.address,
          phone: store.phone,
          openingHours: store.openingHours,
          location: store.location,
        }
      : null,
  };
}

function paymentOf(order: Order, proofs: PaymentProof[]): ShopOrder['payment'] {
  return {
    methodId: String(order.paymentMethodId),
    kind: order.paymentKind,
    title: order.paymentTitle,
    instructions: order.paymentInstructions,
    state: paymentState(order),
    deadline: order.paymentDeadline?.toISOString() ?? null,
    proofs: proofs.map((proof) => ({
      picture: { id: proof.pictureId, url: proof.pictureUrl },
      note: proof.note,
      submittedAt: proof.submittedAt.toISOString(),
      rejectedAt: proof.rejectedAt?.toISOString() ?? null,
      rejectReason: proof.rejectReason,
    })),
  };
}
