import { isTurnedBack, type TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AfterSale } from '../../order/after-sale.entity';
import { systemCaller } from '../../order/order-caller';
import { OrderStore } from '../../order/order.store';
import type { Order } from '../../order/order.entity';
import { RunOrderAction } from '../../order/run-order-action';
import { Shipment } from '../../order/shipment.entity';
import { Tracking } from '../../order/tracking.entity';
import { insertOne } from '../../platform/database/insert';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { ParcelNews } from './parcel-news';

/** Mission C6: the one way in for what carriers say, pushed or asked for. Told twice, or late, it changes nothing. */
@Injectable()
export class TakeParcelNews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly shop: ShopSnapshot,
  ) {}

  async run(news: ParcelNews): Promise<void> {
    const carrier = (await this.shop.get()).carriers.find(({ code }) => code === news.carrierCode);
    if (!carrier) return;
    const { waybillNo } = news;
    const parcels = await this.unitOfWork.manager.findBy(Shipment, { waybillNo, carrierId: carrier.id });
    for (const parcel of parcels) await this.take(parcel, news);
  }

  private take(parcel: Shipment, news: ParcelNews): Promise<void> {
    const { id: shipmentId, orderId, waybillNo, carrierId } = parcel;
    return this.unitOfWork.run(async (manager) => {
      // Under the order's lock, so that two pushes at once are taken one after the other.
      const { order } = await this.store.lock({ id: orderId });
      // It may have been recalled meanwhile, or its number put right.
      if (!(await manager.existsBy(Shipment, { id: shipmentId, waybillNo, carrierId }))) return;
      const known = await manager.findOneBy(Tracking, { shipmentId });
      const updatedAt = new Date(news.traces[0]?.at ?? 0);
      if (known?.updatedAt && updatedAt < known.updatedAt) return;
      const state = stateAfter(known?.state ?? 'unknown', news.state);
      const told = {
        ...{ state, updatedAt, detail: news.detail, traces: news.traces },
        signedAt: state === 'signed' ? (known?.signedAt ?? updatedAt) : null,
        ...(state === 'signed' ? { nextAskAt: null } : {}),
      };
      if (known) await manager.update(Tracking, { id: known.id }, told);
      else {
        const unasked = { subscribed: true, tries: 0, nextAskAt: null };
        await insertOne(manager, Tracking, { ...unasked, ...told, shipmentId, orderId });
      }
      const isKnown = state === known?.state || (isTurnedBack(state) && isTurnedBack(known?.state ?? null));
      if (!isKnown) await this.tell(order, state, parcel);
    });
  }

  /** What staff and the shopper must hear of is an event of the order. */
  private async tell(
    order: Order,
    state: TrackingState,
    { waybillNo, afterSaleId }: Shipment,
  ): Promise<void> {
    const action = state === 'signed' ? 'track' : isTurnedBack(state) ? 'turn_back' : undefined;
    // What was ordered is received already; its replacement may be on its way.
    if (!action || (order.completedBy !== null && afterSaleId === null)) return;
    if (!(await this.runOrderAction.isAllowed(action, systemCaller, order))) return;
    await this.runOrderAction.run(action, { id: order.id }, systemCaller, {}, async (context) => {
      context.details.waybillNo = waybillNo;
      const { order: now, manager } = context;
      const receiptAt = async (was: Date | null) =>
        was && action === 'track' ? this.receiptAt(now.id, afterSaleId) : null;
      if (afterSaleId === null) now.autoReceiptAt = await receiptAt(now.autoReceiptAt);
      else {
        const { autoDoneAt } = await manager.findOneByOrFail(AfterSale, { id: afterSaleId });
        await manager.update(AfterSale, { id: afterSaleId }, { autoDoneAt: await receiptAt(autoDoneAt) });
      }
    });
  }

  /**
   * The shop's days after the last parcel, of what was ordered or of its replacement, was signed for; one that nobody
   * follows counts from the day it left.
   */
  private async receiptAt(orderId: number, afterSaleId: number | null): Promise<Date> {
    const { manager } = this.unitOfWork;
    const { settings } = await this.shop.get();
    const trackings = await manager.findBy(Tracking, { orderId });
    const parcels = await manager.findBy(Shipment, { orderId, afterSaleId: afterSaleId ?? IsNull() });
    const arrived = parcels.map(({ id, createdAt }) => {
      const tracking = trackings.find(({ shipmentId }) => shipmentId === id);
      return (tracking?.signedAt ?? createdAt).getTime();
    });
    return new Date(Math.max(...arrived) + settings.autoReceiptDays * 86_400_000);
  }
}

/**
 * A parcel that turned back travels as any other, and its sender signs for it in the end, at times as any receiver
 * would: only a person can say that it has arrived after all.
 */
const stateAfter = (known: TrackingState, told: TrackingState): TrackingState =>
  isTurnedBack(known) && told !== 'returned' ? known : told;
