import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';
import { Controller } from '@nestjs/common';
import { Customer } from './customer/customer.entity';
import type { ShopperPrincipal } from './customer/shopper-principal';
import { Balances } from './payment/balances';
import { Audit, type Actor } from './platform/audit/audit';
import { UnitOfWork } from './platform/database/unit-of-work';
import { Endpoint, Input } from './platform/http/endpoint';
import { Caller } from './platform/http/principal';
import { ShopSnapshot } from './shop/shop-snapshot';

const entriesShown = 20;

/** Mission A12, from both sides. Above the features, because payment does not know customers. */
@Controller()
export class BalanceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly balances: Balances,
    private readonly shop: ShopSnapshot,
    private readonly audit: Audit,
  ) {}

  @Endpoint(routes.getMyBalance)
  async mine(
    @Caller() { customerId }: ShopperPrincipal,
    @Input() { query }: InputOf<typeof routes.getMyBalance>,
  ) {
    const { items, ...rest } = await this.balances.page(customerId, query);
    // Which member of staff it was is the shop's own affair.
    return { ...rest, items: items.map(({ by: _, ...entry }) => entry) };
  }

  @Endpoint(routes.getCustomerBalance)
  async ofCustomer(@Input() { params, query }: InputOf<typeof routes.getCustomerBalance>) {
    const { id, nickname, phone } = await this.known(params.id);
    return { customer: { nickname, phone }, ...(await this.balances.page(id, query)) };
  }

  @Endpoint(routes.adjustCustomerBalance)
  adjust(@Caller() caller: Actor, @Input() { params, body }: InputOf<typeof routes.adjustCustomerBalance>) {
    const { amount, reason: note } = body;
    return this.unitOfWork.run(async () => {
      const { id, nickname, phone } = await this.known(params.id);
      const { currency } = (await this.shop.get()).settings;
      const cause = amount > 0 ? 'top_up' : 'deduction';
      await this.balances.change(id, { cause, amount, note, by: caller.name, currency });
      await this.audit.record(caller, 'customer.adjust_balance', id, body);
      return { customer: { nickname, phone }, ...(await this.balances.page(id, { limit: entriesShown })) };
    });
  }

  /** @throws DomainError not_found */
  private async known(id: string): Promise<Customer> {
    const customer = await this.unitOfWork.manager.findOneBy(Customer, { id: Number(id) });
    if (!customer) throw new DomainError('not_found');
    return customer;
  }
}
