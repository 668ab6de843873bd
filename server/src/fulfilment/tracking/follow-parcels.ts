import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { AfterSale } from '../../order/after-sale.entity';
import { Order } from '../../order/order.entity';
import { Shipment } from '../../order/shipment.entity';
import { Tracking } from '../../order/tracking.entity';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { insertOne } from '../../platform/database/insert';
import { isDuplicate } from '../../platform/database/dialect';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { GoesOn } from '../../platform/jobs/jobs';
import { Log } from '../../platform/log';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { KdniaoClient } from '../kdniao/kdniao-client';
import { readParcelNews } from './parcel-news';
import { TakeParcelNews } from './take-parcel-news';

/** KDNiao asks not to be asked about a parcel more than once in half an hour. */
const askAgainSeconds = 3600;
/** A parcel that we are told of is asked about only in case that the telling fails. */
const subscribedAskSeconds = 12 * 3600;
const followDays = 60;
const atOnce = 50;
/** Carriers that tell only who knows the last four digits of a phone on the parcel. */
const wantsPhone = new Set(['SF', 'ZTO']);

/** Sees to it that we hear of parcels: subscribes to each, and asks about those that keep silent. */
@Injectable()
export class FollowParcels {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kdniao: KdniaoClient,
    private readonly takeNews: TakeParcelNews,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A reaction to an order's shipping. Runs twice with the effect of once. */
  async ofOrder(orderId: number): Promise<void> {
    const { kdniao } = this.config;
    if (!kdniao) return;
    const { manager } = this.unitOfWork;
    for (const { id: shipmentId, waybillId } of await manager.findBy(Shipment, { orderId })) {
      const fresh: Omit<Tracking, 'id'> = {
        ...{ shipmentId, orderId, state: 'unknown', detail: '', traces: [] },
        ...{ updatedAt: null, signedAt: null, tries: 0 },
        // Whoever issued the waybill tells us of it.
        subscribed: waybillId !== null,
        nextAskAt: this.clock.in(waybillId === null ? askAgainSeconds : subscribedAskSeconds),
      };
      try {
        await this.unitOfWork.single((single) => insertOne(single, Tracking, fresh));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
    for (const tracking of await manager.findBy(Tracking, {
      orderId,
      subscribed: false,
      nextAskAt: Not(IsNull()),
    })) {
      const answer = await this.kdniao.call(
        kdniao.subscribeUrl,
        kdniao.subscribeType,
        await this.parcel(tracking),
      );
      if (answer.Success !== true) continue;
      const subscribed = { subscribed: true, nextAskAt: this.clock.in(subscribedAskSeconds) };
      await this.unitOfWork.single((single) => single.update(Tracking, { id: tracking.id }, subscribed));
    }
  }

  /** Asks about those whose time has come, oldest first. */
  async sweep(goesOn: GoesOn): Promise<void> {
    const due = await this.unitOfWork.manager.find(Tracking, {
      where: { nextAskAt: LessThanOrEqual(this.clock.now()) },
      order: { nextAskAt: 'ASC' },
      take: atOnce,
    });
    for (const tracking of due) {
      if (!goesOn()) return;
      await this.ask(tracking);
    }
  }

  private async ask(tracking: Tracking): Promise<void> {
    const { kdniao } = this.config;
    const { id, subscribed, tries } = tracking;
    const nextAskAt = this.clock.in(subscribed ? subscribedAskSeconds : askAgainSeconds);
    const shipment = { id: tracking.shipmentId, createdAt: MoreThan(this.clock.in(-followDays * 86_400)) };
    const worthIt = kdniao && (await this.unitOfWork.manager.existsBy(Shipment, shipment));
    const next = { tries: tries + 1, nextAskAt: worthIt ? nextAskAt : null };
    // Before asking: one that cannot be asked about must not stand in the way of the others.
    await this.unitOfWork.single((manager) => manager.update(Tracking, { id }, next));
    if (!worthIt) return;
    try {
      const answer = await this.kdniao.call(kdniao.queryUrl, kdniao.queryType, await this.parcel(tracking));
      const news = readParcelNews(answer);
      if (news) await this.takeNews.run(news);
    } catch (err) {
      this.log.warn({ err, tracking: id }, 'a carrier did not say where a parcel is; asking again later');
    }
  }

  private async parcel({ shipmentId, orderId }: Tracking) {
    const { manager } = this.unitOfWork;
    const shipment = await manager.findOneByOrFail(Shipment, { id: shipmentId });
    const { carrierId, waybillNo, afterSaleId } = shipment;
    const { contactPhone } = await manager.findOneByOrFail(Order, { id: orderId });
    const afterSale = afterSaleId === null ? null : await manager.findOneBy(AfterSale, { id: afterSaleId });
    const phoneOnIt = afterSale?.replacementTo?.contactPhone ?? contactPhone;
    const carrier = (await this.shop.get()).carriers.find(({ id }) => id === carrierId);
    const ShipperCode = carrier?.code ?? '';
    const phone = wantsPhone.has(ShipperCode) ? { CustomerName: phoneOnIt.slice(-4) } : {};
    return { ShipperCode, LogisticCode: waybillNo, ...phone };
  }
}
