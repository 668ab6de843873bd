import { DomainError } from '@lanzi/shared/errors';
import { reviewOutcome, reviewRefusal, type ReviewAction } from '@lanzi/shared/review/review-lifecycle';
import type { ReviewBody } from '@lanzi/shared/review/review.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../order/order-caller';
import { Review } from '../order/review.entity';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { refuseUnlessAllowed } from '../platform/http/refused';
import { Ratings } from './ratings';

/** Mission H2: staff reply to a review, hide it, show it again, or delete it. Each answers its order's number. */
@Injectable()
export class ModerateReview {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ratings: Ratings,
    private readonly clock: Clock,
  ) {}

  /** In place of the reply that stands, if there is one. */
  reply(id: number, staff: OrderCaller, { version, text }: ReviewBody<'reply'>): Promise<string> {
    return this.step('reply', id, staff, version, () => ({
      ...{ reply: text, repliedAt: this.clock.now(), repliedBy: staff.name },
    }));
  }

  hide(id: number, staff: OrderCaller, { version }: ReviewBody<'hide'>): Promise<string> {
    return this.step('hide', id, staff, version);
  }

  show(id: number, staff: OrderCaller, { version }: ReviewBody<'show'>): Promise<string> {
    return this.step('show', id, staff, version);
  }

  /** What was written is gone; the row stays, so that its line is not reviewed again. */
  delete(id: number, staff: OrderCaller, { version }: ReviewBody<'delete'>): Promise<string> {
    const nothing = { text: '', pictures: [], pictured: false };
    return this.step('delete', id, staff, version, () => ({
      ...nothing,
      ...{ reply: null, repliedAt: null, repliedBy: null },
    }));
  }

  /**
   * Lock → version → table → change → rating, in one transaction.
   * @throws DomainError not_found, version_conflict, action_not_allowed, permission_denied
   */
  private step(
    action: ReviewAction,
    id: number,
    staff: OrderCaller,
    version: number,
    changes: () => Partial<Review> = () => ({}),
  ): Promise<string> {
    return this.unitOfWork.run(async (manager) => {
      const review = await manager.findOne(Review, { where: { id }, ...this.unitOfWork.forUpdate });
      if (!review) throw new DomainError('not_found');
      if (review.version !== version) throw new DomainError('version_conflict');
      const doer = { kind: 'staff' as const, permissions: staff.permissions };
      refuseUnlessAllowed(action, review.status, reviewRefusal(action, doer, { status: review.status }));
      const status = reviewOutcome(action, { status: review.status });
      await updateVersioned(manager, Review, { id }, version, { ...changes(), status });
      await this.ratings.moved({ ...review, status }, review.status);
      return review.orderNo;
    });
  }
}
