import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';
import { allowedReviewActions } from '@lanzi/shared/review/review-lifecycle';
import type {
  Review as ReviewView,
  ReviewCounts,
  ReviewList,
  ReviewQuery,
} from '@lanzi/shared/review/review.contract';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { Customer } from '../customer/customer.entity';
import { lineReviewOf } from '../order/line-review';
import type { OrderCaller } from '../order/order-caller';
import { OrderLine } from '../order/order-line.entity';
import { Order } from '../order/order.entity';
import { Review } from '../order/review.entity';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { SharedAnswer } from '../platform/shared-answer';

/** On a row `r`. Deleted ones are few: they are passed over on the way through the others. */
const inList: Record<ReviewList, string> = {
  all: `r.status <> 'deleted'`,
  unanswered: `r.status = 'shown' AND r.repliedAt IS NULL`,
  hidden: `r.status = 'hidden'`,
};

/** Reviews as staff see them. */
@Injectable()
export class ReviewLists {
  /** Every console asks after every event: they share what is counted. */
  private readonly counted = new SharedAnswer(() => this.count());

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  async page(staff: OrderCaller, query: z.output<typeof ReviewQuery>) {
    const { list, stars, productId, orderNo, limit, cursor } = query;
    const find = this.unitOfWork.manager
      .createQueryBuilder(Review, 'r')
      .where(inList[list])
      .orderBy('r.id', 'DESC')
      .limit(limit + 1);
    if (stars) find.andWhere('r.stars = :stars', { stars });
    if (productId) find.andWhere('r.productId = :productId', { productId: Number(productId) });
    if (orderNo) find.andWhere('r.orderId = :orderId', { orderId: await this.orderIdOf(orderNo) });
    if (cursor) find.andWhere('r.id < :before', { before: decodeCursor(IdCursor, cursor).id });
    const rows = await find.getMany();
    return cutPage(rows, limit, ({ id }) => ({ id }), await this.viewOf(staff, rows));
  }

  counts(): Promise<z.output<typeof ReviewCounts>> {
    return this.counted.ask();
  }

  /** @throws DomainError not_found */
  async one(staff: OrderCaller, id: number): Promise<ReviewView> {
    const review = await this.unitOfWork.manager.findOneBy(Review, { id });
    if (!review) throw new DomainError('not_found');
    return (await this.viewOf(staff, [review]))(review);
  }

  /** 0 when there is no such order. */
  private async orderIdOf(orderNo: string): Promise<number> {
    const order = await this.unitOfWork.manager.findOne(Order, { select: { id: true }, where: { orderNo } });
    return order?.id ?? 0;
  }

  /** No further than anybody reads. */
  private async count(): Promise<z.output<typeof ReviewCounts>> {
    const select = (where: string) =>
      `(SELECT COUNT(*) FROM (SELECT 1 AS one FROM reviews WHERE ${where} LIMIT ${MAX_COUNTED}) t)`;
    const [row] = await this.unitOfWork.manager.query<
      Record<'total' | 'unanswered' | 'hidden', number | string>[]
    >(
      `SELECT ${select(`status <> 'deleted'`)} AS total,
              ${select(`status = 'shown' AND replied_at IS NULL`)} AS unanswered,
              ${select(`status = 'hidden'`)} AS hidden`,
    );
    invariant(row, 'a count has a row');
    return { all: Number(row.total), unanswered: Number(row.unanswered), hidden: Number(row.hidden) };
  }

  /** Loads what belongs to these reviews, for all of them at once. */
  private async viewOf(staff: OrderCaller, rows: readonly Review[]) {
    const { manager } = this.unitOfWork;
    const lines = await manager.findBy(OrderLine, { id: In(rows.map(({ lineId }) => lineId)) });
    const customers = await manager.findBy(Customer, { id: In(rows.map(({ customerId }) => customerId)) });
    const doer = { kind: 'staff', permissions: staff.permissions } as const;
    return (review: Review): ReviewView => {
      const line = lines.find(({ id }) => id === review.lineId);
      const author = customers.find(({ id }) => id === review.customerId);
      invariant(line && author, 'a review has its line and its author');
      const { productName: name, skuName, picture } = line;
      const { orderNo, version, repliedBy } = review;
      return {
        ...lineReviewOf(review),
        ...{ orderNo, version, repliedBy },
        allowedActions: allowedReviewActions(doer, { status: review.status }),
        author: { id: String(author.id), nickname: author.nickname },
        product: { id: String(review.productId), name, skuName, picture },
      };
    };
  }
}
