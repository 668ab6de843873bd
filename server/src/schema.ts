import { Alert } from './alert/alert.entity';
import { CartLine } from './catalog/cart-line.entity';
import { Category } from './catalog/category.entity';
import { Product } from './catalog/product.entity';
import { Sku } from './catalog/sku.entity';
import { StockMovement } from './catalog/stock-movement.entity';
import { Address } from './customer/address.entity';
import { Customer } from './customer/customer.entity';
import { PhoneCode } from './customer/phone-code.entity';
import { ShopperSession } from './customer/shopper-session.entity';
import { Shop1700000000002 } from './migrations/0002-shop';
import { Order1700000000003 } from './migrations/0003-order';
import { Money1700000000004 } from './migrations/0004-money';
import { Waybills1700000000005 } from './migrations/0005-waybills';
import { ShippingUploads1700000000006 } from './migrations/0006-shipping-uploads';
import { AfterSale1700000000007 } from './migrations/0007-after-sale';
import { Reviews1700000000008 } from './migrations/0008-reviews';
import { OrderEdits1700000000009 } from './migrations/0009-order-edits';
import { PayLinks1700000000010 } from './migrations/0010-pay-links';
import { NumberTurn } from './fulfilment/number-turn.entity';
import { Waybill, WaybillLabel } from './fulfilment/waybill/waybill.entity';
import { ShippingUpload } from './fulfilment/wechat-shipping/shipping-upload.entity';
import { AfterSale, AfterSaleLine } from './order/after-sale.entity';
import { Cancellation } from './order/cancellation.entity';
import { OrderEdit } from './order/order-edit.entity';
import { OrderEvent } from './order/order-event.entity';
import { OrderExtra } from './order/order-extra.entity';
import { OrderLine } from './order/order-line.entity';
import { Order } from './order/order.entity';
import { PayLink } from './order/pay-link.entity';
import { Print } from './order/print.entity';
import { Redemption } from './order/redemption.entity';
import { Review } from './order/review.entity';
import { Shipment, ShipmentLine } from './order/shipment.entity';
import { Tracking } from './order/tracking.entity';
import { Balance, BalanceEntry } from './payment/balance.entity';
import { PaymentAttempt } from './payment/payment-attempt.entity';
import { PaymentProof } from './payment/payment-proof.entity';
import { Payment } from './payment/payment.entity';
import { Refund } from './payment/refund.entity';
import { StrayMoney } from './payment/stray-money.entity';
import { AuditEntry } from './platform/audit/audit-entry.entity';
import type { Schema } from './platform/database/data-source';
import { RedemptionCode } from './redemption/redemption-code.entity';
import { CarrierAccount } from './shop/carrier-account.entity';
import { Carrier } from './shop/carrier.entity';
import { PaymentMethod } from './shop/payment-method.entity';
import { ReturnAddress } from './shop/return-address.entity';
import { ShippingMethod } from './shop/shipping-method.entity';
import { ShopSettings } from './shop/shop-settings.entity';
import { Store } from './shop/store.entity';
import { StaffSession } from './staff/staff-session.entity';
import { Staff } from './staff/staff.entity';
import { StoreVerifier } from './verifier/store-verifier.entity';

/** Every table above the platform's own, and the steps that make them. */
export const schema: Schema = {
  entities: [
    ...[Carrier, CarrierAccount, ReturnAddress, PaymentMethod, ShippingMethod, ShopSettings, Store],
    ...[AuditEntry, Staff, StaffSession],
    ...[Address, Customer, PhoneCode, ShopperSession, StoreVerifier],
    ...[CartLine, Category, Product, Sku, StockMovement],
    ...[Payment, PaymentAttempt, PaymentProof, Refund, StrayMoney, Balance, BalanceEntry],
    ...[Order, OrderLine, OrderEvent, Print, Redemption, RedemptionCode],
    ...[Shipment, ShipmentLine, Tracking, NumberTurn],
    Cancellation,
    ...[Waybill, WaybillLabel],
    ShippingUpload,
    ...[OrderExtra, OrderEdit, PayLink],
    ...[AfterSale, AfterSaleLine],
    Alert,
    Review,
  ],
  migrations: [
    Shop1700000000002,
    Order1700000000003,
    Money1700000000004,
    Waybills1700000000005,
    ShippingUploads1700000000006,
    AfterSale1700000000007,
    Reviews1700000000008,
    OrderEdits1700000000009,
    PayLinks1700000000010,
  ],
};
