import { DomainError } from '@lanzi/shared/errors';
import type { CreateWaybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../../order/order-caller';
import { type LoadedOrder, OrderStore } from '../../order/order.store';
import { RunOrderAction } from '../../order/run-order-action';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ComposeRequest, packedLines } from './compose-request';
import type { Waybill } from './waybill.entity';
import { doerOf, Waybills } from './waybills';

type Staff = OrderCaller & { id: number };
type Wish = Pick<CreateWaybill, 'carrierAccountId'> & Partial<CreateWaybill> & { taskRowId?: number };

/**
 * Mission C2: somebody wants an e-waybill for a package. It is a row, with its number at KDNiao, before KDNiao hears of
 * it: whatever happens from here on, that number is asked for again.
 */
@Injectable()
export class RequestWaybill {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly waybills: Waybills,
    private readonly composeRequest: ComposeRequest,
    private readonly clock: Clock,
  ) {}

  /**
   * A batch, which knows nothing of the order's e-waybills, asks once more for the one that was refused.
   * @throws DomainError not_found, version_conflict, action_not_allowed, package_lines_invalid, address_incomplete,
   * waybill_unsettled, carrier_account_unavailable
   */
  run(orderNo: string, staff: Staff, wish: Wish): Promise<Waybill> {
    return this.unitOfWork.run(async () => {
      const loaded = await this.store.lock({ orderNo });
      const { order, lines } = loaded;
      if (wish.version !== undefined && wish.version !== order.version)
        throw new DomainError('version_conflict');
      await this.runOrderAction.assertAllowed('ship', staff, order);
      const from = await this.composeRequest.account(Number(wish.carrierAccountId));
      const [known, ...others] = await this.waybills.waitingOf(order.id);
      if (wish.taskRowId !== undefined && known?.state === 'failed' && others.length === 0)
        return this.again(known.id, loaded, staff, wish.carrierAccountId, wish.taskRowId);
      if (known) throw new DomainError('waybill_unsettled');
      const draft = {
        orderCode: this.waybills.newCode(),
        lines: packedLines(wish.lines, lines),
        receiver: wish.receiver ?? null,
        weightGrams: wish.weightGrams ?? null,
        note: wish.note ?? '',
      };
      const now = this.clock.now();
      return this.waybills.open({
        ...draft,
        orderId: order.id,
        orderNo,
        orderAddress: order.address,
        carrierAccountId: from.account.id,
        carrierId: from.carrier.id,
        accountTitle: from.account.title,
        request: await this.composeRequest.run(draft, loaded, from),
        nextTryAt: now,
        requestedAt: now,
        staffId: staff.id,
        staffName: staff.name,
        taskRowId: wish.taskRowId ?? null,
      });
    });
  }

  /** A batch asks for a refused one under the number that it has. */
  private async again(
    id: number,
    loaded: LoadedOrder,
    staff: Staff,
    carrierAccountId: string,
    taskRowId: number,
  ): Promise<Waybill> {
    const waybill = await this.waybills.lock(id);
    await this.waybills.step(waybill, 'retry', doerOf(staff), {
      ...(await this.composeRequest.anew(waybill, loaded, { carrierAccountId })),
      ...{ failure: null, nextTryAt: this.clock.now(), tries: 0 },
      ...{ staffId: staff.id, staffName: staff.name, taskRowId },
    });
    return waybill;
  }
}
