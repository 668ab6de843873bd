import type { AfterSaleBody } from '@lanzi/shared/after-sale/after-sale.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../order/order-caller';
import { RunAfterSaleAction } from './run-after-sale-action';

/**
 * Goods never came, were lost, or the replacement came back: it ends for good, and the shopper is told why. Money that
 * is to go back after all is the order’s own refund then.
 */
@Injectable()
export class CloseAfterSale {
  constructor(private readonly runAfterSaleAction: RunAfterSaleAction) {}

  run(id: number, staff: OrderCaller, { version, reason }: AfterSaleBody<'close'>): Promise<string> {
    const given = { version, reason };
    return this.runAfterSaleAction.run('close', { id }, staff, given, ({ afterSale }) => {
      afterSale.closeReason = reason;
      afterSale.autoDoneAt = null;
    });
  }
}
