import {
  afterSaleBodies,
  type AfterSaleBody,
  type PostedAfterSaleAction,
  type ShopperAfterSaleAction,
  type StaffAfterSaleAction,
} from '@lanzi/shared/after-sale/after-sale.contract';
import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import type { ShopperPrincipal } from '../customer/shopper-principal';
import { shopperOf, staffOf, type OrderCaller } from '../order/order-caller';
import { Audit } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from '../platform/http/endpoint';
import { orFresh } from '../platform/http/or-fresh';
import { Caller } from '../platform/http/principal';
import type { StaffPrincipal } from '../staff/staff-principal';
import { AfterSaleLists } from './after-sale-lists';
import { CloseAfterSale } from './close-after-sale';
import { DecideAfterSale } from './decide-after-sale';
import { RefundAfterSale } from './refund-after-sale';
import { ReplaceGoods } from './replace-goods';
import { ReturnGoods } from './return-goods';
import type { AfterSaleTarget } from './run-after-sale-action';

/** What acts on an after-sale answers its order's number. */
type Handlers<A extends PostedAfterSaleAction> = {
  [K in A]: (target: AfterSaleTarget, caller: OrderCaller, body: AfterSaleBody<K>) => Promise<string>;
};

/** After-sales as shoppers and staff see and move them. Asking for one is an action of its order. */
@Controller()
export class AfterSaleController {
  private readonly shopper: Handlers<ShopperAfterSaleAction>;
  private readonly staff: Handlers<StaffAfterSaleAction>;

  constructor(
    private readonly lists: AfterSaleLists,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    decide: DecideAfterSale,
    goods: ReturnGoods,
    close: CloseAfterSale,
    replace: ReplaceGoods,
    refund: RefundAfterSale,
  ) {
    this.shopper = {
      ship_return: (...args) => goods.ship(...args),
      confirm: (...args) => replace.confirm(...args),
    };
    this.staff = {
      approve: ({ id }, ...rest) => decide.approve(id, ...rest),
      refuse: ({ id }, ...rest) => decide.refuse(id, ...rest),
      ship_return: (...args) => goods.ship(...args),
      receive: ({ id }, ...rest) => goods.receive(id, ...rest),
      close: ({ id }, ...rest) => close.run(id, ...rest),
      ship_replacement: ({ id }, ...rest) => replace.ship(id, ...rest),
      refund: ({ id }, ...rest) => refund.start(id, ...rest),
    };
  }

  @Endpoint(routes.getMyAfterSale)
  mine(@Caller() principal: ShopperPrincipal, @Input() { params }: InputOf<typeof routes.getMyAfterSale>) {
    return this.lists.forShopper(shopperOf(principal), Number(params.id));
  }

  @Endpoint(routes.actOnMyAfterSale)
  async byShopper(
    @Caller() principal: ShopperPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnMyAfterSale>,
  ) {
    const caller = shopperOf(principal);
    const target = { id: Number(params.id), customerId: caller.id };
    const view = () => this.lists.forShopper(caller, target.id);
    await act(this.shopper, params.action, target, caller, body, view);
    return view();
  }

  @Endpoint(routes.listAfterSales)
  list(@Caller() principal: StaffPrincipal, @Input() { query }: InputOf<typeof routes.listAfterSales>) {
    return this.lists.page(staffOf(principal), query);
  }

  @Endpoint(routes.countAfterSales)
  counts() {
    return this.lists.counts();
  }

  @Endpoint(routes.getAfterSale)
  one(@Caller() principal: StaffPrincipal, @Input() { params }: InputOf<typeof routes.getAfterSale>) {
    return this.lists.forStaff(staffOf(principal), Number(params.id));
  }

  @Endpoint(routes.actOnAfterSale)
  async byStaff(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnAfterSale>,
  ) {
    const staff = staffOf(principal);
    const target = { id: Number(params.id) };
    const view = () => this.lists.forStaff(staff, target.id);
    await this.unitOfWork.run(async () => {
      const orderNo = await act(this.staff, params.action, target, staff, body, view);
      await this.audit.record(principal, `after_sale.${params.action}`, orderNo);
    });
    return view();
  }
}

/** Who comes second with an old version is shown the after-sale as it is now. */
async function act<A extends PostedAfterSaleAction>(
  handlers: Handlers<A>,
  action: A,
  target: AfterSaleTarget,
  caller: OrderCaller,
  given: unknown,
  view: () => Promise<unknown>,
): Promise<string> {
  const body = parseBody(afterSaleBodies[action], given) as AfterSaleBody<A>;
  return orFresh({ afterSale: view }, () => handlers[action](target, caller, body));
}
