import {
  afterSaleOutcome,
  afterSaleRefusal,
  isAfterSaleOver,
  orderActionOf,
  type AfterSaleAction,
} from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { AfterSale, AfterSaleLine } from '../order/after-sale.entity';
import type { OrderCaller } from '../order/order-caller';
import { OrderStore } from '../order/order.store';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { Refunds } from '../payment/refunds';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { refuseUnlessAllowed } from '../platform/http/refused';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { afterSaleFacts, doerOf } from './after-sale-facts';

/** A step under way: consequences change `afterSale` in place, and the order as in any action of it. */
export interface AfterSaleContext extends ActionContext {
  afterSale: AfterSale;
  /** What it is about, oldest first. */
  items: AfterSaleLine[];
}
export type AfterSaleConsequences = (context: AfterSaleContext) => Promise<void> | void;

/** `customerId` makes it "not found" for anybody else. */
export type AfterSaleTarget = { id: number; customerId?: number };
interface Given {
  /** The version that the actor saw; left out by timers. */
  version?: number;
  reason?: string;
}

/** The only writer of an after-sale's status. Its order's row is locked for it. */
@Injectable()
export class RunAfterSaleAction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly refunds: Refunds,
    private readonly runOrderAction: RunOrderAction,
    private readonly shop: ShopSnapshot,
  ) {}

  /**
   * Lock → version → table → its order's action with the consequences → status by compare-and-set, in one
   * transaction; answers its order's number.
   * @throws DomainError not_found, version_conflict, action_not_allowed, permission_denied
   */
  run(
    action: AfterSaleAction,
    target: AfterSaleTarget,
    caller: OrderCaller,
    given: Given,
    consequences: AfterSaleConsequences,
  ): Promise<string> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(AfterSale, target);
      if (!known) throw new DomainError('not_found');
      await this.store.lock({ id: known.orderId });
      const afterSale = await manager.findOneByOrFail(AfterSale, target);
      const { id, version } = afterSale;
      if (given.version !== undefined && given.version !== version) throw new DomainError('version_conflict');
      await this.check(action, caller, afterSale);
      const items = await manager.find(AfterSaleLine, { where: { afterSaleId: id }, order: { id: 'ASC' } });
      const { reason } = given;
      const order = { id: afterSale.orderId };
      await this.runOrderAction.run(orderActionOf[action], order, caller, { reason }, async (context) => {
        await consequences({ ...context, afterSale, items });
        afterSale.status = afterSaleOutcome(action, await this.factsOf(afterSale));
        if (isAfterSaleOver(afterSale.status)) afterSale.doneAt ??= context.now;
        context.order.afterSaleStatus = afterSale.status;
      });
      const { id: which, ...row } = afterSale;
      await updateVersioned(manager, AfterSale, { id: which }, version, row);
      return row.orderNo;
    });
  }

  private async check(action: AfterSaleAction, caller: OrderCaller, afterSale: AfterSale): Promise<void> {
    const refusal = afterSaleRefusal(action, doerOf(caller), await this.factsOf(afterSale));
    refuseUnlessAllowed(action, afterSale.status, refusal);
  }

  private async factsOf(afterSale: AfterSale) {
    const { settings } = await this.shop.get();
    const refunds = await this.refunds.ofAfterSales([afterSale.id]);
    return afterSaleFacts(afterSale, refunds, settings.autoReceiptDays);
  }
}
