import { DomainError } from '@lanzi/shared/errors';
import type { Waybill as WaybillView, WaybillQuery } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { allowedWaybillActions } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type * as z from 'zod';
import type { OrderCaller } from '../../order/order-caller';
import { Order } from '../../order/order.entity';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../../platform/http/cursor';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { wishOf } from './compose-request';
import { Waybill, WaybillLabel } from './waybill.entity';
import { doerOf, factsOf, waiting, Waybills } from './waybills';

/** E-waybills as staff look at them. */
@Injectable()
export class WaybillLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waybills: Waybills,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Newest first; an order that is not there has none. */
  async page(staff: OrderCaller, { state, orderNo, limit, cursor }: z.output<typeof WaybillQuery>) {
    const { manager } = this.unitOfWork;
    const order = orderNo && (await manager.findOne(Order, { select: { id: true }, where: { orderNo } }));
    if (orderNo && !order) return { items: [], nextCursor: null };
    const ofPage = {
      ...(cursor && { id: LessThan(decodeCursor(IdCursor, cursor).id) }),
      ...(order && { orderId: order.id }),
    };
    const rows = await manager.find(Waybill, {
      where:
        state || order
          ? { ...ofPage, ...(state && { state }) }
          : waiting.map((one) => ({ ...ofPage, ...one })),
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const views = new Map((await this.views(staff, rows)).map((view) => [view.id, view]));
    const viewOf = ({ id }: Waybill) => this.found(views.get(String(id)));
    return cutPage(rows, limit, ({ id }) => ({ id }), viewOf);
  }

  /** @throws DomainError not_found */
  async one(staff: OrderCaller, id: number): Promise<WaybillView> {
    return this.found((await this.views(staff, [await this.waybills.byId(id)]))[0]);
  }

  private found(view: WaybillView | undefined): WaybillView {
    if (!view) throw new DomainError('not_found');
    return view;
  }

  private async views(staff: OrderCaller, rows: readonly Waybill[]): Promise<WaybillView[]> {
    const { manager } = this.unitOfWork;
    const { carriers } = await this.shop.get();
    const orders = await manager.find(Order, {
      select: { id: true, address: true },
      where: { id: In(rows.map(({ orderId }) => orderId)) },
    });
    const addresses = new Map(orders.map(({ id, address }) => [id, address]));
    const collected = await this.waybills.collected(rows);
    const labels = await manager.find(WaybillLabel, {
      select: { waybillId: true },
      where: { waybillId: In(rows.map(({ id }) => id)) },
    });
    const labelled = new Set(labels.map(({ waybillId }) => waybillId));
    return rows.map((row) => {
      const carrier = carriers.find(({ id }) => id === row.carrierId);
      return {
        id: String(row.id),
        orderNo: row.orderNo,
        state: row.state,
        version: row.version,
        carrier: { id: String(row.carrierId), code: carrier?.code ?? '', name: carrier?.name ?? '' },
        accountTitle: row.accountTitle,
        waybillNo: row.waybillNo,
        hasLabel: labelled.has(row.id),
        failure: row.failure,
        withdrawing: row.state === 'issued' && row.withdrawal !== null,
        allowedActions: allowedWaybillActions(doerOf(staff), factsOf(row, collected.has(row.id))),
        requestedAt: row.requestedAt.toISOString(),
        requestedBy: row.staffName,
        printedTimes: row.printedTimes,
        lines: row.lines.map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity })),
        asked: wishOf(row, addresses.get(row.orderId)),
      };
    });
  }
}
