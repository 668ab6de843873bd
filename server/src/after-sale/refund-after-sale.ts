import type { AfterSaleBody } from '@lanzi/shared/after-sale/after-sale.contract';
import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import { Injectable } from '@nestjs/common';
import { AfterSale } from '../order/after-sale.entity';
import { needsAccount, ReturnMoney } from '../order/money/return-money';
import { systemCaller, type OrderCaller } from '../order/order-caller';
import { Collections } from '../payment/collections';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { mostBackOf } from './bought-goods';
import { RunAfterSaleAction, type AfterSaleContext } from './run-after-sale-action';

/**
 * Mission G3, return: what was agreed on goes back, and with it the after-sale ends. So does an exchange whose goods
 * cannot be had any more.
 */
@Injectable()
export class RefundAfterSale {
  constructor(
    private readonly runAfterSaleAction: RunAfterSaleAction,
    private readonly returnMoney: ReturnMoney,
    private readonly collections: Collections,
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
  ) {}

  /**
   * @throws DomainError after_sale_amount_invalid, refund_account_required; permission_denied for another way than the
   *   money came
   */
  start(id: number, staff: OrderCaller, body: AfterSaleBody<'refund'>): Promise<string> {
    const { version, to } = body;
    return this.runAfterSaleAction.run('refund', { id }, staff, { version }, async (context) => {
      const { afterSale, order, now } = context;
      if (to !== 'original' && !staff.permissions?.has('order.refund'))
        throw new DomainError('permission_denied', { permission: 'order.refund' });
      const amount = await this.amountOf(context, body.amount);
      afterSale.refundAccount = body.account ?? afterSale.refundAccount;
      const account = afterSale.refundAccount;
      if (!account && needsAccount(to, await this.collections.of(order.id)))
        throw new DomainError('refund_account_required');
      const { reason } = afterSale;
      await this.returnMoney.open(context, { amount, to, reason, account, afterSaleId: id });
      Object.assign(afterSale, { agreedAmount: amount, remedyAt: now });
    });
  }

  /** Of a return it was agreed on when it was approved; of an exchange it is now. */
  private async amountOf(context: AfterSaleContext, given: number | undefined): Promise<number> {
    const { afterSale, items, order, lines } = context;
    const returns = afterSale.kind === 'return';
    const limit = returns ? (afterSale.agreedAmount ?? 0) : mostBackOf(items, order, lines);
    const amount = returns ? (given ?? limit) : (given ?? 0);
    if (returns ? amount === limit : amount >= 1 && amount <= limit) return amount;
    const { currency } = (await this.shop.get()).settings;
    throw new DomainError('after_sale_amount_invalid', { limit: formatMoney(limit, currency) });
  }

  /** A reaction to any refund of its order that succeeded. Runs twice with the effect of once. */
  async settle(orderId: number): Promise<void> {
    const waiting = { orderId, status: 'refunding' as const };
    const afterSale = await this.unitOfWork.manager.findOneBy(AfterSale, waiting);
    if (!afterSale) return;
    try {
      await this.runAfterSaleAction.run('settle', { id: afterSale.id }, systemCaller, {}, () => undefined);
    } catch (error) {
      // Another of its refunds is not done yet, or somebody else was faster.
      if (!(error instanceof DomainError) || error.code !== 'action_not_allowed') throw error;
    }
  }
}
