import { Module } from '@nestjs/common';
import { InventoryModule } from '../../inventory/inventory.module';
import { OrderModule } from '../../order/order.module';
import { Jobs } from '../../platform/jobs/jobs';
import { Tasks } from '../../platform/tasks/tasks';
import { ShopModule } from '../../shop/shop.module';
import { FulfilmentModule } from '../fulfilment.module';
import { ActOnWaybill } from './act-on-waybill';
import { CarryOutWaybills } from './carry-out-waybills';
import { ComposeRequest } from './compose-request';
import { RecallShipment } from './recall-shipment';
import { RequestWaybill } from './request-waybill';
import { WaybillBatch } from './waybill-batch';
import { WaybillController } from './waybill.controller';
import { WaybillLabels } from './waybill-labels';
import { WaybillLists } from './waybill-lists';
import { WithdrawWaybill } from './withdraw-waybill';

@Module({
  imports: [FulfilmentModule, InventoryModule, OrderModule, ShopModule],
  controllers: [WaybillController],
  providers: [
    ...[ActOnWaybill, CarryOutWaybills, ComposeRequest, RecallShipment, RequestWaybill],
    ...[WaybillBatch, WaybillLabels, WaybillLists, WithdrawWaybill],
  ],
  exports: [CarryOutWaybills, RequestWaybill],
})
export class WaybillModule {
  constructor(jobs: Jobs, tasks: Tasks, carryOut: CarryOutWaybills, batch: WaybillBatch) {
    jobs.every('ask for e-waybills again', 15, (goesOn) => carryOut.sweep(goesOn));
    tasks.register('waybill_batch', (task, report) => batch.work(task, report));
  }
}
