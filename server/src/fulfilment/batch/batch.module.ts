import { Module } from '@nestjs/common';
import { OrderModule } from '../../order/order.module';
import { Tasks } from '../../platform/tasks/tasks';
import { ShopModule } from '../../shop/shop.module';
import { FulfilmentModule } from '../fulfilment.module';
import { BatchOrders } from './batch-orders';
import { BatchResult } from './batch-result';
import { BatchController } from './batch.controller';
import { CreateBatch } from './create-batch';
import { DiscardBatch } from './discard-batch';
import { ShipBatch } from './ship-batch';
import { ShipParcels } from './ship-parcels';
import { ShipmentTemplate } from './shipment-template';

@Module({
  imports: [FulfilmentModule, OrderModule, ShopModule],
  controllers: [BatchController],
  providers: [
    ...[BatchOrders, BatchResult, CreateBatch, DiscardBatch],
    ...[ShipBatch, ShipParcels, ShipmentTemplate],
  ],
})
export class BatchModule {
  constructor(tasks: Tasks, shipBatch: ShipBatch) {
    tasks.register('batch_shipment', (task, report) => shipBatch.run(task, report));
  }
}
