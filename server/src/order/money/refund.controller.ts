import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import {
  refundActionBodies,
  type PostedRefundAction,
  type RefundActionBody,
} from '@lanzi/shared/payment/payment.contract';
import { Controller } from '@nestjs/common';
import type { Refund } from '../../payment/refund.entity';
import { Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from '../../platform/http/endpoint';
import { orFresh } from '../../platform/http/or-fresh';
import { Caller } from '../../platform/http/principal';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { staffOf, type OrderCaller } from '../order-caller';
import { ActOnRefund } from './act-on-refund';
import { RefundLists } from './refund-lists';

type Handlers = {
  [A in PostedRefundAction]: (id: number, staff: OrderCaller, body: RefundActionBody<A>) => Promise<Refund>;
};

/** The refunds page of the console. */
@Controller()
export class RefundController {
  private readonly handlers: Handlers;

  constructor(
    private readonly lists: RefundLists,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    actOnRefund: ActOnRefund,
  ) {
    this.handlers = {
      retry: (...args) => actOnRefund.retry(...args),
      fail: (...args) => actOnRefund.fail(...args),
      settle_by_hand: (...args) => actOnRefund.settleByHand(...args),
    };
  }

  @Endpoint(routes.countRefunds)
  async counts() {
    return { needPerson: await this.lists.needPerson() };
  }

  @Endpoint(routes.listRefunds)
  list(@Caller() principal: StaffPrincipal, @Input() { query }: InputOf<typeof routes.listRefunds>) {
    return this.lists.page(staffOf(principal), query);
  }

  @Endpoint(routes.actOnRefund)
  async act(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnRefund>,
  ) {
    const staff = staffOf(principal);
    const id = Number(params.id);
    await this.unitOfWork.run(async () => {
      const { refundNo, orderNo } = await this.run(params.action, id, staff, body);
      await this.audit.record(principal, `refund.${params.action}`, refundNo, { orderNo });
    });
    return this.lists.one(staff, id);
  }

  private run<A extends PostedRefundAction>(
    action: A,
    id: number,
    staff: OrderCaller,
    given: unknown,
  ): Promise<Refund> {
    const body = parseBody(refundActionBodies[action], given) as RefundActionBody<A>;
    const fresh = { refund: () => this.lists.one(staff, id) };
    return orFresh(fresh, () => this.handlers[action](id, staff, body));
  }
}
