import type {
  Cancellation as CancellationView,
  CancellationCounts,
  CancellationQuery,
} from '@lanzi/shared/cancellation/cancellation.contract';
import {
  cancellationListOf,
  cancellationLists,
  type CancellationList,
} from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { refundStates } from '@lanzi/shared/payment/refund-lifecycle';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { Cancellation } from '../order/cancellation.entity';
import type { OrderCaller } from '../order/order-caller';
import { OrderLine } from '../order/order-line.entity';
import { Order } from '../order/order.entity';
import { Payment } from '../payment/payment.entity';
import { Refunds } from '../payment/refunds';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { cancellationView } from './cancellation-view';

/** Ids of the cancellations with a refund that alone would put them into one of these lists. */
const withRefundsOf = (...lists: CancellationList[]): string => {
  const states = refundStates.filter((state) => lists.includes(cancellationListOf('approved', [state])));
  return `(SELECT r.cancellation_id FROM refunds r WHERE r.cancellation_id IS NOT NULL
             AND r.state IN (${states.map((state) => `'${state}'`).join(', ')}))`;
};

/**
 * `cancellationListOf` as SQL. By IN rather than EXISTS: refunds that are not done are few among all cancellations,
 * and are found by their state.
 */
const inList: Record<CancellationList, string> = {
  to_review: `c.status = 'requested'`,
  awaiting_return: `c.status = 'awaiting_return'`,
  return_failed: `c.status = 'return_failed'`,
  awaiting_refund: `c.status = 'approved' AND c.id IN ${withRefundsOf('awaiting_refund')}
                    AND c.id NOT IN ${withRefundsOf('refund_failed')}`,
  refund_failed: `c.status = 'approved' AND c.id IN ${withRefundsOf('refund_failed')}`,
  done: `c.status IN ('refused', 'approved')
         AND c.id NOT IN ${withRefundsOf('awaiting_refund', 'refund_failed')}`,
};

/** The six lists of mission F3. */
@Injectable()
export class CancellationLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: Refunds,
  ) {}

  /** Newest first. */
  async page(staff: OrderCaller, { list, limit, cursor }: z.output<typeof CancellationQuery>) {
    const find = this.unitOfWork.manager
      .createQueryBuilder(Cancellation, 'c')
      .where(inList[list])
      .orderBy('c.id', 'DESC')
      .limit(limit + 1);
    if (cursor) find.andWhere('c.id < :before', { before: decodeCursor(IdCursor, cursor).id });
    const rows = await find.getMany();
    const view = await this.viewOf(staff, rows);
    return cutPage(rows, limit, ({ id }) => ({ id }), view);
  }

  async counts(): Promise<z.output<typeof CancellationCounts>> {
    const { manager } = this.unitOfWork;
    const counts: [CancellationList, number][] = [];
    for (const list of cancellationLists) {
      const find = manager.createQueryBuilder(Cancellation, 'c').where(inList[list]);
      counts.push([list, await find.getCount()]);
    }
    return Object.fromEntries(counts) as Record<CancellationList, number>;
  }

  /** @throws DomainError not_found */
  async one(staff: OrderCaller, id: number): Promise<CancellationView> {
    const cancellation = await this.unitOfWork.manager.findOneBy(Cancellation, { id });
    if (!cancellation) throw new DomainError('not_found');
    return (await this.viewOf(staff, [cancellation]))(cancellation);
  }

  /** Loads what belongs to these cancellations, for all of them at once. */
  private async viewOf(staff: OrderCaller, rows: readonly Cancellation[]) {
    const { manager } = this.unitOfWork;
    const orderIds = In(rows.map(({ orderId }) => orderId));
    const orders = await manager.findBy(Order, { id: orderIds });
    const lines = await manager.find(OrderLine, { where: { orderId: orderIds }, order: { id: 'ASC' } });
    const refunds = await this.refunds.ofCancellations(rows.map(({ id }) => id));
    const payments = await manager.findBy(Payment, { orderId: orderIds });
    return (row: Cancellation): CancellationView => {
      const order = orders.find(({ id }) => id === row.orderId);
      invariant(order, 'a cancellation has its order');
      const own = lines.filter(({ orderId }) => orderId === row.orderId);
      const its = refunds.filter(({ cancellationId }) => cancellationId === row.id);
      const paid = payments.filter(({ orderId }) => orderId === row.orderId);
      return cancellationView(staff, row, { order, lines: own }, its, paid);
    };
  }
}
