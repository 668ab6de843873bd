import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { Customer } from '../../customer/customer.entity';
import { Order } from '../../order/order.entity';
import { OrderStore } from '../../order/order.store';
import { Shipment } from '../../order/shipment.entity';
import { PaymentAttempt } from '../../payment/payment-attempt.entity';
import { Payment } from '../../payment/payment.entity';
import { clip } from '../../platform/clip';
import { Clock } from '../../platform/clock';
import { isDuplicate } from '../../platform/database/dialect';
import { insertOne } from '../../platform/database/insert';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { GoesOn } from '../../platform/jobs/jobs';
import { Log } from '../../platform/log';
import { WechatAccessToken } from '../../platform/wechat-access-token';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { OrderShippingClient, type Said } from './order-shipping-client';
import { maxPackages, type ShippingInfo, shippingInfoOf } from './shipping-info';
import { ShippingUpload } from './shipping-upload.entity';

/** Time for staff to see a mistyped number: WeChat takes one correction only. */
const correctionSeconds = 180;
/** WeChat's own books lag behind the payment. */
const afterPaymentSeconds = 60;
const giveUpSeconds = 86_400;
const backOffSeconds = (tries: number): number => Math.min(60 * 2 ** (tries - 1), 3600);
const reconcileDays = 15;
/** What WeChat was told shorter ago than that may still be missing in its list. */
const wechatLagSeconds = 600;
const atOnce = 50;
/** Of WeChat's, as they are kept. */
const maxWords = 400;

/** WeChat does not know the payment (yet). */
const unknownPayment = 10060001;
/** WeChat has it already: an earlier try got through, whose answer was lost. */
const nothingNew = 10060023;
/** Shipped completely, changed once already, not to be shipped: each may mean the same. */
const askFirst = new Set([10060002, 10060003, 10060004]);
/** System busy, too many calls. */
const comesAgain = new Set([-1, 45009, 45011]);

type Outcome = Partial<
  Pick<ShippingUpload, 'state' | 'nextTryAt' | 'lastCode' | 'lastMessage' | 'uploadedHash' | 'uploadedAt'>
>;

/** Mission I6: WeChat holds a mini-program payment back until it has heard that the goods left. */
@Injectable()
export class TellWechat {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly client: OrderShippingClient,
    private readonly token: WechatAccessToken,
    private readonly store: OrderStore,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A reaction to goods leaving, or to a corrected number. Runs twice with the effect of once. */
  async ofOrder(orderId: number): Promise<void> {
    if (!this.token.isConfigured) return;
    for (const payment of await this.paidInMiniProgram(orderId)) await this.queue(payment);
  }

  /** Tells WeChat what is due, oldest first. */
  async sweep(goesOn: GoesOn): Promise<void> {
    const due = await this.unitOfWork.manager.find(ShippingUpload, {
      where: { nextTryAt: LessThanOrEqual(this.clock.now()) },
      order: { nextTryAt: 'ASC' },
      take: atOnce,
    });
    for (const upload of due) {
      if (!goesOn()) return;
      await this.tell(upload);
    }
  }

  /** Once a day: what we take for told and WeChat for unshipped is for a person to see. */
  async reconcile(goesOn: GoesOn): Promise<void> {
    if (!this.token.isConfigured) return;
    const now = this.clock.now();
    const since = this.clock.in(-reconcileDays * 86_400);
    const knownBy = this.clock.in(-wechatLagSeconds);
    for await (const transactionId of this.client.unshipped(since, now)) {
      if (!goesOn()) return;
      const { manager } = this.unitOfWork;
      const upload = await manager.findOneBy(ShippingUpload, { transactionId });
      const payment = upload ? null : await manager.findOneBy(Payment, { kind: 'wechat_pay', transactionId });
      if (upload && !(await this.hasLeft(upload.orderId))) continue;
      if (upload?.uploadedAt && upload.uploadedAt > knownBy) continue;
      if (upload && ['uploaded', 'not_needed'].includes(upload.state))
        await this.settle(upload, {
          state: 'needs_human',
          nextTryAt: null,
          lastMessage: null,
          lastCode: null,
        });
      else if (payment && (await this.hasLeft(payment.orderId))) await this.ofOrder(payment.orderId);
    }
  }

  private async paidInMiniProgram(orderId: number): Promise<Payment[]> {
    const { manager } = this.unitOfWork;
    const payments = await manager.findBy(Payment, { orderId, kind: 'wechat_pay', surplus: false });
    const attemptNos = payments.flatMap(({ attemptNo }) => attemptNo ?? []);
    const attempts = await manager.findBy(PaymentAttempt, { attemptNo: In(attemptNos), client: 'miniapp' });
    return payments.filter(({ attemptNo }) => attempts.some((attempt) => attempt.attemptNo === attemptNo));
  }

