import type { Customer as CustomerView } from '@lanzi/shared/customer/customer.contract';
import type { CreateCustomer as CreateCustomerInput } from '@lanzi/shared/order/on-behalf.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { Audit, type Actor } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Customer } from './customer.entity';
import { customerView } from './customer.queries';
import { FindOrCreateCustomer } from './find-or-create-customer';
import { normalPhone } from './normal-phone';

/** Staff enter somebody who orders by telephone or at the counter. */
@Injectable()
export class CreateCustomer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findOrCreate: FindOrCreateCustomer,
    private readonly audit: Audit,
  ) {}

  /** Who has the phone already keeps the name they gave themselves. */
  run(staff: Actor, input: z.output<typeof CreateCustomerInput>): Promise<CustomerView> {
    const phone = normalPhone(input.phone);
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(Customer, { phone });
      if (known) return customerView(known);
      const customer = await this.findOrCreate.run({ phone }, 'zh-CN');
      const { nickname } = input;
      await manager.update(Customer, { id: customer.id }, { nickname });
      await this.audit.record(staff, 'customer.create', customer.id);
      return customerView({ ...customer, nickname });
    });
  }
}
