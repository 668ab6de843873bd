import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../../order/order-caller';
import type { Order } from '../../order/order.entity';
import { OrderStore } from '../../order/order.store';
import { RunOrderAction } from '../../order/run-order-action';
import { clip } from '../../platform/clip';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Log } from '../../platform/log';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { KdniaoClient, KdniaoSilent, type KdniaoAnswer } from '../kdniao/kdniao-client';
import { ComposeRequest } from './compose-request';
import { RecallShipment } from './recall-shipment';
import { wasWithdrawnBefore } from './waybill-answer';
import { withdrawalRequest } from './waybill-request';
import type { Waybill } from './waybill.entity';
import { doerOf, inTheNameOf, systemDoer, Waybills } from './waybills';

/** Done at the carrier; refused, in its own words; or nobody knows yet, and it goes on by itself. */
type Outcome = { state: 'withdrawn' } | { state: 'refused'; words: string } | { state: 'silent' };

/** The order has a moment to make up its mind before it is looked at again. */
const lookAgainSeconds = 600;
/** The order is over: its goods are where its own end has put them. */
const over = new Set(['completed', 'cancelled']);

/**
 * Takes an e-waybill back: first at the carrier, then here. The wish is a row before the carrier hears of it, so that
 * what it did is never forgotten.
 */
@Injectable()
export class WithdrawWaybill {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly waybills: Waybills,
    private readonly composeRequest: ComposeRequest,
    private readonly recallShipment: RecallShipment,
    private readonly kdniao: KdniaoClient,
    private readonly shop: ShopSnapshot,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Staff want it back. `first` is done on the locked row before anything else.
   * @throws DomainError action_not_allowed, carrier_refused; provider_failed when it goes on by itself
   */
  async run(
    id: number,
    staff: OrderCaller & { id: number },
    reason: string,
    first: (waybill: Waybill) => Promise<void>,
  ): Promise<void> {
    const { orderId } = await this.waybills.byId(id);
    await this.unitOfWork.run(async () => {
      const { order } = await this.store.lock({ id: orderId });
      const waybill = await this.waybills.lock(id);
      await first(waybill);
      const collected = (await this.waybills.collected([waybill])).has(id);
      this.waybills.check(waybill, 'cancel', doerOf(staff), collected);
      if (await this.waybills.shipmentOf(waybill))
        await this.runOrderAction.assertAllowed('recall_shipment', staff, order);
      const by = { id: staff.id, name: staff.name };
      const now = this.clock.now();
      await this.waybills.note(waybill, { withdrawal: { by, reason }, tries: 0, nextTryAt: now });
    });
    const outcome = await this.goOn(await this.waybills.byId(id));
    if (outcome.state === 'refused') throw new DomainError('carrier_refused', { reason: outcome.words });
    if (outcome.state === 'silent') throw new DomainError('provider_failed', { provider: 'KDNiao' });
  }

  /** One try, unless somebody else is at it or was since the row was read. */
  async goOn(waybill: Waybill): Promise<Outcome> {
    const { id } = waybill;
    if (waybill.state !== 'issued' || !waybill.withdrawal) return { state: 'withdrawn' };
    if (!(await this.waybills.claim(waybill))) return { state: 'silent' };
    if (!waybill.withdrawnAt) {
      const answer = await this.ask(waybill);
      if (!answer) return { state: 'silent' };
      if (!answer.Success && !wasWithdrawnBefore(answer))
        return this.refused(id, clip(answer.Reason || answer.ResultCode, 400));
    }
    await this.finish(id);
    return { state: 'withdrawn' };
  }

  /**
   * The goods of its parcel come back to the order, while that goes on; the order and the waybill are locked.
   * @throws DomainError action_not_allowed
   */
  async takeBack(waybill: Waybill, order: Order, staff: OrderCaller, reason: string): Promise<void> {
    const { id: waybillId, orderId } = waybill;
    if (over.has(order.status) || !(await this.waybills.shipmentOf(waybill))) return;
    await this.recallShipment.run({ id: orderId }, staff, { waybillId, reason });
  }

  /** The carrier keeps it: so do we, unless there is no parcel for it. */
  private refused(id: number, words: string): Promise<Outcome> {
    return this.unitOfWork.run(async () => {
      const waybill = await this.waybills.lock(id);
      if (waybill.withdrawal && !waybill.withdrawnAt) {
        const isShipped = (await this.waybills.shipmentOf(waybill)) !== null;
        const { reason } = waybill.withdrawal;
        await this.waybills.note(waybill, {
          failure: words,
          ...(isShipped ? { withdrawal: null, nextTryAt: null } : { withdrawal: { by: null, reason } }),
        });
      }
      return { state: 'refused', words };
    });
  }

  /** The carrier withdrew it: the goods come back to the order, once it lets them. */
  private async finish(id: number): Promise<void> {
    const { orderId } = await this.waybills.byId(id);
    await this.unitOfWork.run(async () => {
      const { order } = await this.store.lock({ id: orderId });
      const waybill = await this.waybills.lock(id);
      const { state, withdrawal } = waybill;
      if (state !== 'issued' || !withdrawal) return;
      const withdrawnAt = waybill.withdrawnAt ?? this.clock.now();
      if ((await this.waybills.shipmentOf(waybill)) && !over.has(order.status)) {
        const staff = inTheNameOf(withdrawal.by ?? { id: waybill.staffId, name: waybill.staffName });
        if (!(await this.runOrderAction.isAllowed('recall_shipment', staff, order))) {
          const nextTryAt = this.clock.in(lookAgainSeconds);
          return this.waybills.note(waybill, { withdrawnAt, nextTryAt });
        }
        await this.takeBack(waybill, order, staff, withdrawal.reason);
      }
      const done = { withdrawnAt, withdrawal: null, nextTryAt: null, failure: null };
      await this.waybills.step(waybill, 'cancel', systemDoer, done);
    });
  }

  private async ask(waybill: Waybill): Promise<KdniaoAnswer | undefined> {
    const { carrierAccountId, carrierId, orderCode } = waybill;
    const { account, secret } = await this.composeRequest.credentials(carrierAccountId);
    const carrier = (await this.shop.get()).carriers.find(({ id }) => id === carrierId);
    const request = { ...withdrawalRequest(carrier?.code ?? '', account, waybill), ...secret };
    try {
      return await this.kdniao.call(this.config.kdniao?.ewaybillUrl ?? '', '1147', request);
    } catch (error) {
      if (!(error instanceof KdniaoSilent)) throw error;
      this.log.warn({ reason: error.message, orderCode }, 'KDNiao did not answer; withdrawing again later');
      return undefined;
    }
  }
}
