import { RateLimits } from '../../src/platform/http/rate-limits';
import type { PaymentShop } from '../support/payment-shop';
import { AfterSaleMoves } from './after-sale-moves';
import { MoneyMoves } from './money-moves';
import { OrderMoves } from './order-moves';
import { ReviewMoves } from './review-moves';
import { Walk } from './walk';

/** Walks at random through one shop; the same seed makes the same moves. */
export class Walker {
  readonly walk: Walk;
  private readonly orders: OrderMoves;
  private readonly money: MoneyMoves;
  private readonly reviews: ReviewMoves;
  private readonly afterSales: AfterSaleMoves;

  constructor(
    private readonly shop: PaymentShop,
    seed: number,
  ) {
    this.walk = new Walk(seed);
    this.orders = new OrderMoves(shop, this.walk);
    this.money = new MoneyMoves(shop, this.walk);
    this.reviews = new ReviewMoves(shop, this.walk);
    this.afterSales = new AfterSaleMoves(shop, this.walk);
  }

  async prepare(): Promise<void> {
    await this.afterSales.prepare();
    return this.orders.prepare();
  }

  /** One move, and everything that follows from it. */
  async step(): Promise<void> {
    await this.move();
    await this.settle();
  }

  private move(): Promise<void> {
    const roll = this.walk.random.next();
    const moves: [upTo: number, move: () => Promise<void>][] = [
      [0.18, () => this.orders.place()],
      [0.2, () => this.orders.placeOnBehalf()],
      [0.24, () => this.timePasses()],
      [0.27, () => this.orders.countStock()],
      [0.31, () => this.orders.redeemByCode()],
      [0.36, () => this.orders.twoAtOnce()],
      [0.48, () => this.money.openAndPay()],
      [0.53, () => this.money.payOutdated((order) => this.orders.outdate(order))],
      [0.56, () => this.money.payLate()],
      [0.57, () => this.money.sayPaid()],
      [0.61, () => this.money.misbehave()],
      [0.63, () => this.money.notifyNow()],
      [0.65, () => this.money.topUp()],
      [0.68, () => this.money.seeToRefund()],
      [0.69, () => this.money.finishRefund()],
      [0.73, () => this.money.seeToCancellation()],
      [0.76, () => this.reviews.moderate()],
      [0.79, () => this.orders.byHand()],
      [0.86, () => this.afterSales.goOn()],
      [0.88, () => this.orders.editOne()],
      [0.91, () => this.orders.receiveOne()],
      [1, () => this.orders.act()],
    ];
    const [, move] = moves.find(([upTo]) => roll < upTo) ?? [];
    return !move || this.walk.orders.length === 0 ? this.orders.place() : move();
  }

  private async timePasses(): Promise<void> {
    const minutes = this.walk.random.pick([1, 1, 3, 5, 5, 10, 31, 60 * 24 * 8]);
    this.walk.lastMove = `${minutes} minutes pass`;
    await this.shop.later({ minutes });
    const before = await this.expired();
    await this.runJobs();
    if ((await this.expired()) > before) this.walk.count('expired');
  }

  /** All that is on its way arrives. */
  async settle(): Promise<void> {
    do {
      await this.shop.quiet();
      await this.shop.drain();
      await this.shop.quiet();
    } while ((await this.shop.count('outbox')) > 0);
  }

  /** Providers behave again, and so much time passes that everything comes to its end. */
  async finish(): Promise<void> {
    const { shop } = this;
    await shop.behave();
    for (const { no } of await this.money.unfinishedRefunds()) await shop.finishRefund(no, 'SUCCESS');
    await shop.notifyNow();
    await this.settle();
    // Orders that staff placed wait for a day.
    for (const minutes of [24 * 60 + 31, 31, 31, 31, 31, 31]) {
      await shop.later({ minutes });
      await this.runJobs();
      await this.settle();
    }
  }

  private async runJobs(): Promise<void> {
    await this.shop.runJob('expire unpaid orders');
    await this.shop.askProviders();
    await this.shop.runJob('receive shipped orders');
    await this.shop.runJob('end after-sales');
    for (const limit of ['open-payment', 'check-payment'])
      for (const buyer of ['shopper', 'other'] as const)
        await this.shop.app.get(RateLimits).reset(limit, String(this.shop.has.people[buyer].id));
  }

  private expired(): Promise<number> {
    return this.shop.count('order_events', "action = 'expire'");
  }
}
