import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module';
import { OrderModule } from '../order/order.module';
import { PaymentModule } from '../payment/payment.module';
import { CancellationController } from './cancellation.controller';
import { CancellationLists } from './cancellation-lists';
import { RequestCancellation } from './request-cancellation';
import { ReviewCancellation } from './review-cancellation';
import { RunCancellationAction } from './run-cancellation-action';
import { SettleCancellation } from './settle-cancellation';

@Module({
  imports: [InventoryModule, OrderModule, PaymentModule],
  controllers: [CancellationController],
  providers: [
    RunCancellationAction,
    RequestCancellation,
    ReviewCancellation,
    SettleCancellation,
    CancellationLists,
  ],
  exports: [RequestCancellation],
})
export class CancellationModule {}
