import type {
  CancellationInput,
  PostedCancellationAction,
} from '@lanzi/shared/cancellation/cancellation.contract';
import { toRemit } from '../support/cancelling';
import { cancellationLists } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type { PostedRefundAction, RefundActionBody } from '@lanzi/shared/payment/payment.contract';
import type { PaymentShop } from '../support/payment-shop';
import type { Buyer, Known, Walk } from './walk';

const troubles = {
  both: [
    ...['off', 'error', 'forget_answer', 'wrong_signature', 'not_enough', 'refund_later', 'refund_closed'],
    ...['notify_twice', 'notify_late', 'never_notify', 'notify_wrong_amount', 'notify_wrong_signature'],
  ],
  wechat_pay: ['refund_abnormal'],
};

/** Payers pay, or do not; providers misbehave; staff settle refunds and decide about cancellations. */
export class MoneyMoves {
  /** What payers have a page of that they have not paid on, oldest first. */
  private attempts: string[] = [];

  constructor(
    private readonly shop: PaymentShop,
    private readonly walk: Walk,
  ) {}

  /** Somebody opens a payment; then they pay, only begin to, or forget about it. */
  async openAndPay(): Promise<void> {
    const waiting = await this.waitingOnline();
    if (waiting.length === 0) return;
    const then = this.walk.random.pick(['pay', 'pay', 'pay', 'begin', 'forget'] as const);
    await this.open(this.walk.random.pick(waiting), then);
  }

  /** The order changes while its page is open, and the page is paid all the same. */
  async payOutdated(change: (order: Known) => Promise<void>): Promise<void> {
    const waiting = await this.waitingOnline();
    if (waiting.length === 0) return;
    const order = this.walk.random.pick(waiting);
    const attemptNo = await this.open(order, 'forget');
    await change(order);
    if (attemptNo !== undefined) await this.tryToPay(attemptNo);
  }

  /** Undefined when nobody can pay what was opened. */
  private async open(
    { orderNo, buyer }: Known,
    then: 'pay' | 'begin' | 'forget',
  ): Promise<string | undefined> {
    const { walk, shop } = this;
    const client = walk.random.pick(['phone', 'desktop'] as const);
    walk.lastMove = `${buyer} opens ${orderNo} at ${client} to ${then}`;
    // The one that is closed for it may turn out to be paid.
    const refusals = ['provider_failed', 'version_conflict', 'action_not_allowed'] as const;
    const opened = await walk.lawfully('opened', refusals, () => shop.tryToOpen(buyer, orderNo, client));
    if (!opened) return undefined;
    const { attemptNo, shown } = opened;
    if (!this.attempts.includes(attemptNo)) this.attempts.push(attemptNo);
    // Nobody has told the shop yet that this one is paid.
    if (!shown) return undefined;
    if (then === 'begin') await shop.beginToPay(attemptNo);
    if (then !== 'pay') return attemptNo;
    await shop.pay(attemptNo);
    this.attempts = this.attempts.filter((one) => one !== attemptNo);
    walk.count('paid');
    return undefined;
  }

  /** On a page that was opened before, whatever became of its order. */
  async payLate(): Promise<void> {
    if (this.attempts.length === 0) return;
    this.walk.lastMove = '';
    await this.tryToPay(this.walk.random.pick(this.attempts.slice(-4)));
  }

  private async tryToPay(attemptNo: string): Promise<void> {
    this.walk.lastMove += `; pay ${attemptNo} on an old page`;
    const { statusCode } = await this.shop.tryToPay(attemptNo);
    expect([200, 404, 409]).toContain(statusCode);
    this.attempts = this.attempts.filter((one) => one !== attemptNo);
    this.walk.count(statusCode === 200 ? 'paid late' : 'not payable');
  }

  async sayPaid(): Promise<void> {
    const { orderNo, buyer } = this.walk.anyOrder();
    this.walk.lastMove = `${buyer} says that ${orderNo} is paid`;
    await this.walk.lawfully('checked', ['provider_failed'], () =>
      this.shop[buyer].checkPayment({ params: { orderNo } }),
    );
  }

  async misbehave(): Promise<void> {
    const { random } = this.walk;
    const service = random.pick<OnlineKind>(['wechat_pay', 'alipay']);
    const modes = service === 'wechat_pay' ? [...troubles.both, ...troubles.wechat_pay] : troubles.both;
    const mode = random.pick(modes);
    this.walk.lastMove = `${service} will ${mode}`;
    await this.shop.misbehave(service, mode, { times: random.pick([1, 1, 2, 4]) });
    this.walk.count('misbehaviour');
  }

