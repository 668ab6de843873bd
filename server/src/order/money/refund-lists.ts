import { DomainError } from '@lanzi/shared/errors';
import type { Refund as RefundView, RefundQuery } from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type * as z from 'zod';
import { refundView } from '../../payment/refund-view';
import { Refund } from '../../payment/refund.entity';
import { Refunds } from '../../payment/refunds';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../../platform/http/cursor';
import type { OrderCaller } from '../order-caller';
import { Order } from '../order.entity';

/** Refunds as staff look at them. */
@Injectable()
export class RefundLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: Refunds,
  ) {}

  /** Newest first. @throws DomainError not_found for an order that is not there */
  async page(staff: OrderCaller, { state, orderNo, limit, cursor }: z.output<typeof RefundQuery>) {
    const rows = await this.unitOfWork.manager.find(Refund, {
      where: {
        ...(state && { state }),
        ...(orderNo && { orderId: await this.orderId(orderNo) }),
        ...(cursor && { id: LessThan(decodeCursor(IdCursor, cursor).id) }),
      },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return cutPage(
      rows,
      limit,
      ({ id }) => ({ id }),
      (refund) => refundView(refund, staff),
    );
  }

  /** Those that wait for a person: to be remitted by hand, or failed. */
  async needPerson(): Promise<number> {
    return this.unitOfWork.manager.countBy(Refund, [
      { state: In(['failed', 'abnormal']) },
      { state: 'requested', way: 'by_hand' },
    ]);
  }

  /** @throws DomainError not_found */
  async one(staff: OrderCaller, id: number): Promise<RefundView> {
    return refundView(await this.refunds.byId(id), staff);
  }

  private async orderId(orderNo: string): Promise<number> {
    const order = await this.unitOfWork.manager.findOne(Order, { select: { id: true }, where: { orderNo } });
    if (!order) throw new DomainError('not_found');
    return order.id;
  }
}
