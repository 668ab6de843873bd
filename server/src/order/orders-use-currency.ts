import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { CurrencyUse } from '../shop/currency-use';
import { Order } from './order.entity';

@Injectable()
export class OrdersUseCurrency extends CurrencyUse {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  isInUse(): Promise<boolean> {
    return this.unitOfWork.manager.exists(Order);
  }
}
