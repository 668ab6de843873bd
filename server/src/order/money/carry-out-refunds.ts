import { DomainError } from '@lanzi/shared/errors';
import { isOnline } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { Balances } from '../../payment/balances';
import type { RefundNews } from '../../payment/payment-provider';
import { PaymentProviders } from '../../payment/payment-providers';
import { Payment } from '../../payment/payment.entity';
import type { Refund } from '../../payment/refund.entity';
import { Refunds } from '../../payment/refunds';
import { StrayMoneyList } from '../../payment/stray-money-list';
import { clip } from '../../platform/clip';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { always, type GoesOn } from '../../platform/jobs/jobs';
import { Log } from '../../platform/log';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { systemCaller, type OrderCaller } from '../order-caller';
import type { Order } from '../order.entity';
import { OrderStore } from '../order.store';
import { RunOrderAction } from '../run-order-action';
import { byProvider } from './by-provider';
import { stuckRefund, TellOfMoney } from './tell-of-money';

const system = { kind: 'system' } as const;
/** While a provider works on it, it is asked again after so many seconds. */
const askAgainSeconds = 300;
/** After so many tries somebody has to know: about an hour of silence, or three days of "in progress". */
const patience = { silent: 5, submitted: 150 };

/** Missions F5 and G: brings every requested refund to an end, by as many tries as it takes, always under its number. */
@Injectable()
export class CarryOutRefunds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: Refunds,
    private readonly providers: PaymentProviders,
    private readonly balances: Balances,
    private readonly strayMoney: StrayMoneyList,
    private readonly shop: ShopSnapshot,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly tell: TellOfMoney,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Those whose turn it is. Any number of processes may sweep at once. */
  async sweep(goesOn: GoesOn = always): Promise<void> {
    await byProvider(
      await this.refunds.due(),
      ({ way }) => way,
      (refund) => this.try(refund),
      goesOn,
    );
  }

  /** What was just asked for, without waiting for the sweep. */
  async ofOrder(orderId: number): Promise<void> {
    for (const refund of await this.refunds.dueOf(orderId)) await this.try(refund).catch(() => undefined);
  }

  /** What a provider says of a refund, whoever brought the word. Told again, it changes nothing. */
  hear({ id, refundNo }: Pick<Refund, 'id' | 'refundNo'>, news: RefundNews): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { orderId } = await this.refunds.byId(id);
      const { order } = await this.store.lock({ id: orderId });
      const refund = await this.refunds.lock(id);
      // Word about a number that it does not bear any more.
      if (refund.refundNo !== refundNo) return;
      if (refund.state === 'succeeded') return this.noticeTwice(order, refund, news);
      if (news.state === 'succeeded') return this.complete(refund, systemCaller, {});
      if (news.state === 'submitted') {
        if (refund.state !== 'requested' && refund.state !== 'failed') return;
        const nextTryAt = this.clock.in(askAgainSeconds);
        return this.refunds.step(refund, 'submit', system, { nextTryAt, failure: null });
      }
      if (news.state === 'none' || refund.state === 'failed' || refund.state === 'abnormal') return;
      const patch = {
        failure: clip(news.reason, 400),
        nextTryAt: null,
        numberIsDead: refund.numberIsDead || news.state === 'closed',
      };
      await this.refunds.step(refund, news.state === 'abnormal' ? 'find_abnormal' : 'fail', system, patch);
      await this.tell.add('refund.stuck', {
        source: stuckRefund(refund.id, refund.version),
        amount: refund.amount,
        order,
      });
    });
  }

  /** Settled by hand, and then the provider paid it after all: staff have to get one of the two back. */
  private async noticeTwice(order: Order, refund: Refund, news: RefundNews): Promise<void> {
    if (refund.way !== 'by_hand' || news.state !== 'succeeded' || refund.paymentId === null) return;
    const { kind } = await this.paymentOf(refund);
    if (!isOnline(kind)) return;
    const { currency } = (await this.shop.get()).settings;
    const { refundNo, amount } = refund;
    const money = { attemptNo: refundNo, transactionId: refundNo, amount, currency, paidAt: news.at };
    const { orderNo } = order;
    const row = await this.strayMoney.keep(kind, 'refunded_twice', money, { orderNo });
    if (row) await this.tell.add('money.strayed', { source: `stray:${row.id}`, amount, order });
  }

  /** It is done: the order's amounts follow. The order's row is locked before the refund's. */
  async complete(locked: Refund, caller: OrderCaller, settled: { remittance?: string }): Promise<void> {
    await this.runOrderAction.run('complete_refund', { id: locked.orderId }, caller, {}, async (context) => {
      const { order, details } = context;
      if (locked.state === 'failed' || locked.state === 'abnormal')
        await this.tell.add('money.handled', {
          source: stuckRefund(locked.id, locked.version),
          ...{ amount: locked.amount, order, by: caller.name },
        });
      const byHand = settled.remittance !== undefined;
      const action = byHand ? 'settle_by_hand' : 'succeed';
      const doer = caller.kind === 'staff' ? { kind: caller.kind, permissions: caller.permissions } : system;
      await this.refunds.step(locked, action, doer, {
        settledAt: context.now,
        nextTryAt: null,
        failure: null,
        ...(byHand ? { way: 'by_hand' as const, remittance: settled.remittance ?? null } : {}),
      });
      if (locked.way === 'balance')
        await this.balances.change(order.customerId, {
          cause: 'refund',
          amount: locked.amount,
          orderNo: order.orderNo,
        });
      order.refunding -= locked.amount;
      order.refunded += locked.amount;
      Object.assign(details, { amount: locked.amount, refundNo: locked.refundNo, way: locked.way });
    });
  }

  /** Rejects when the provider did not answer. */
  private async try(due: Refund): Promise<void> {
    if (!(await this.refunds.claim(due))) return;
    // Others may have had their turn with it since it was found.
    const refund = await this.refunds.byId(due.id);
    try {
      await this.hear(refund, await this.ask(refund));
    } catch (err) {
      const { refundNo } = refund;
      this.log.warn({ err, refundNo }, 'a refund could not be carried out; its next try comes');
      await this.refunds.noteTrouble(refund.id, err instanceof DomainError ? err.code : 'internal');
      await this.callForHelp(refund, patience.silent);
      throw err;
    }
    await this.callForHelp(refund, patience.submitted);
  }

  /** Once, when it takes longer than it ever should. */
  private callForHelp({ id, orderId, tries, version, amount }: Refund, after: number): Promise<void> | void {
    if (tries !== after) return;
    return this.unitOfWork.run(async () => {
      const { order } = await this.store.lock({ id: orderId });
      const { state } = await this.refunds.lock(id);
      if (state !== 'requested' && state !== 'submitted') return;
      await this.tell.add('refund.stuck', { source: stuckRefund(id, version), amount, order });
    });
  }

  private paymentOf({ paymentId }: Refund): Promise<Payment> {
    return this.unitOfWork.manager.findOneByOrFail(Payment, { id: Number(paymentId) });
  }

  private async ask(refund: Refund): Promise<RefundNews> {
    const { way, refundNo, amount, reason } = refund;
    if (!isOnline(way)) return { state: 'succeeded', at: this.clock.now() };
    const payment = await this.paymentOf(refund);
    const { attemptNo, transactionId } = payment;
    const numbers = { refundNo, attemptNo: attemptNo ?? '' };
    const provider = this.providers.of(way);
    if (refund.state === 'submitted') {
      const news = await provider.queryRefund(numbers);
      if (news.state !== 'none') return news;
    }
    return provider.refund({
      ...numbers,
      transactionId: transactionId ?? '',
      amount,
      paid: payment.amount,
      reason,
    });
  }
}
