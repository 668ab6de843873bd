import { isOnline } from '@lanzi/shared/order/order.terms';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AfterSaleModule } from './after-sale/after-sale.module';
import { AlertModule } from './alert/alert.module';
import { BalanceController } from './balance.controller';
import { CancellationModule } from './cancellation/cancellation.module';
import { CatalogModule } from './catalog/catalog.module';
import { CustomerModule } from './customer/customer.module';
import { DocumentModule } from './document/document.module';
import { BatchModule } from './fulfilment/batch/batch.module';
import { FulfilmentModule } from './fulfilment/fulfilment.module';
import { WaybillModule } from './fulfilment/waybill/waybill.module';
import { InventoryModule } from './inventory/inventory.module';
import { OpenApiController } from './openapi.controller';
import { OrderActionsController } from './order-actions.controller';
import { OrderModule } from './order/order.module';
import { OrdersUseCurrency } from './order/orders-use-currency';
import { REACTIONS } from './order/run-order-action';
import { PaymentModule } from './payment/payment.module';
import { PaymentProviders } from './payment/payment-providers';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import { PlatformModule } from './platform/platform.module';
import { Reactions, reactionsByEvent } from './reactions';
import { RedemptionModule } from './redemption/redemption.module';
import { ReportModule } from './report/report.module';
import { ReviewModule } from './review/review.module';
import { schema } from './schema';
import { CurrencyUse } from './shop/currency-use';
import { PaymentReadiness } from './shop/payment-readiness';
import { ShopModule } from './shop/shop.module';
import { StaffModule } from './staff/staff.module';
import { VerifierModule } from './verifier/verifier.module';

/** What lower features ask without knowing who answers. */
@Global()
@Module({
  providers: [
    { provide: REACTIONS, useValue: reactionsByEvent },
    { provide: CurrencyUse, useClass: OrdersUseCurrency },
    {
      provide: PaymentReadiness,
      useFactory: (providers: PaymentProviders): PaymentReadiness => ({
        // Both providers settle in yuan.
        isReady: (kind, currency) => !isOnline(kind) || (currency === 'CNY' && providers.has(kind)),
      }),
      inject: [PaymentProviders],
    },
  ],
  imports: [PaymentModule],
  exports: [REACTIONS, CurrencyUse, PaymentReadiness],
})
class AnswersModule {}

/** The whole server. */
@Module({
  imports: [
    AnswersModule,
    ...[
      ShopModule,
      StaffModule,
      CustomerModule,
      VerifierModule,
      CatalogModule,
      InventoryModule,
      PaymentModule,
    ],
    ...[
      OrderModule,
      FulfilmentModule,
      BatchModule,
      WaybillModule,
      RedemptionModule,
      CancellationModule,
      ReviewModule,
      AfterSaleModule,
      AlertModule,
      DocumentModule,
      ReportModule,
    ],
  ],
  controllers: [OrderActionsController, BalanceController, OpenApiController],
  providers: [Reactions],
})
export class AppModule {
  /** Tests and the demo's seed pass a clock of their own. */
  static forRoot(config: Config, clock?: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config, schema, clock)] };
  }
}
