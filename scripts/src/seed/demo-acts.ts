import { BalanceController } from '@lanzi/server/balance.controller';
import { RequestCancellation } from '@lanzi/server/cancellation/request-cancellation';
import { ReviewCancellation } from '@lanzi/server/cancellation/review-cancellation';
import { SettleCancellation } from '@lanzi/server/cancellation/settle-cancellation';
import { ConfirmReceipt } from '@lanzi/server/fulfilment/confirm-receipt';
import { ShipOrder } from '@lanzi/server/fulfilment/ship-order';
import { CarryOutWaybills } from '@lanzi/server/fulfilment/waybill/carry-out-waybills';
import { RequestWaybill } from '@lanzi/server/fulfilment/waybill/request-waybill';
import { CancelOrder } from '@lanzi/server/order/cancel-order';
import { CompleteOrder } from '@lanzi/server/order/complete-order';
import { Review } from '@lanzi/server/order/review.entity';
import { ModerateReview } from '@lanzi/server/review/moderate-review';
import { WriteReview } from '@lanzi/server/review/write-review';
import { Cancellation } from '@lanzi/server/order/cancellation.entity';
import { ChangeStockState } from '@lanzi/server/order/change-stock-state';
import { ConfirmPayment } from '@lanzi/server/order/confirm-payment';
import { CarryOutRefunds } from '@lanzi/server/order/money/carry-out-refunds';
import { Collect } from '@lanzi/server/order/money/collect';
import { OpenPayment } from '@lanzi/server/order/money/open-payment';
import { RequestRefund } from '@lanzi/server/order/money/request-refund';
import type { OrderCaller } from '@lanzi/server/order/order-caller';
import { OrderLine } from '@lanzi/server/order/order-line.entity';
import { Order } from '@lanzi/server/order/order.entity';
import { dueOf, refundableOf } from '@lanzi/server/order/order.store';
import { RejectProof } from '@lanzi/server/order/reject-proof';
import { SubmitProof } from '@lanzi/server/order/submit-proof';
import type { TestClock } from '@lanzi/server/platform/clock';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { OutboxRelay } from '@lanzi/server/platform/outbox/outbox-relay';
import { Uploads } from '@lanzi/server/platform/storage/uploads';
import { dayInZone } from '@lanzi/server/platform/zoned-day';
import { RedeemOrder } from '@lanzi/server/redemption/redeem-order';
import { ShopSnapshot } from '@lanzi/server/shop/shop-snapshot';
import type { PayClient } from '@lanzi/shared/order/order.terms';
import type { PaymentRequest, RefundAccount, RefundTarget } from '@lanzi/shared/payment/payment.contract';
import type { SeededRandom } from '@lanzi/shared/seeded-random';
import { rolePermissions } from '@lanzi/shared/staff/permissions';
import { waybillNoOf } from '../sandbox/kdniao/carriers';
import { readPicture } from './demo-files';
import type { Demo, DemoPerson, Get } from './demo-shop';

export const manager: OrderCaller & { id: number } = {
  ...{ kind: 'staff', id: 2, name: '林可' },
  permissions: rolePermissions.manager,
};
export const clerk: OrderCaller & { id: number } = {
  ...{ kind: 'staff', id: 3, name: '马骏' },
  permissions: rolePermissions.clerk,
};
const staffNo = 'A102';

export const shopperOf = ({ id, nickname }: DemoPerson) => ({ kind: 'shopper', id, name: nickname }) as const;

/** What shoppers and staff do to an order, now, by the shop's own use cases. */
export class DemoActs {
  private readonly proof = readPicture('proof.jpg');

  constructor(
    private readonly get: Get,
    private readonly demo: Demo,
    private readonly clock: TestClock,
    private readonly random: SeededRandom,
  ) {}

  // ---- Paying -----------------------------------------------------------------------------------
  openPayment(orderNo: string, buyer: DemoPerson, client: PayClient): Promise<PaymentRequest> {
    const asked = { orderNo, client, ip: '127.0.0.1' } as const;
    return this.get(OpenPayment).run(shopperOf(buyer), asked);
  }

  async submitProof(orderNo: string, buyer: DemoPerson): Promise<void> {
    const owner = { kind: 'shopper', id: String(buyer.id) } as const;
    const picture = await this.get(Uploads).save('picture', await this.proof, owner);
    const body = { ...(await this.version(orderNo)), pictureId: picture.id, note: '' };
    await this.get(SubmitProof).run({ orderNo, customerId: buyer.id }, shopperOf(buyer), body);
  }

