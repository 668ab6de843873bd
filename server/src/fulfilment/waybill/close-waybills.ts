import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../../order/order-caller';
import type { OrderLine } from '../../order/order-line.entity';
import { RunOrderAction } from '../../order/run-order-action';
import { Audit } from '../../platform/audit/audit';
import { part, select } from '../../platform/database/select';
import { sql } from '../../platform/database/sql';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { Waybill } from './waybill.entity';
import { doerOf, Waybills } from './waybills';
import { shippedOtherwise } from './words';

const refused = { waybill: part(Waybill, 'id', 'lines') };

/** A refused e-waybill whose goods left in another way waits for nobody any more. */
@Injectable()
export class CloseWaybills {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waybills: Waybills,
    private readonly runOrderAction: RunOrderAction,
    private readonly shop: ShopSnapshot,
    private readonly audit: Audit,
  ) {}

  /**
   * After `by` shipped, partly what the e-waybills `leaving` were for; the order is locked. One that may have been
   * issued stays: somebody has to look.
   */
  async run(
    orderId: number,
    lines: readonly OrderLine[],
    by: OrderCaller,
    leaving: ReadonlySet<number | undefined>,
  ): Promise<void> {
    const { manager } = this.unitOfWork;
    const rows = sql`FROM waybills waybill WHERE waybill.order_id = ${orderId} AND waybill.state = 'failed'`;
    const failed = (await select(manager, refused, rows)).map(({ waybill }) => waybill);
    const { lang } = (await this.shop.get()).settings;
    const reason = shippedOtherwise[lang];
    for (const { id } of failed.filter((waybill) => !leaving.has(waybill.id) && !fits(waybill, lines))) {
      const waybill = await this.waybills.lock(id);
      if (waybill.state !== 'failed') continue;
      await this.waybills.step(waybill, 'drop', doerOf(by), { nextTryAt: null });
      const { orderCode, orderNo } = waybill;
      const actor = { staffId: by.id ?? 0, name: by.name, ip: null };
      await this.audit.record(actor, 'waybill.drop', orderCode, { orderNo, reason });
      await this.runOrderAction.run('drop_waybill', { id: orderId }, by, { reason });
    }
  }
}

/** Whether all that it was to hold is still to be shipped. */
const fits = (waybill: Pick<Waybill, 'lines'>, lines: readonly OrderLine[]): boolean =>
  waybill.lines.every(({ lineId, quantity }) =>
    lines.some((line) => line.id === lineId && quantity <= line.quantity - line.quantityShipped),
  );
