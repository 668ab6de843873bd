import { Module } from '@nestjs/common';
import { FulfilmentModule } from '../fulfilment/fulfilment.module';
import { InventoryModule } from '../inventory/inventory.module';
import { OrderModule } from '../order/order.module';
import { PaymentModule } from '../payment/payment.module';
import { Jobs } from '../platform/jobs/jobs';
import { ShopModule } from '../shop/shop.module';
import { AfterSaleLists } from './after-sale-lists';
import { AfterSaleController } from './after-sale.controller';
import { CloseAfterSale } from './close-after-sale';
import { DecideAfterSale } from './decide-after-sale';
import { RefundAfterSale } from './refund-after-sale';
import { ReplaceGoods } from './replace-goods';
import { RequestAfterSale } from './request-after-sale';
import { ReturnGoods } from './return-goods';
import { RunAfterSaleAction } from './run-after-sale-action';

@Module({
  imports: [FulfilmentModule, InventoryModule, OrderModule, PaymentModule, ShopModule],
  controllers: [AfterSaleController],
  providers: [
    RunAfterSaleAction,
    RequestAfterSale,
    DecideAfterSale,
    ReturnGoods,
    CloseAfterSale,
    ReplaceGoods,
    RefundAfterSale,
    AfterSaleLists,
  ],
  exports: [RequestAfterSale, RefundAfterSale],
})
export class AfterSaleModule {
  constructor(jobs: Jobs, replace: ReplaceGoods) {
    jobs.every('end after-sales', 60, async (goesOn) => void (await replace.sweep(goesOn)));
  }
}