  async rejectProof(orderNo: string): Promise<void> {
    const body = { ...(await this.version(orderNo)), reason: '凭证上看不清金额，请重新上传一张清晰的' };
    await this.get(RejectProof).run({ orderNo }, clerk, body);
  }

  async confirmPayment(orderNo: string): Promise<void> {
    await this.get(ConfirmPayment).run({ orderNo }, clerk, { ...(await this.version(orderNo)), note: '' });
  }

  /** What the courier collected: more than is due, in minor units, or less. */
  async collect(orderNo: string, more: number): Promise<void> {
    const order = await this.order(orderNo);
    const amount = Math.max(1, dueOf(order) + more);
    const note = more > 0 ? '快递员多收了，待退还' : more < 0 ? '快递员少收了，已联系顾客' : '';
    await this.get(Collect).run({ orderNo }, clerk, { version: order.version, amount, note });
  }

  async topUp(buyer: DemoPerson, amount: number, reason: string): Promise<void> {
    const by = { staffId: manager.id, name: manager.name, ip: null };
    const input = { params: { id: String(buyer.id) }, query: undefined, body: { amount, reason } };
    await this.get(BalanceController).adjust(by, input);
  }

  // ---- Handing over -----------------------------------------------------------------------------
  async markOutOfStock(orderNo: string): Promise<void> {
    const body = { ...(await this.version(orderNo)), reason: '供应商今天没有到货，明天补上' };
    await this.get(ChangeStockState).markOutOfStock({ orderNo }, clerk, body);
  }

  async ship(orderNo: string): Promise<void> {
    const order = await this.order(orderNo);
    const lines = await this.get(UnitOfWork).manager.findBy(OrderLine, { orderId: order.id });
    const { carriers } = await this.get(ShopSnapshot).get();
    const carrier = this.random.pick(carriers.slice(0, 4));
    const parcel = {
      carrierId: String(carrier.id),
      waybillNo: waybillNoOf(carrier.code, orderNo, this.random.int(0, 9)),
      shippedOn: dayInZone(this.clock.now(), 'Asia/Shanghai'),
      note: '',
      lines: lines.map(({ id, quantity }) => ({ lineId: String(id), quantity })),
    };
    await this.get(ShipOrder).run({ orderNo }, clerk, { version: order.version, packages: [parcel] });
    await this.heard();
  }

  /** With a carrier that gives the number; whether it does is another matter. */
  async shipByWaybill(orderNo: string): Promise<void> {
    const carrierAccountId = String(this.random.pick(this.demo.carrierAccountIds));
    const waybill = await this.get(RequestWaybill).run(orderNo, clerk, { carrierAccountId });
    await this.get(CarryOutWaybills).ask(waybill.id);
    await this.heard();
  }

  /** What follows from all that happened so far has happened, too. */
  async heard(): Promise<void> {
    await this.get(OutboxRelay).drain();
  }

  async redeem(orderNo: string): Promise<void> {
    const order = await this.order(orderNo);
    const verifier = this.demo.verifiers[this.demo.storeIds.indexOf(order.storeId ?? 0)];
    const body = { version: order.version, verifierId: String(verifier?.id ?? 0), cashCollected: true };
    await this.get(RedeemOrder).byStaff({ orderNo }, clerk, body);
  }

  async receive(orderNo: string, buyer: DemoPerson): Promise<void> {
    const target = { orderNo, customerId: buyer.id };
    await this.get(ConfirmReceipt).run(target, shopperOf(buyer), await this.version(orderNo));
  }

  /** The buyer came by on the courier's way and took it along. */
  async completeByHand(orderNo: string): Promise<void> {
    const body = { ...(await this.version(orderNo)), cashCollected: true, note: '顾客路过门店，直接带走了' };
    await this.get(CompleteOrder).run({ orderNo }, clerk, body);
  }

  // ---- Reviews --------------------------------------------------------------------------------
  async linesOf(orderNo: string): Promise<OrderLine[]> {
    const { id: orderId } = await this.order(orderNo);
    return this.get(UnitOfWork).manager.findBy(OrderLine, { orderId });
  }

