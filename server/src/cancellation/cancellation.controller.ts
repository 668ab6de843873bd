import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import {
  cancellationBodies,
  type CancellationBody,
  type PostedCancellationAction,
} from '@lanzi/shared/cancellation/cancellation.contract';
import { Controller } from '@nestjs/common';
import { staffOf, type OrderCaller } from '../order/order-caller';
import { Audit } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from '../platform/http/endpoint';
import { orFresh } from '../platform/http/or-fresh';
import { Caller } from '../platform/http/principal';
import type { StaffPrincipal } from '../staff/staff-principal';
import { CancellationLists } from './cancellation-lists';
import { ReviewCancellation } from './review-cancellation';
import { SettleCancellation } from './settle-cancellation';

/** What acts on a cancellation answers its order's number. */
type Handlers = {
  [A in PostedCancellationAction]: (
    id: number,
    staff: OrderCaller,
    body: CancellationBody<A>,
  ) => Promise<string>;
};

/** The six lists of cancellations, and acting on one. Asking for one is an action of its order. */
@Controller()
export class CancellationController {
  private readonly handlers: Handlers;

  constructor(
    private readonly lists: CancellationLists,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    review: ReviewCancellation,
    settle: SettleCancellation,
  ) {
    this.handlers = {
      approve: (...args) => review.approve(...args),
      refuse: (...args) => review.refuse(...args),
      return_completed: (...args) => review.returnCompleted(...args),
      return_failed: (...args) => review.returnFailed(...args),
      refund_succeeded: (...args) => settle.refundSucceeded(...args),
      refund_failed: (...args) => settle.refundFailed(...args),
    };
  }

  @Endpoint(routes.listCancellations)
  list(@Caller() principal: StaffPrincipal, @Input() { query }: InputOf<typeof routes.listCancellations>) {
    return this.lists.page(staffOf(principal), query);
  }

  @Endpoint(routes.countCancellations)
  counts() {
    return this.lists.counts();
  }

  @Endpoint(routes.getCancellation)
  one(@Caller() principal: StaffPrincipal, @Input() { params }: InputOf<typeof routes.getCancellation>) {
    return this.lists.one(staffOf(principal), Number(params.id));
  }

  @Endpoint(routes.actOnCancellation)
  async act(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnCancellation>,
  ) {
    const staff = staffOf(principal);
    const id = Number(params.id);
    await this.unitOfWork.run(async () => {
      const orderNo = await this.run(params.action, id, staff, body);
      await this.audit.record(principal, `cancellation.${params.action}`, orderNo);
    });
    return this.lists.one(staff, id);
  }

  private run<A extends PostedCancellationAction>(
    action: A,
    id: number,
    staff: OrderCaller,
    given: unknown,
  ): Promise<string> {
    const body = parseBody(cancellationBodies[action], given) as CancellationBody<A>;
    const fresh = { cancellation: () => this.lists.one(staff, id) };
    return orFresh(fresh, () => this.handlers[action](id, staff, body));
  }
}
