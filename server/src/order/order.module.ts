import { Module } from '@nestjs/common';
import { CustomerModule } from '../customer/customer.module';
import { InventoryModule } from '../inventory/inventory.module';
import { PaymentModule } from '../payment/payment.module';
import { Jobs } from '../platform/jobs/jobs';
import { ShopModule } from '../shop/shop.module';
import { AddNote } from './add-note';
import { CancelOrder } from './cancel-order';
import { ChangePaymentMethod } from './change-payment-method';
import { ChangePrice } from './change-price';
import { ChangeStockState } from './change-stock-state';
import { CompleteOrder } from './complete-order';
import { ConfirmPayment } from './confirm-payment';
import { EditDrafts } from './edit-drafts';
import { EditHistory } from './edit-history';
import { EditOrder } from './edit-order';
import { EditOrderController } from './edit-order.controller';
import { ExpireOrders } from './expire-orders';
import { ActOnRefund } from './money/act-on-refund';
import { CarryOutRefunds } from './money/carry-out-refunds';
import { CheckAttempts } from './money/check-attempts';
import { CloseAttempts } from './money/close-attempts';
import { Collect } from './money/collect';
import { OpenPayment } from './money/open-payment';
import { PayByBalance } from './money/pay-by-balance';
import { PaymentController } from './money/payment.controller';
import { PaymentHooksController } from './money/payment-hooks.controller';
import { ReceiveMoney } from './money/receive-money';
import { RecordCollection } from './money/record-collection';
import { RefundController } from './money/refund.controller';
import { RefundLists } from './money/refund-lists';
import { RequestRefund } from './money/request-refund';
import { ReturnMoney } from './money/return-money';
import { StrayMoneyController } from './money/stray-money.controller';
import { TellOfMoney } from './money/tell-of-money';
import { WaiveDifference } from './money/waive-difference';
import { OnBehalfController } from './on-behalf/on-behalf.controller';
import { PayByLink } from './on-behalf/pay-by-link';
import { PayLinks } from './on-behalf/pay-links';
import { PayerAuthenticator } from './on-behalf/payer';
import { PlaceOnBehalf } from './on-behalf/place-on-behalf';
import { PriceOnBehalf } from './on-behalf/price-on-behalf';
import { FoundByTerm } from './found-by-term';
import { Offers } from './offers';
import { OrderCounts } from './order-counts';
import { OrderIds } from './order-ids';
import { OrderSearch } from './order-search';
import { OrderController } from './order.controller';
import { OrderLists } from './order-lists';
import { OrderStore } from './order.store';
import { OrderView } from './order-view';
import { PlaceOrder } from './place-order';
import { QuoteOrder } from './quote-order';
import { RejectProof } from './reject-proof';
import { ReopenOrder } from './reopen-order';
import { RunOrderAction } from './run-order-action';
import { SearchReach } from './search-reach';
import { SubmitProof } from './submit-proof';

const useCases = [
  PlaceOrder,
  SubmitProof,
  ConfirmPayment,
  RejectProof,
  CancelOrder,
  ExpireOrders,
  ChangeStockState,
  ChangePrice,
  ChangePaymentMethod,
  AddNote,
  CompleteOrder,
  ReopenOrder,
];
const editing = [EditDrafts, EditHistory, EditOrder, WaiveDifference];
const onBehalf = [PriceOnBehalf, PlaceOnBehalf, PayLinks, PayByLink, PayerAuthenticator];
const lists = [OrderLists, OrderCounts, OrderSearch, OrderIds, FoundByTerm, SearchReach];
const money = [
  OpenPayment,
  ReceiveMoney,
  CheckAttempts,
  CloseAttempts,
  PayByBalance,
  RecordCollection,
  Collect,
  ReturnMoney,
  RequestRefund,
  CarryOutRefunds,
  ActOnRefund,
  RefundLists,
  TellOfMoney,
];

@Module({
  imports: [CustomerModule, InventoryModule, PaymentModule, ShopModule],
  controllers: [
    OrderController,
    StrayMoneyController,
    PaymentController,
    PaymentHooksController,
    RefundController,
    EditOrderController,
    OnBehalfController,
  ],
  providers: [
    ...[OrderStore, RunOrderAction, Offers, QuoteOrder, OrderView],
    ...[...lists, ...useCases, ...money, ...editing, ...onBehalf],
  ],
  exports: [
    OrderStore,
    RunOrderAction,
    OrderView,
    OrderSearch,
    OrderIds,
    FoundByTerm,
    ...useCases,
    ...money,
    ...editing,
    ...onBehalf,
  ],
})
export class OrderModule {
  constructor(
    jobs: Jobs,
    expireOrders: ExpireOrders,
    checkAttempts: CheckAttempts,
    carryOutRefunds: CarryOutRefunds,
  ) {
    jobs.every('check payment attempts', 15, (goesOn) => checkAttempts.sweep(goesOn));
    jobs.every('carry out refunds', 15, (goesOn) => carryOutRefunds.sweep(goesOn));
    jobs.every('expire unpaid orders', 5, async (goesOn) => void (await expireOrders.sweep(goesOn)));
  }
}
