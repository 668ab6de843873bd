import { DomainError } from '@lanzi/shared/errors';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../order/order-caller';
import { Order } from '../order/order.entity';
import { Review } from '../order/review.entity';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ownPictures } from '../platform/storage/own-pictures';
import { Ratings } from './ratings';

type Mine = { orderNo: string; customerId: number };

/** Mission H1: a shopper says what they think of a line of their completed order, once. */
@Injectable()
export class WriteReview {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly ratings: Ratings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError already_reviewed; not_found for a line of another order, or another's picture */
  async run(target: Mine, caller: OrderCaller, body: ActionBody<'review'>): Promise<void> {
    try {
      await this.runOrderAction.run('review', target, caller, body, (context) =>
        this.write(context, caller, body),
      );
    } catch (error) {
      // Of many attempts at once the first wins; the others learn that it is done.
      if (error instanceof DomainError && ['action_not_allowed', 'version_conflict'].includes(error.code))
        await this.refuseIfReviewed(target, Number(body.lineId));
      throw error;
    }
  }

  private async write(
    { order, lines, manager, now, details }: ActionContext,
    caller: OrderCaller,
    body: ActionBody<'review'>,
  ): Promise<void> {
    const line = lines.find(({ id }) => id === Number(body.lineId));
    if (!line) throw new DomainError('not_found', { what: 'line' });
    if (await manager.existsBy(Review, { lineId: line.id })) throw new DomainError('already_reviewed');
    const pictures = await ownPictures(manager, caller, body.pictureIds);
    const review = {
      ...{ orderId: order.id, orderNo: order.orderNo, lineId: line.id, productId: line.productId },
      ...({ customerId: order.customerId, status: 'shown', version: 1 } as const),
      ...{ stars: body.stars, text: body.text, pictures, pictured: pictures.length > 0, createdAt: now },
      ...{ reply: null, repliedAt: null, repliedBy: null },
    };
    await insertOne(manager, Review, review);
    order.reviewedLines += 1;
    Object.assign(details, { product: line.productName, stars: body.stars });
    await this.ratings.moved(review, null);
  }

  private async refuseIfReviewed({ orderNo, customerId }: Mine, lineId: number): Promise<void> {
    const { manager } = this.unitOfWork;
    const order = await manager.findOneBy(Order, { orderNo, customerId });
    if (order && (await manager.existsBy(Review, { orderId: order.id, lineId })))
      throw new DomainError('already_reviewed');
  }
}
