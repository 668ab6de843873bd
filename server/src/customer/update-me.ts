import type { UpdateMe as UpdateMeInput } from '@lanzi/shared/customer/customer.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Customer } from './customer.entity';
import { ShopperSessions } from './shopper-sessions';

@Injectable()
export class UpdateMe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: ShopperSessions,
  ) {}

  async run(id: number, { nickname, email }: z.output<typeof UpdateMeInput>): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await manager.update(Customer, { id }, { nickname, ...(email === undefined ? {} : { email }) });
      this.unitOfWork.afterCommit(() => this.sessions.forget(id));
    });
  }
}