  /** The new review's id. */
  async review(
    orderNo: string,
    buyer: DemoPerson,
    said: { lineId: string; stars: number; text: string },
    pictures: readonly string[],
  ): Promise<number> {
    const owner = { kind: 'shopper', id: String(buyer.id) } as const;
    const pictureIds: string[] = [];
    for (const name of pictures)
      pictureIds.push((await this.get(Uploads).save('picture', await readPicture(name), owner)).id);
    const body = { ...(await this.version(orderNo)), ...said, pictureIds };
    await this.get(WriteReview).run({ orderNo, customerId: buyer.id }, shopperOf(buyer), body);
    const { manager: database } = this.get(UnitOfWork);
    return (await database.findOneByOrFail(Review, { lineId: Number(said.lineId) })).id;
  }

  async replyToReview(id: number, text: string): Promise<void> {
    await this.get(ModerateReview).reply(id, clerk, { version: await this.reviewVersion(id), text });
  }

  async hideReview(id: number): Promise<void> {
    await this.get(ModerateReview).hide(id, manager, { version: await this.reviewVersion(id) });
  }

  private async reviewVersion(id: number): Promise<number> {
    return (await this.get(UnitOfWork).manager.findOneByOrFail(Review, { id })).version;
  }

  // ---- Cancelling and giving back -------------------------------------------------------------
  async cancel(orderNo: string, by: DemoPerson | 'staff'): Promise<void> {
    const [caller, reason] = by === 'staff' ? [clerk, '顾客来电说不需要了'] : [shopperOf(by), ''];
    await this.get(CancelOrder).run({ orderNo }, caller, { ...(await this.version(orderNo)), reason });
    await this.carryOutRefunds();
  }

  async requestCancellation(orderNo: string, buyer: DemoPerson, account?: RefundAccount): Promise<void> {
    const reason = this.random.pick(['拍错了款式，想重新下单', '临时出差，没人收货', '和家人买重复了']);
    const body = { ...(await this.version(orderNo)), reason, refundAccount: account };
    await this.get(RequestCancellation).run({ orderNo, customerId: buyer.id }, shopperOf(buyer), body);
  }

  async approve(orderNo: string): Promise<void> {
    const { id, version } = await this.cancellation(orderNo);
    const body = { version, staffNo, refundTo: 'original', note: '' } as const;
    await this.get(ReviewCancellation).approve(id, clerk, body);
    await this.carryOutRefunds();
  }

  async refuse(orderNo: string): Promise<void> {
    const { id, version } = await this.cancellation(orderNo);
    const reason = '生鲜已经打包，今天就送出';
    await this.get(ReviewCancellation).refuse(id, clerk, { version, staffNo, reason });
  }

  async returnFailed(orderNo: string): Promise<void> {
    const { id, version } = await this.cancellation(orderNo);
    const reason = '顾客拒绝寄回，快递没有揽到件';
    await this.get(ReviewCancellation).returnFailed(id, clerk, { version, reason });
  }

  async returned(orderNo: string, goodsIntact: boolean): Promise<void> {
    const { id, version } = await this.cancellation(orderNo);
    const goods = { goodsIntact, invoiceReturned: true };
    await this.get(ReviewCancellation).returnCompleted(id, clerk, { version, ...goods });
    await this.carryOutRefunds();
  }

  async remit(orderNo: string): Promise<void> {
    const { id, version } = await this.cancellation(orderNo);
    const amount = dueOf(await this.order(orderNo)) * -1;
    const remittance = `网银转账，流水号 ${this.random.int(10 ** 9, 10 ** 10 - 1)}`;
    await this.get(SettleCancellation).refundSucceeded(id, manager, { version, remittance, amount });
  }

  /** A part of what was paid for a completed order, for something that was not as it should be. */
  async giveBackPart(orderNo: string, to: RefundTarget): Promise<void> {
    const order = await this.order(orderNo);
    const amount = Math.min(this.random.pick([500, 800, 1200]), refundableOf(order));
    const reason = this.random.pick(['有两个苹果压坏了', '少发了一袋青菜', '到货晚了一天，补偿运费']);
    const body = { version: order.version, amount, to, reason };
    await this.get(RequestRefund).run({ orderNo }, manager, body);
    await this.carryOutRefunds();
  }

  async carryOutRefunds(): Promise<void> {
    await this.get(CarryOutRefunds).sweep();
  }

  private order(orderNo: string): Promise<Order> {
    return this.get(UnitOfWork).manager.findOneByOrFail(Order, { orderNo });
  }

  private cancellation(orderNo: string): Promise<Cancellation> {
    const newest = { where: { orderNo }, order: { id: 'DESC' } } as const;
    return this.get(UnitOfWork).manager.findOneOrFail(Cancellation, newest);
  }

  private async version(orderNo: string): Promise<{ version: number }> {
    const { version } = await this.order(orderNo);
    return { version };
  }
}
