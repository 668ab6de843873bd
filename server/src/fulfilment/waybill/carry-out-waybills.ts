import { DomainError } from '@lanzi/shared/errors';
import type { WaybillDoer } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { Injectable } from '@nestjs/common';
import type { Order } from '../../order/order.entity';
import { type LoadedOrder, OrderStore } from '../../order/order.store';
import { systemCaller } from '../../order/order-caller';
import { RunOrderAction } from '../../order/run-order-action';
import { clip } from '../../platform/clip';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { GoesOn } from '../../platform/jobs/jobs';
import { Log } from '../../platform/log';
import { dayInZone } from '../../platform/zoned-day';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { KdniaoClient, KdniaoSilent, type KdniaoAnswer } from '../kdniao/kdniao-client';
import { ShipOrder } from '../ship-order';
import { ComposeRequest } from './compose-request';
import { readWaybillAnswer, type WaybillNews } from './waybill-answer';
import type { Waybill } from './waybill.entity';
import { inTheNameOf, systemDoer, unsettled, Waybills } from './waybills';
import { WithdrawWaybill } from './withdraw-waybill';

interface Found {
  waybillNo: string;
  /** HTML. */
  pages: string[];
}
/** Who says that it is issued; `first` is done on the locked row before anything else. */
interface By {
  action: 'issue' | 'settle';
  doer: WaybillDoer;
  first?: (waybill: Waybill, order: Order) => Promise<void>;
}

/** What the timeline has room for. */
const maxReason = 200;
/** The order cannot be shipped any more, not in this package, or not where to nobody can say. */
const shipsNoMore = new Set(['action_not_allowed', 'package_lines_invalid', 'address_incomplete']);
/** Its label says where to and what to collect as they were when it was asked for. */
class LabelOutdated extends Error {}

/** Brings every requested e-waybill to an end, by as many tries as it takes, always under its number. */
@Injectable()
export class CarryOutWaybills {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly waybills: Waybills,
    private readonly composeRequest: ComposeRequest,
    private readonly withdraw: WithdrawWaybill,
    private readonly shipOrder: ShipOrder,
    private readonly kdniao: KdniaoClient,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Those whose turn it is. Any number of processes may sweep at once. */
  async sweep(goesOn: GoesOn): Promise<void> {
    for (const waybill of await this.waybills.due()) {
      if (!goesOn()) return;
      try {
        // The row as it was found: whoever tried meanwhile has its turn.
        if (waybill.state === 'requested') await this.try(waybill);
        else if (waybill.withdrawal) await this.withdraw.goOn(waybill);
      } catch (err) {
        this.log.error({ err, orderCode: waybill.orderCode }, 'an e-waybill could not be brought on');
      }
    }
  }

  /** One try at once, unless somebody else is at it; KDNiao's silence is no error, since the next try comes. */
  async ask(id: number): Promise<void> {
    await this.try(await this.waybills.byId(id));
  }

  private async try(waybill: Waybill): Promise<void> {
    if (waybill.state !== 'requested' || !(await this.waybills.claim(waybill))) return;
    const answer = await this.send(waybill);
    if (answer) await this.hear(waybill, readWaybillAnswer(waybill.orderCode, answer));
  }

  /** What KDNiao says of one, whoever asked. Told again, it changes nothing. */
  async hear(waybill: Waybill, news: WaybillNews): Promise<void> {
    if (news.state === 'issued') return this.issue(waybill.id, news);
    const { orderId } = waybill;
    await this.unitOfWork.run(async () => {
      await this.store.lock({ id: orderId });
      const locked = await this.waybills.lock(waybill.id);
      // What somebody did meanwhile is newer than this.
      if (locked.state !== 'requested' || locked.version !== waybill.version) return;
      // A refusal says nothing of an earlier try that nobody answered: that one may have been taken.
      const action = news.state === 'refused' && locked.tries <= 1 ? 'fail' : 'lose';
      await this.waybills.step(locked, action, systemDoer, { failure: news.words, nextTryAt: null });
      const reason = clip(news.words, maxReason);
      await this.runOrderAction.run('fail_waybill', { id: orderId }, systemCaller, { reason });
    });
  }

  /**
   * The number, its label and the shipment stand together; where the order cannot be shipped any more, the number is
   * withdrawn at the carrier.
   * @throws DomainError not_found, version_conflict, and as the table
   */
  async issue(id: number, found: Found, by: By = { action: 'issue', doer: systemDoer }): Promise<void> {
    try {
      await this.take(id, found, by, true);
    } catch (error) {
      const isRefused = error instanceof DomainError && shipsNoMore.has(error.code);
      if (!isRefused && !(error instanceof LabelOutdated)) throw error;
      await this.take(id, found, by, false);
    }
  }

  private async take(id: number, { waybillNo, pages }: Found, by: By, ships: boolean): Promise<void> {
    const { orderId } = await this.waybills.byId(id);
    await this.unitOfWork.run(async () => {
      const loaded = await this.store.lock({ id: orderId });
      const waybill = await this.waybills.lock(id);
      if (by.action === 'issue' && !unsettled.includes(waybill.state)) {
        // Nobody waits for this number any more, but the carrier may: a person has to withdraw it there.
        if (waybill.state === 'dropped' && waybill.waybillNo !== waybillNo)
          this.log.error(
            { orderCode: waybill.orderCode, waybillNo },
            'an e-waybill was issued after it was dropped',
          );
        return;
      }
      await by.first?.(waybill, loaded.order);
      if (ships) await this.ship(waybill, waybillNo, loaded);
      await this.waybills.step(waybill, by.action, by.doer, {
        ...{ waybillNo, failure: null, tries: 0 },
        nextTryAt: ships ? null : this.clock.now(),
        withdrawal: ships ? null : { by: null, reason: loaded.order.status },
      });
      await this.waybills.keepLabel(id, pages);
    });
  }

  private async ship(waybill: Waybill, waybillNo: string, loaded: LoadedOrder): Promise<void> {
    if (!(await this.composeRequest.isStillRight(waybill, loaded))) throw new LabelOutdated();
    const { settings } = await this.shop.get();
    const { id: waybillId, orderId, carrierId, lines, staffId, staffName, note } = waybill;
    const parcel = {
      ...{ waybillId, waybillNo, note, carrierId: String(carrierId) },
      shippedOn: dayInZone(this.clock.now(), settings.timeZone),
      lines: lines.map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity })),
    };
    const staff = inTheNameOf({ id: staffId, name: staffName });
    await this.shipOrder.run({ id: orderId }, staff, { packages: [parcel] });
  }

  private async send({ carrierAccountId, request, orderCode }: Waybill): Promise<KdniaoAnswer | undefined> {
    const { secret } = await this.composeRequest.credentials(carrierAccountId);
    try {
      return await this.kdniao.call(this.config.kdniao?.ewaybillUrl ?? '', '1007', { ...request, ...secret });
    } catch (error) {
      if (!(error instanceof KdniaoSilent)) throw error;
      this.log.warn({ reason: error.message, orderCode }, 'KDNiao did not answer; asking again later');
      return undefined;
    }
  }
}