  private async queue({ orderId, attemptNo, transactionId, receivedAt }: Payment): Promise<void> {
    if (!attemptNo || !transactionId) return;
    const now = this.clock.now();
    const soonest = receivedAt.getTime() + afterPaymentSeconds * 1000;
    const nextTryAt = new Date(Math.max(soonest, this.clock.in(correctionSeconds).getTime()));
    const { orderNo } = await this.unitOfWork.manager.findOneByOrFail(Order, { id: orderId });
    const fresh: Omit<ShippingUpload, 'id'> = {
      ...{ orderId, orderNo, attemptNo, transactionId, state: 'pending', version: 1, tries: 0, nextTryAt },
      ...{ lastCode: null, lastMessage: null, uploadedHash: null, uploadedAt: null },
      ...{ paidAt: receivedAt, shippedAt: now, triedSince: now },
    };
    try {
      await this.unitOfWork.single((manager) => insertOne(manager, ShippingUpload, fresh));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Whatever WeChat knows, or is being told right now, is not the whole story any more.
      const again = { state: 'pending' as const, tries: 0, triedSince: now, nextTryAt };
      const known = () => this.unitOfWork.manager.findOneByOrFail(ShippingUpload, { attemptNo });
      while (!(await this.settle(await known(), again)));
    }
  }

  private async tell(upload: ShippingUpload): Promise<void> {
    const tries = upload.tries + 1;
    const counted = { tries, nextTryAt: this.clock.in(backOffSeconds(tries)) };
    // Counted first: whatever happens now, it is not tried again at once.
    if (!(await this.settle(upload, counted))) return;
    try {
      await this.settle(upload, await this.outcome(upload));
    } catch (err) {
      this.log.warn({ err, upload: upload.id }, 'WeChat was not told of goods that left; trying again');
      const lastMessage = err instanceof Error ? clip(err.message, maxWords) : null;
      if (this.isOver(upload)) await this.settle(upload, { ...byHand, lastMessage });
      else await this.settle(upload, { lastMessage });
    }
  }

  private async outcome(upload: ShippingUpload): Promise<Outcome> {
    const { manager } = this.unitOfWork;
    const order = await manager.findOneByOrFail(Order, { id: upload.orderId });
    if (order.status === 'cancelled' || order.refunded >= order.paid) return notNeeded;
    const info = await this.infoOf(upload, order);
    // The package was recalled: it is told of when it leaves again.
    if (info.shipping_list.length === 0) return { nextTryAt: null };
    if (info.shipping_list.length > maxPackages)
      return { ...byHand, lastMessage: `more than ${maxPackages} packages` };
    const uploadedHash = createHash('sha256').update(JSON.stringify(info)).digest('hex');
    if (uploadedHash === upload.uploadedHash) return uploaded;
    const { openid } = await manager.findOneByOrFail(Customer, { id: order.customerId });
    if (!openid) return { ...byHand, lastMessage: 'the payer’s openid is not known' };
    const at = this.clock.now();
    const said = await this.client.upload(info, openid, at);
    if (said.code === 0) return { ...uploaded, uploadedHash, uploadedAt: at, lastCode: 0, lastMessage: null };
    return this.afterRefusal(upload, said);
  }

  private async infoOf({ orderId, transactionId }: ShippingUpload, order: Order): Promise<ShippingInfo> {
    const lines = await this.store.linesOf(orderId);
    const shipments = await this.unitOfWork.manager.find(Shipment, {
      where: { orderId, afterSaleId: IsNull() },
      order: { id: 'ASC' },
    });
    return shippingInfoOf(transactionId, order, lines, shipments, (await this.shop.get()).carriers);
  }

  private async afterRefusal(upload: ShippingUpload, { code, message }: Said): Promise<Outcome> {
    const said = { lastCode: code, lastMessage: clip(message, maxWords) };
    if (code === nothingNew) return { ...uploaded, ...said };
    if (askFirst.has(code)) {
      const state = await this.client.stateOf(upload.transactionId);
      if (state !== undefined && [2, 3, 4, 6].includes(state)) return { ...uploaded, ...said };
      return { ...(state === 5 ? notNeeded : byHand), ...said };
    }
    const worthAnother = code === unknownPayment || comesAgain.has(code);
    return worthAnother && !this.isOver(upload) ? said : { ...byHand, ...said };
  }

  private isOver({ triedSince }: ShippingUpload): boolean {
    return this.clock.now().getTime() - triedSince.getTime() > giveUpSeconds * 1000;
  }

  private async hasLeft(orderId: number): Promise<boolean> {
    const left = { id: orderId, status: In(['shipped', 'completed'] as const), openCancellationId: IsNull() };
    return this.unitOfWork.manager.existsBy(Order, left);
  }

  /** False when somebody else was faster. */
  private async settle(
    upload: ShippingUpload,
    patch: Outcome & Partial<Pick<ShippingUpload, 'tries' | 'triedSince'>>,
  ): Promise<boolean> {
    const { id, version } = upload;
    const next = { ...patch, version: version + 1 };
    const { affected } = await this.unitOfWork.single((manager) =>
      manager.update(ShippingUpload, { id, version }, next),
    );
    if (affected === 1) Object.assign(upload, next);
    return affected === 1;
  }
}

const uploaded = { state: 'uploaded', nextTryAt: null } as const;
const notNeeded = { state: 'not_needed', nextTryAt: null } as const;
const byHand = { state: 'needs_human', nextTryAt: null } as const;
