import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module';
import { OrderModule } from '../order/order.module';
import { PaymentModule } from '../payment/payment.module';
import { Jobs } from '../platform/jobs/jobs';
import { ShopModule } from '../shop/shop.module';
import { RedeemOrder } from './redeem-order';
import { RedemptionController } from './redemption.controller';
import { RedemptionCodes } from './redemption-codes';
import { RedemptionHistory } from './redemption-history';

@Module({
  imports: [InventoryModule, OrderModule, PaymentModule, ShopModule],
  controllers: [RedemptionController],
  providers: [RedemptionCodes, RedeemOrder, RedemptionHistory],
  exports: [RedeemOrder],
})
export class RedemptionModule {
  constructor(jobs: Jobs, codes: RedemptionCodes) {
    jobs.every('forget old redemption codes', 3600, () => codes.sweep());
  }
}