  async notifyNow(): Promise<void> {
    this.walk.lastMove = 'whatever was held back is told';
    const { sent } = await this.shop.notifyNow();
    if (sent > 0) this.walk.count('told late');
  }

  async topUp(): Promise<void> {
    const { random } = this.walk;
    const by = random.pick<Buyer>(['shopper', 'other']);
    const params = { id: String(this.shop.has.people[by].id) };
    const body = { amount: random.pick([10_000, 30_000, 30_000, -2000]), reason: '活动' };
    this.walk.lastMove = `balance of ${by} ${body.amount}`;
    const idempotencyKey = `top-up-${this.walk.done.topped ?? 0}-${random.int(1, 1e9)}`;
    await this.walk.lawfully('topped', ['balance_too_low'], () =>
      this.shop.owner.adjustCustomerBalance({ params, body }, { idempotencyKey }),
    );
  }

  /** Staff act on a refund that needs a person. */
  async seeToRefund(): Promise<void> {
    const { walk, shop } = this;
    const { random } = walk;
    const state = random.pick(['failed', 'abnormal', 'requested'] as const);
    const { items } = await shop.owner.listRefunds({ query: { state } });
    const able = items.filter(({ allowedActions }) => allowedActions.length > 0);
    if (able.length === 0) return;
    const { id, version, refundNo, allowedActions } = random.pick(able);
    const action = random.pick(allowedActions as PostedRefundAction[]);
    walk.lastMove = `${action} of ${state} refund ${refundNo}`;
    const body: RefundActionBody<'fail'> & RefundActionBody<'settle_by_hand'> = {
      ...{ version, reason: '账号有误', remittance: '招行转账' },
    };
    await shop.owner.actOnRefund({ params: { id, action }, body });
    walk.count(`refund ${action}`);
  }

  /** A provider ends a refund that it accepted, or that a person told it another account for. */
  async finishRefund(): Promise<void> {
    const { walk, shop } = this;
    const open = await this.unfinishedRefunds();
    if (open.length === 0) return;
    const { no, provider } = walk.random.pick(open);
    const as = walk.random.pick(
      provider === 'wechat_pay'
        ? (['SUCCESS', 'SUCCESS', 'ABNORMAL', 'CLOSED'] as const)
        : (['SUCCESS', 'CLOSED'] as const),
    );
    walk.lastMove = `${provider} finishes refund ${no} as ${as}`;
    await shop.finishRefund(no, as);
    walk.count(`finished ${as}`);
  }

  /** What the providers still work on, or could still do, and nobody remitted by hand meanwhile. */
  async unfinishedRefunds(): Promise<{ no: string; provider: OnlineKind }[]> {
    const open = (await this.shop.trades()).flatMap(({ provider, refunds }) =>
      refunds
        .filter(({ status }) => status === 'processing' || status === 'abnormal')
        .map(({ no }) => ({ no, provider })),
    );
    const still: { no: string; provider: OnlineKind }[] = [];
    for (const refund of open)
      if ((await this.shop.refundRow(refund.no)).state !== 'succeeded') still.push(refund);
    return still;
  }

  async seeToCancellation(): Promise<void> {
    const { walk, shop } = this;
    const { random } = walk;
    const list = random.pick([...cancellationLists, 'to_review', 'to_review'] as const);
    const { items } = await shop.owner.listCancellations({ query: { list } });
    const able = items.filter(({ allowedActions }) => allowedActions.length > 0);
    if (able.length === 0) return;
    const { id, version, orderNo, refunds, allowedActions } = random.pick(able);
    const action = random.pick(allowedActions as PostedCancellationAction[]);
    walk.lastMove = `${action} cancellation of ${orderNo}`;
    const body: CancellationInput<'approve'> & CancellationInput<'refund_succeeded'> = {
      ...{ version, staffNo: 'A001', reason: '查看后决定', remittance: '招行转账' },
      amount: toRemit({ refunds }),
      ...{ refundTo: random.pick(['original', 'original', 'balance', 'by_hand'] as const) },
      ...{ goodsIntact: random.chance(0.5), invoiceReturned: true },
    };
    await shop.owner.actOnCancellation({ params: { id, action }, body });
    walk.count(`cancellation ${action}`);
  }

  /** The latest orders that wait to be paid through a provider. */
  private async waitingOnline(): Promise<Known[]> {
    const rows = await this.shop.dataSource.query<{ order_no: string }[]>(
      `SELECT order_no FROM orders WHERE status IN ('pending_payment', 'pending_confirmation')
         AND payment_kind IN ('wechat_pay', 'alipay') ORDER BY id DESC LIMIT 8`,
    );
    const numbers = new Set(rows.map(({ order_no }) => order_no));
    return this.walk.orders.filter(({ orderNo }) => numbers.has(orderNo));
  }
}
