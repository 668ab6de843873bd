import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { StrayMoneyList } from '../../payment/stray-money-list';
import { Audit, type Actor } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller } from '../../platform/http/principal';
import { TellOfMoney } from './tell-of-money';

@Controller()
export class StrayMoneyController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly strayMoney: StrayMoneyList,
    private readonly tell: TellOfMoney,
    private readonly audit: Audit,
  ) {}

  @Endpoint(routes.listStrayMoney)
  list(@Input() { query }: InputOf<typeof routes.listStrayMoney>) {
    return this.strayMoney.page(query);
  }

  @Endpoint(routes.handleStrayMoney)
  handle(@Caller() caller: Actor, @Input() { params, body }: InputOf<typeof routes.handleStrayMoney>) {
    const id = Number(params.id);
    return this.unitOfWork.run(async () => {
      const handled = await this.strayMoney.handle(id, caller.name, body.note);
      const { orderNo, transactionId } = handled;
      await this.audit.record(caller, 'stray_money.handle', id, { note: body.note, orderNo, transactionId });
      await this.tell.add('money.handled', {
        source: `stray:${id}`,
        amount: handled.amount,
        by: caller.name,
      });
      return handled;
    });
  }
}
