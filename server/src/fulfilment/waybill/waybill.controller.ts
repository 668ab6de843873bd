import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import {
  waybillBodies,
  type StaffWaybillAction,
  type Waybill as WaybillView,
} from '@lanzi/shared/fulfilment/fulfilment.contract';
import { pickLang } from '@lanzi/shared/lang';
import { Controller, Header, Headers } from '@nestjs/common';
import type * as z from 'zod';
import { staffOf } from '../../order/order-caller';
import { OrderView } from '../../order/order-view';
import { Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from '../../platform/http/endpoint';
import { orFresh } from '../../platform/http/or-fresh';
import { Caller } from '../../platform/http/principal';
import { TaskQueries } from '../../platform/tasks/task.queries';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { ActOnWaybill } from './act-on-waybill';
import { CarryOutWaybills } from './carry-out-waybills';
import { RequestWaybill } from './request-waybill';
import { WaybillBatch } from './waybill-batch';
import { labelPolicy, WaybillLabels } from './waybill-labels';
import { WaybillLists } from './waybill-lists';

type Body<A extends StaffWaybillAction> = z.output<(typeof waybillBodies)[A]>;
type Handlers = {
  [A in StaffWaybillAction]: (id: number, by: StaffPrincipal, body: Body<A>) => Promise<void>;
};

/** E-waybills: asked for, looked after, printed. */
@Controller()
export class WaybillController {
  private readonly handlers: Handlers;

  constructor(
    private readonly lists: WaybillLists,
    private readonly requestWaybill: RequestWaybill,
    private readonly carryOut: CarryOutWaybills,
    private readonly labels: WaybillLabels,
    private readonly batch: WaybillBatch,
    private readonly orderView: OrderView,
    private readonly tasks: TaskQueries,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    actOnWaybill: ActOnWaybill,
  ) {
    this.handlers = {
      retry: (...args) => actOnWaybill.retry(...args),
      settle: (...args) => actOnWaybill.settle(...args),
      drop: (...args) => actOnWaybill.drop(...args),
      cancel: (...args) => actOnWaybill.cancel(...args),
    };
  }

  /** The answer is the e-waybill after its first try, whatever came of it. */
  @Endpoint(routes.createWaybill)
  async create(
    @Caller() principal: StaffPrincipal,
    @Input() { params: { orderNo }, body }: InputOf<typeof routes.createWaybill>,
  ): Promise<WaybillView> {
    const staff = staffOf(principal);
    const request = async () => {
      const waybill = await this.requestWaybill.run(orderNo, staff, body);
      await this.audit.record(principal, 'waybill.request', waybill.orderCode, { orderNo });
      return waybill;
    };
    const fresh = { order: () => this.orderView.forStaff(staff, orderNo) };
    const { id } = await orFresh(fresh, () => this.unitOfWork.run(request));
    await this.carryOut.ask(id);
    return this.lists.one(staff, id);
  }

  @Endpoint(routes.listWaybills)
  list(@Caller() principal: StaffPrincipal, @Input() { query }: InputOf<typeof routes.listWaybills>) {
    return this.lists.page(staffOf(principal), query);
  }

  @Endpoint(routes.actOnWaybill)
  async act(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnWaybill>,
  ): Promise<WaybillView> {
    const id = Number(params.id);
    const view = () => this.lists.one(staffOf(principal), id);
    await orFresh({ waybill: view }, () => this.run(params.action, id, principal, body));
    return view();
  }

  @Endpoint(routes.printWaybillLabels)
  @Header('Content-Security-Policy', labelPolicy)
  @Header('Cache-Control', 'no-store')
  print(
    @Caller() principal: StaffPrincipal,
    @Input() { query }: InputOf<typeof routes.printWaybillLabels>,
  ): Promise<string> {
    return this.labels.print(principal.name, query.orderNo);
  }

  @Endpoint(routes.createWaybillBatch)
  async createBatch(
    @Caller() principal: StaffPrincipal,
    @Input() { body }: InputOf<typeof routes.createWaybillBatch>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    return this.tasks.view(await this.batch.create(principal, body), pickLang(languages));
  }

  private run<A extends StaffWaybillAction>(
    action: A,
    id: number,
    by: StaffPrincipal,
    given: unknown,
  ): Promise<void> {
    return this.handlers[action](id, by, parseBody(waybillBodies[action], given) as Body<A>);
  }
}
