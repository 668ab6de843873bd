import { domainWords } from '@lanzi/shared/locales/domain-words';
import { orderRefusal } from '@lanzi/shared/order/order-lifecycle';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type { StrayKind } from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { Attempts } from '../../payment/attempts';
import { Collections } from '../../payment/collections';
import type { PaymentAttempt } from '../../payment/payment-attempt.entity';
import type { ReceivedMoney } from '../../payment/payment-provider';
import { StrayMoneyList } from '../../payment/stray-money-list';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { systemCaller } from '../order-caller';
import type { Order } from '../order.entity';
import { dueOf, factsOf, OrderStore } from '../order.store';
import { RunOrderAction } from '../run-order-action';
import { ReturnMoney } from './return-money';
import { TellOfMoney } from './tell-of-money';

/**
 * The one place where a provider's "it is paid" takes effect, whoever brought the word: a notification, the polling
 * job, the shopper's "I have paid", or an attempt that was being closed. Told again, it changes nothing.
 */
@Injectable()
export class ReceiveMoney {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
    private readonly collections: Collections,
    private readonly strayMoney: StrayMoneyList,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly returnMoney: ReturnMoney,
    private readonly shop: ShopSnapshot,
    private readonly tell: TellOfMoney,
  ) {}

  run(kind: OnlineKind, money: ReceivedMoney): Promise<void> {
    return this.unitOfWork.run(async () => {
      const known = await this.attempts.byNo(kind, money.attemptNo);
      if (!known) return this.keepUnknown(kind, money);
      // The order's lock first, as everywhere: whatever else is done to the order waits for this, or came before.
      const loaded = await this.store.lock({ id: known.orderId });
      const { order } = loaded;
      const attempt = await this.attempts.lock(known.id);
      if (attempt.transactionId === money.transactionId) return;
      if (await this.strayMoney.has(kind, money.transactionId)) return;
      const { settings } = await this.shop.get();
      if (money.amount !== attempt.amount || money.currency !== settings.currency)
        return this.keepMismatched(order, attempt, money);
      const paidBefore = attempt.state === 'paid';
      if (!paidBefore) await this.attempts.settle(attempt, 'paid', money);
      const awaited = orderRefusal('pay', systemCaller, factsOf(loaded, settings)) === undefined;
      if (awaited && !paidBefore && dueOf(order) === money.amount) await this.pay(order, kind, money);
      else await this.giveBack(order, kind, money, paidBefore || isPaid(order) ? 'double' : 'late');
    });
  }

  private async pay(target: Order, kind: OnlineKind, money: ReceivedMoney): Promise<void> {
    await this.runOrderAction.run('pay', { id: target.id }, systemCaller, {}, async ({ order, details }) => {
      await this.collections.record(order.id, kind, money.amount, { by: '', ...numbersOf(money) });
      await this.attempts.giveUp(order.id);
      order.paid += money.amount;
      order.paymentDeadline = null;
      details.amount = money.amount;
    });
  }

  /** Recorded as what it is, and refunded by itself. */
  private async giveBack(
    target: Order,
    kind: OnlineKind,
    money: ReceivedMoney,
    why: StrayKind,
  ): Promise<void> {
    const { settings } = await this.shop.get();
    await this.runOrderAction.run('receive_surplus', { id: target.id }, systemCaller, {}, async (context) => {
      const { order, details } = context;
      const from = { by: '', ...numbersOf(money), surplus: true };
      const paymentId = await this.collections.record(order.id, kind, money.amount, from);
      order.paid += money.amount;
      details.amount = money.amount;
      details.why = why;
      const reason = domainWords(settings.lang).strayKind[why];
      const [refund] = await this.returnMoney.open(context, { amount: money.amount, reason, paymentId });
      const known = { expected: money.amount, orderNo: order.orderNo, refundId: refund?.id };
      await this.keep(kind, why, money, known, order);
    });
  }

  private async keepMismatched(order: Order, attempt: PaymentAttempt, money: ReceivedMoney): Promise<void> {
    if (attempt.state !== 'paid') await this.attempts.settle(attempt, 'mismatched', money);
    const known = { expected: attempt.amount, orderNo: order.orderNo };
    await this.keep(attempt.kind, 'wrong_amount', money, known, order);
  }

  private keepUnknown(kind: OnlineKind, money: ReceivedMoney): Promise<void> {
    return this.keep(kind, 'unknown_attempt', money);
  }

  private async keep(
    provider: OnlineKind,
    kind: StrayKind,
    money: ReceivedMoney,
    known?: Parameters<StrayMoneyList['keep']>[3],
    order?: Order,
  ): Promise<void> {
    const row = await this.strayMoney.keep(provider, kind, money, known);
    if (row) await this.tell.add('money.strayed', { source: `stray:${row.id}`, amount: money.amount, order });
  }
}

const numbersOf = ({ attemptNo, transactionId }: ReceivedMoney) => ({ attemptNo, transactionId });

/** Somebody has paid for it already. */
const isPaid = (order: Order): boolean => order.status !== 'cancelled' && dueOf(order) <= 0;
