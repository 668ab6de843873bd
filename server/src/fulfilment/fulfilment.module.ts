import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module';
import { OrderModule } from '../order/order.module';
import { PaymentModule } from '../payment/payment.module';
import { Jobs } from '../platform/jobs/jobs';
import { ShopModule } from '../shop/shop.module';
import { ChangeDelivery } from './change-delivery';
import { ConfirmReceipt } from './confirm-receipt';
import { EditTracking } from './edit-tracking';
import { ShipDays } from './ship-days';
import { ShipOrder } from './ship-order';
import { WaybillNumbers } from './waybill-numbers';
import { CloseWaybills } from './waybill/close-waybills';
import { Waybills } from './waybill/waybills';
import { KdniaoClient } from './kdniao/kdniao-client';
import { FollowParcels } from './tracking/follow-parcels';
import { KdniaoHookController } from './tracking/kdniao-hook.controller';
import { TakeParcelNews } from './tracking/take-parcel-news';
import { OrderShippingClient } from './wechat-shipping/order-shipping-client';
import { ShippingUploadController } from './wechat-shipping/shipping-upload.controller';
import { TellWechat } from './wechat-shipping/tell-wechat';
import { UploadLists } from './wechat-shipping/upload-lists';

@Module({
  imports: [InventoryModule, OrderModule, PaymentModule, ShopModule],
  controllers: [KdniaoHookController, ShippingUploadController],
  providers: [
    ShipOrder,
    CloseWaybills,
    WaybillNumbers,
    ShipDays,
    Waybills,
    EditTracking,
    ConfirmReceipt,
    ChangeDelivery,
    FollowParcels,
    TakeParcelNews,
    KdniaoClient,
    OrderShippingClient,
    TellWechat,
    UploadLists,
  ],
  exports: [
    ...[ShipOrder, EditTracking, ConfirmReceipt, ChangeDelivery],
    ...[FollowParcels, KdniaoClient, TellWechat, WaybillNumbers, ShipDays, Waybills],
  ],
})
export class FulfilmentModule {
  constructor(
    jobs: Jobs,
    confirmReceipt: ConfirmReceipt,
    followParcels: FollowParcels,
    tellWechat: TellWechat,
  ) {
    jobs.every('receive shipped orders', 60, async (goesOn) => void (await confirmReceipt.sweep(goesOn)));
    jobs.every('tell WeChat what left', 15, (goesOn) => tellWechat.sweep(goesOn));
    jobs.every('compare with WeChat’s orders', 86_400, (goesOn) => tellWechat.reconcile(goesOn));
    jobs.every('ask where parcels are', 60, (goesOn) => followParcels.sweep(goesOn));
  }
}
