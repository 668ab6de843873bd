import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { reviewBodies, type PostedReviewAction, type ReviewBody } from '@lanzi/shared/review/review.contract';
import { Controller } from '@nestjs/common';
import { staffOf, type OrderCaller } from '../order/order-caller';
import { Audit } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from '../platform/http/endpoint';
import { orFresh } from '../platform/http/or-fresh';
import { Caller } from '../platform/http/principal';
import type { StaffPrincipal } from '../staff/staff-principal';
import { ModerateReview } from './moderate-review';
import { ProductReviews } from './product-reviews';
import { ReviewLists } from './review-lists';

/** What acts on a review answers its order's number. */
type Handlers = {
  [A in PostedReviewAction]: (id: number, staff: OrderCaller, body: ReviewBody<A>) => Promise<string>;
};

/** Reviews in the shop, and what staff do with them. Writing one is an action of its order. */
@Controller()
export class ReviewController {
  private readonly handlers: Handlers;

  constructor(
    private readonly ofProduct: ProductReviews,
    private readonly lists: ReviewLists,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    moderate: ModerateReview,
  ) {
    this.handlers = {
      reply: (...args) => moderate.reply(...args),
      hide: (...args) => moderate.hide(...args),
      show: (...args) => moderate.show(...args),
      delete: (...args) => moderate.delete(...args),
    };
  }

  @Endpoint(routes.listProductReviews)
  listOfProduct(@Input() { params, query }: InputOf<typeof routes.listProductReviews>) {
    return this.ofProduct.page(Number(params.id), query);
  }

  @Endpoint(routes.listReviews)
  list(@Caller() principal: StaffPrincipal, @Input() { query }: InputOf<typeof routes.listReviews>) {
    return this.lists.page(staffOf(principal), query);
  }

  @Endpoint(routes.countReviews)
  counts() {
    return this.lists.counts();
  }

  @Endpoint(routes.actOnReview)
  async act(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnReview>,
  ) {
    const staff = staffOf(principal);
    const id = Number(params.id);
    await this.unitOfWork.run(async () => {
      const orderNo = await this.run(params.action, id, staff, body);
      await this.audit.record(principal, `review.${params.action}`, orderNo);
    });
    return this.lists.one(staff, id);
  }

  private run<A extends PostedReviewAction>(
    action: A,
    id: number,
    staff: OrderCaller,
    given: unknown,
  ): Promise<string> {
    const body = parseBody(reviewBodies[action], given) as ReviewBody<A>;
    const fresh = { review: () => this.lists.one(staff, id) };
    return orFresh(fresh, () => this.handlers[action](id, staff, body));
  }
}
