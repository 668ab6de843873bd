import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import {
  actionBodies,
  shopperActions,
  staffActions,
  type ActionBody,
} from '@lanzi/shared/order/order.contract';
import { Controller } from '@nestjs/common';
import { RequestAfterSale } from './after-sale/request-after-sale';
import { RequestCancellation } from './cancellation/request-cancellation';
import { ChangeDelivery } from './fulfilment/change-delivery';
import { ConfirmReceipt } from './fulfilment/confirm-receipt';
import { EditTracking } from './fulfilment/edit-tracking';
import { ShipOrder } from './fulfilment/ship-order';
import { AddNote } from './order/add-note';
import { CancelOrder } from './order/cancel-order';
import { CompleteOrder } from './order/complete-order';
import { ReopenOrder } from './order/reopen-order';
import { WriteReview } from './review/write-review';
import { ChangeStockState } from './order/change-stock-state';
import { ChangePaymentMethod } from './order/change-payment-method';
import { ChangePrice } from './order/change-price';
import { ConfirmPayment } from './order/confirm-payment';
import { EditOrder } from './order/edit-order';
import { Collect } from './order/money/collect';
import { RequestRefund } from './order/money/request-refund';
import { WaiveDifference } from './order/money/waive-difference';
import { shopperOf, staffOf, type OrderCaller } from './order/order-caller';
import { OrderView } from './order/order-view';
import { RejectProof } from './order/reject-proof';
import { SubmitProof } from './order/submit-proof';
import { Audit } from './platform/audit/audit';
import { UnitOfWork } from './platform/database/unit-of-work';
import { Endpoint, Input, parseBody } from './platform/http/endpoint';
import { orFresh } from './platform/http/or-fresh';
import { Caller } from './platform/http/principal';
import { RedeemOrder } from './redemption/redeem-order';
import type { ShopperPrincipal } from './customer/shopper-principal';
import type { StaffPrincipal } from './staff/staff-principal';

type ShopperAction = (typeof shopperActions)[number];
type StaffAction = (typeof staffActions)[number];
type Mine = { orderNo: string; customerId: number };
type Handlers<A extends StaffAction | ShopperAction, T> = {
  [K in A]: (target: T, caller: OrderCaller, body: ActionBody<K>) => Promise<unknown>;
};

/** Which use case each action is: POST …/orders/{orderNo}/actions/{action}. */
@Controller()
export class OrderActionsController {
  private readonly shopper: Handlers<ShopperAction, Mine>;
  private readonly staff: Handlers<StaffAction, { orderNo: string }>;

  constructor(
    private readonly orderView: OrderView,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    submitProof: SubmitProof,
    confirmPayment: ConfirmPayment,
    rejectProof: RejectProof,
    cancelOrder: CancelOrder,
    shipOrder: ShipOrder,
    editTracking: EditTracking,
    redeemOrder: RedeemOrder,
    confirmReceipt: ConfirmReceipt,
    stockState: ChangeStockState,
    changePrice: ChangePrice,
    changePaymentMethod: ChangePaymentMethod,
    collect: Collect,
    requestRefund: RequestRefund,
    requestCancellation: RequestCancellation,
    changeDelivery: ChangeDelivery,
    addNote: AddNote,
    writeReview: WriteReview,
    completeOrder: CompleteOrder,
    reopenOrder: ReopenOrder,
    editOrder: EditOrder,
    waiveDifference: WaiveDifference,
    requestAfterSale: RequestAfterSale,
  ) {
    this.shopper = {
      submit_proof: (...args) => submitProof.run(...args),
      change_payment_method: (...args) => changePaymentMethod.run(...args),
      cancel: (...args) => cancelOrder.run(...args),
      request_cancellation: (...args) => requestCancellation.run(...args),
      confirm_receipt: (...args) => confirmReceipt.run(...args),
      review: (...args) => writeReview.run(...args),
      request_after_sale: (...args) => requestAfterSale.run(...args),
    };
    this.staff = {
      submit_proof: (...args) => submitProof.run(...args),
      confirm_payment: (...args) => confirmPayment.run(...args),
      reject_proof: (...args) => rejectProof.run(...args),
      cancel: (...args) => cancelOrder.run(...args),
      ship: (...args) => shipOrder.run(...args),
      edit_tracking: (...args) => editTracking.run(...args),
      redeem: (...args) => redeemOrder.byStaff(...args),
      mark_out_of_stock: (...args) => stockState.markOutOfStock(...args),
      back_in_stock: (...args) => stockState.backInStock(...args),
      change_price: (...args) => changePrice.run(...args),
      collect: (...args) => collect.run(...args),
      change_delivery: (...args) => changeDelivery.run(...args),
      request_cancellation: (...args) => requestCancellation.run(...args),
      request_refund: (...args) => requestRefund.run(...args),
      add_note: (...args) => addNote.run(...args),
      complete: (...args) => completeOrder.run(...args),
      reopen: (...args) => reopenOrder.run(...args),
      edit: (...args) => editOrder.run(...args),
      waive_difference: (...args) => waiveDifference.run(...args),
    };
  }

  @Endpoint(routes.actOnMyOrder)
  async byShopper(
    @Caller() principal: ShopperPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnMyOrder>,
  ) {
    const caller = shopperOf(principal);
    const target = { orderNo: params.orderNo, customerId: caller.id };
    const view = () => this.orderView.forShopper(caller, params.orderNo);
    await act(this.shopper, params.action, target, caller, body, view);
    return view();
  }

  @Endpoint(routes.actOnOrder)
  async byStaff(
    @Caller() principal: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.actOnOrder>,
  ) {
    const caller = staffOf(principal);
    const target = { orderNo: params.orderNo };
    const view = () => this.orderView.forStaff(caller, params.orderNo);
    await this.unitOfWork.run(async () => {
      await act(this.staff, params.action, target, caller, body, view);
      await this.audit.record(principal, `order.${params.action}`, params.orderNo);
    });
    return view();
  }
}

async function act<A extends StaffAction | ShopperAction, T>(
  handlers: Handlers<A, T>,
  action: A,
  target: T,
  caller: OrderCaller,
  given: unknown,
  view: () => Promise<unknown>,
): Promise<void> {
  const body = parseBody(actionBodies[action], given) as ActionBody<A>;
  await orFresh({ order: view }, () => handlers[action](target, caller, body));
}
