import { DomainError } from '@lanzi/shared/errors';
import type { StaffWaybillAction, waybillBodies } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import type { Order } from '../../order/order.entity';
import { OrderStore } from '../../order/order.store';
import { RunOrderAction } from '../../order/run-order-action';
import { staffOf } from '../../order/order-caller';
import { Audit } from '../../platform/audit/audit';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { WaybillNumbers } from '../waybill-numbers';
import { CarryOutWaybills } from './carry-out-waybills';
import { ComposeRequest } from './compose-request';
import type { Waybill } from './waybill.entity';
import { doerOf, Waybills } from './waybills';
import { WithdrawWaybill } from './withdraw-waybill';

type Body<A extends StaffWaybillAction> = z.output<(typeof waybillBodies)[A]>;

/** What staff do about an e-waybill. Each is told off who saw an older version of it. */
@Injectable()
export class ActOnWaybill {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly waybills: Waybills,
    private readonly carryOut: CarryOutWaybills,
    private readonly withdraw: WithdrawWaybill,
    private readonly composeRequest: ComposeRequest,
    private readonly numbers: WaybillNumbers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Once more, under its number. What was refused is asked for anew, as settings and address are now; what may have been
   * issued is asked for in the very same words.
   */
  async retry(id: number, by: StaffPrincipal, body: Body<'retry'>): Promise<void> {
    const staff = staffOf(by);
    const { orderId } = await this.waybills.byId(id);
    await this.unitOfWork.run(async () => {
      const loaded = await this.store.lock({ id: orderId });
      const waybill = await this.waybills.lock(id);
      await this.begin('retry', by, body)(waybill);
      this.waybills.check(waybill, 'retry', doerOf(staff));
      const anew = waybill.state === 'failed';
      if (anew) await this.runOrderAction.assertAllowed('ship', staff, loaded.order);
      await this.waybills.step(waybill, 'retry', doerOf(staff), {
        ...(anew && (await this.composeRequest.anew(waybill, loaded, body.asked))),
        ...{ failure: null, nextTryAt: this.clock.now() },
        // What may have been taken once stays in doubt.
        tries: anew ? 0 : 1,
        ...{ staffId: staff.id, staffName: staff.name },
      });
    });
    await this.carryOut.ask(id);
  }

  /** Its number was found with the carrier. @throws DomainError waybill_taken, waybill_is_order_no */
  settle(id: number, by: StaffPrincipal, body: Body<'settle'>): Promise<void> {
    const doer = doerOf(staffOf(by));
    const { waybillNo } = body;
    const first = async (waybill: Waybill, order: Order) => {
      await this.begin('settle', by, body, { waybillNo })(waybill);
      this.waybills.check(waybill, 'settle', doer);
      await this.numbers.assertFree(order, [{ waybillNo, carrierId: waybill.carrierId }]);
      await this.waybills.assertNotIssued(waybill, waybillNo);
    };
    return this.carryOut.issue(id, { waybillNo, pages: [] }, { action: 'settle', doer, first });
  }

  /** There is none, nobody wants it any more, or its withdrawal was settled with the carrier. */
  async drop(id: number, by: StaffPrincipal, body: Body<'drop'>): Promise<void> {
    const { reason } = body;
    const staff = staffOf(by);
    const { orderId } = await this.waybills.byId(id);
    await this.unitOfWork.run(async () => {
      const { order } = await this.store.lock({ id: orderId });
      const waybill = await this.waybills.lock(id);
      await this.begin('drop', by, body, { reason })(waybill);
      const collected = (await this.waybills.collected([waybill])).has(id);
      this.waybills.check(waybill, 'drop', doerOf(staff), collected);
      await this.withdraw.takeBack(waybill, order, staff, reason);
      await this.waybills.step(waybill, 'drop', doerOf(staff), { nextTryAt: null, withdrawal: null });
      await this.runOrderAction.run('drop_waybill', { id: orderId }, staff, { reason });
    });
  }

  cancel(id: number, by: StaffPrincipal, body: Body<'cancel'>): Promise<void> {
    const first = this.begin('cancel', by, body, { reason: body.reason });
    return this.withdraw.run(id, staffOf(by), body.reason, first);
  }

  /** What every action begins with, on the locked row. */
  private begin(
    action: StaffWaybillAction,
    by: StaffPrincipal,
    { version }: { version: number },
    details: Record<string, unknown> = {},
  ) {
    return async (waybill: Waybill): Promise<void> => {
      if (waybill.version !== version) throw new DomainError('version_conflict');
      const { orderNo, orderCode } = waybill;
      await this.audit.record(by, `waybill.${action}`, orderCode, { orderNo, ...details });
    };
  }
}
