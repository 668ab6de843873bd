import { Product } from '@lanzi/server/catalog/product.entity';
import { Sku } from '@lanzi/server/catalog/sku.entity';
import { ConfirmReceipt } from '@lanzi/server/fulfilment/confirm-receipt';
import { ExpireOrders } from '@lanzi/server/order/expire-orders';
import { PlaceOrder } from '@lanzi/server/order/place-order';
import { QuoteOrder } from '@lanzi/server/order/quote-order';
import { Balances } from '@lanzi/server/payment/balances';
import type { TestClock } from '@lanzi/server/platform/clock';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { ShopSnapshot } from '@lanzi/server/shop/shop-snapshot';
import { isOnline, type PayClient, type PaymentKind } from '@lanzi/shared/order/order.terms';
import { SeededRandom } from '@lanzi/shared/seeded-random';
import { In } from 'typeorm';
import {
  DemoAfterSales,
  isAfterSaleFate,
  plannedAfterSales,
  shoppersAfterSales,
  type AfterSaleFate,
} from './demo-after-sales';
import { DemoActs, shopperOf } from './demo-acts';
import { DemoEdits, isEditFate, plannedEdits, type EditFate } from './demo-edits';
import { readShop } from './demo-files';
import type { DemoProviders } from './demo-providers';
import { DemoOpinions } from './demo-opinions';
import { planOnBehalf } from './demo-on-behalf';
import { DemoParcels, isParcelFate, plannedParcels, type ParcelFate } from './demo-parcels';
import { DemoReviews, isReview, type Review } from './demo-reviews';
import type { Demo, DemoPerson, Get } from './demo-shop';
import { DAY, HOUR, MINUTE, Timetable } from './demo-timetable';

/** SKUs with less stand for scarce goods and are left alone. */
const plenty = 30;

/** How far an order gets in the demo; each is a believable fate. */
type Fate =
  | 'completed'
  | 'part_refunded'
  | 'shipped'
  | 'to_ship'
  | 'out_of_stock'
  | 'cancelled'
  | 'expired'
  | 'pending_payment'
  | 'pending_confirmation'
  | 'proof_rejected'
  | 'paid_too_late'
  | 'paid_wrong_amount'
  | 'overpaid'
  | 'underpaid'
  | 'by_hand'
  | Review
  | EditFate
  | AfterSaleFate
  | ParcelFate;

const unpaid: readonly Fate[] = ['expired', 'pending_payment', 'paid_wrong_amount'];
const shownByProof: readonly Fate[] = ['pending_confirmation', 'proof_rejected'];

interface Planned {
  buyer: DemoPerson;
  pickup: boolean;
  fate: Fate;
  /** Left open where it does not matter; the balance where it does not suffice, too. */
  kind?: PaymentKind;
}
type Placed = Pick<Planned, 'buyer' | 'fate' | 'pickup'> & {
  orderNo: string;
  kind: PaymentKind;
  client: PayClient;
};

/**
 * Orders of the last 30 days, made by the shop's own use cases at their own times, so that stock, payments and
 * histories agree. `count` orders and some more; the same every time but for the moment it ends at.
 */
export async function makeHistory(
  get: Get,
  demo: Demo,
  providers: DemoProviders,
  clock: TestClock,
  end: Date,
  count: number,
): Promise<void> {
  const history = new History(get, demo, providers, clock, end);
  await history.prepare();
  for (let n = 0; n < count; n++) history.plan(n, count);
  history.planTopUps();
  history.planReviews();
  history.planShopper();
  history.planParcels();
  history.planAfterSales();
  history.planOnBehalf();
  history.planEdits();
  await history.play();
}

class History {
  private readonly random = new SeededRandom(20_260_101);
  private readonly timetable: Timetable;
  private readonly acts: DemoActs;
  private readonly reviews: DemoReviews;
  private readonly parcels: DemoParcels;
  private readonly opinions: DemoOpinions;
  private readonly afterSales: DemoAfterSales;
  private readonly edits: DemoEdits;
  private skus: Sku[] = [];
  private notes: string[] = [];

  constructor(
    private readonly get: Get,
    private readonly demo: Demo,
    private readonly providers: DemoProviders,
    private readonly clock: TestClock,
    end: Date,
  ) {
    this.timetable = new Timetable(clock, end, this.random);
    this.acts = new DemoActs(get, demo, clock, this.random);
    this.parcels = new DemoParcels(get, this.timetable, this.acts, providers, clock);
    this.opinions = new DemoOpinions(demo, this.timetable, this.acts);
    this.afterSales = new DemoAfterSales(get, this.timetable, this.acts, clock, this.random);
    this.edits = new DemoEdits(get, this.timetable, this.acts);
    this.reviews = new DemoReviews(this.timetable, this.acts, providers, this.random);
  }

  async prepare(): Promise<void> {
    const { manager } = this.get(UnitOfWork);
    const onShelf = new Set((await manager.findBy(Product, { onShelf: true })).map(({ id }) => id));
    this.skus = (await manager.find(Sku)).filter((sku) => onShelf.has(sku.productId) && sku.onHand >= plenty);
    this.notes = (await readShop()).buyerNotes;
    await this.opinions.prepare();
  }

  /** Orders come closer together towards today, and the freshest are still waiting for something. */
  plan(n: number, count: number): void {
    const { random } = this;
    const age = (1 - (n + 0.5) / count) ** 1.4 * 30 * DAY;
    const buyer = random.pick(this.demo.customers);
    const pickup = random.chance(0.4);
    this.timetable.before(Math.max(age, (count - n) * 4 * MINUTE), () =>
      this.place({ buyer, pickup, fate: this.fateAt(age) }),
    );
  }

  /** Some keep money with the shop, the demo's own shopper more than any order of theirs takes. */
  planTopUps(): void {
    const topUp = (days: number, buyer: DemoPerson, amount: number, reason: string) =>
      this.timetable.before(days * DAY, () => this.acts.topUp(buyer, amount, reason));
    topUp(12, this.demo.shopper, 100_000, '门店充值 1000 元，收现金');
    topUp(11.9, this.demo.shopper, 8_000, '充 1000 送 80');
    for (const [at, buyer] of this.demo.customers.slice(1, 13).entries())
      topUp(29 - at, buyer, 50_000, '门店充值 500 元，刷卡');
    const [, unlucky] = this.demo.customers;
    if (unlucky) topUp(4, unlucky, 2_000, '草莓压坏了，补偿 20 元');
  }

  /** Something in each of the six lists of cancellations, and money that came otherwise than it should. */
  planReviews(): void {
    const planned: [hours: number, kind: PaymentKind, fate: Fate][] = [
      [220, 'wechat_pay', 'returned'],
      [190, 'offline', 'remitted'],
      [150, 'alipay', 'paid_too_late'],
      [140, 'alipay', 'refunded'],
      [130, 'wechat_pay', 'return_failed'],
      [110, 'wechat_pay', 'awaiting_return'],
      [90, 'alipay', 'awaiting_return'],
      [72, 'cash_on_delivery', 'overpaid'],
      [60, 'wechat_pay', 'refund_failed'],
      [54, 'offline', 'awaiting_refund'],
      [50, 'wechat_pay', 'refused'],
      [44, 'cash_on_delivery', 'underpaid'],
      [16, 'wechat_pay', 'paid_wrong_amount'],
      [12, 'alipay', 'to_review'],
      [33, 'offline', 'by_hand'],
    ];
    const [, ...others] = this.demo.customers;
    for (const [at, [hours, kind, fate]] of planned.entries()) {
      const buyer = others[at * 2];
      if (buyer) this.timetable.before(hours * HOUR, () => this.place({ buyer, pickup: false, fate, kind }));
    }
  }

  /** A parcel in each state, and e-waybills that went wrong. */
  planParcels(): void {
    this.parcels.plan();
    const [, ...others] = this.demo.customers;
    for (const [at, [hours, fate]] of plannedParcels.entries()) {
      const buyer = others[at * 2 + 1];
      const planned = { pickup: false, fate, kind: 'wechat_pay' as const };
      if (buyer) this.timetable.before(hours * HOUR, () => this.place({ ...planned, buyer }));
    }
  }

  /** An after-sale in each state; the demo's own shopper has one to send back, and one that is over. */
  planAfterSales(): void {
    const { customers, shopper } = this.demo;
    const planned = [
      ...plannedAfterSales.map((one, at) => [...one, customers[at * 2 + 2]] as const),
      ...shoppersAfterSales.map((one) => [...one, shopper] as const),
    ];
    for (const [hours, kind, fate, buyer] of planned)
      if (buyer) this.timetable.before(hours * HOUR, () => this.place({ buyer, pickup: false, fate, kind }));
  }

  /** Orders that were edited once they were paid. */
  planEdits(): void {
    for (const [at, [hours, fate]] of plannedEdits.entries()) {
      const buyer = this.demo.customers.at(-4 - at);
      const planned = { pickup: false, fate, kind: 'wechat_pay' as const };
      if (buyer) this.timetable.before(hours * HOUR, () => this.place({ ...planned, buyer }));
    }
  }

  planOnBehalf(): void {
    planOnBehalf(this.get, this.timetable, this.demo.customers.slice(-3), () => this.skus);
  }

  /** The demo's own shopper has something in every tab, paid in every way. */
  planShopper(): void {
    const mine: [hours: number, pickup: boolean, fate: Fate, kind?: PaymentKind][] = [
      [170, false, 'returned', 'alipay'],
      [120, true, 'part_refunded', 'wechat_pay'],
      [78, false, 'refunded', 'balance'],
      [75, true, 'completed', 'balance'],
      [49, false, 'refunded', 'wechat_pay'],
      [26, true, 'completed'],
      [25, false, 'shipped', 'alipay'],
      [9, false, 'pending_confirmation'],
      [7, false, 'to_review', 'wechat_pay'],
      [6, false, 'to_ship', 'balance'],
      [3, false, 'pending_payment', 'wechat_pay'],
      [2, true, 'to_ship', 'wechat_pay'],
      [1, true, 'to_ship', 'pay_at_store'],
    ];
    const buyer = this.demo.shopper;
    for (const [hours, pickup, fate, kind] of mine)
      this.timetable.before(hours * HOUR, () => this.place({ buyer, pickup, fate, kind }));
  }

  async play(): Promise<void> {
    await this.timetable.play();
    await this.get(ExpireOrders).sweep();
    await this.get(ConfirmReceipt).sweep();
  }

  private fateAt(age: number): Fate {
    const { random } = this;
    if (random.chance(0.06)) return 'cancelled';
    if (age > 3 * DAY) return random.chance(0.06) ? 'expired' : 'completed';
    if (age > 20 * HOUR)
      return random.pick(['shipped', 'shipped', 'to_ship', 'completed', 'out_of_stock', 'out_of_stock']);
    return random.pick([
      ...(['to_ship', 'to_ship', 'shipped', 'completed'] as const),
      ...(['pending_payment', 'pending_confirmation', 'proof_rejected'] as const),
    ]);
  }

  private async place(planned: Planned): Promise<void> {
    const { random } = this;
    const { buyer, pickup, fate } = planned;
    const { paymentMethods, shippingMethods } = await this.get(ShopSnapshot).get();
    const delivery = pickup
      ? ({
          mode: 'pickup',
          storeId: String(random.pick(this.demo.storeIds)),
          contactName: buyer.contactName,
          contactPhone: buyer.phone,
        } as const)
      : ({
          mode: 'express',
          addressId: String(buyer.addressId),
          shippingMethodId: String(random.pick(shippingMethods).id),
        } as const);
    const lines = await this.basket();
    const { amounts } = await this.get(QuoteOrder).run(buyer.id, { lines, delivery });
    const kind = await this.kindFor(planned, amounts.total);
    const method = paymentMethods.find((one) => one.kind === kind);
    if (!method) return;
    const note = random.chance(0.25) ? random.pick(this.notes) : '';
    const origin = random.chance(0.7) ? 'miniapp' : 'h5';
    const { order } = await this.get(PlaceOrder).run(shopperOf(buyer), {
      lines,
      delivery,
      paymentMethodId: String(method.id),
      ...{ note, origin },
      expectedTotal: amounts.total,
    });
    const inMiniProgram = origin === 'miniapp' && kind === 'wechat_pay' && buyer.inMiniProgram;
    this.goOn({
      ...{ orderNo: order.orderNo, buyer, fate, kind, pickup },
      client: inMiniProgram ? 'miniapp' : 'phone',
    });
  }

  private async kindFor({ buyer, pickup, fate, kind }: Planned, total: number): Promise<PaymentKind> {
    const { random } = this;
    const suffices = (await this.get(Balances).of(buyer.id)) >= total;
    if (kind && (kind !== 'balance' || suffices)) return kind;
    if (shownByProof.includes(fate)) return 'offline';
    const online = random.pick(['wechat_pay', 'wechat_pay', 'alipay'] as const);
    if (unpaid.includes(fate)) return random.pick(['offline', online]);
    if (suffices && random.chance(0.3)) return 'balance';
    return random.pick([
      ...[online, online, 'offline' as const],
      ...[pickup ? ('pay_at_store' as const) : ('cash_on_delivery' as const)],
    ]);
  }

  /** One to four SKUs of which there are enough. */
  private async basket(): Promise<{ skuId: string; quantity: number }[]> {
    const { random } = this;
    const { manager } = this.get(UnitOfWork);
    const picked = random.some(this.skus, random.int(1, 4)).map(({ id }) => id);
    const there = (await manager.findBy(Sku, { id: In(picked) })).filter(
      (sku) => sku.onHand - sku.reserved > 3,
    );
    if (there.length === 0) return this.basket();
    return there.map(({ id }) => ({ skuId: String(id), quantity: random.pick([1, 1, 1, 2, 2, 3]) }));
  }

  private goOn(order: Placed): void {
    const { random, timetable, acts } = this;
    const { orderNo, buyer, fate, kind } = order;
    const soon = random.int(3, 9) * MINUTE;
    if (fate === 'paid_too_late') return this.payTooLate(order);
    if (fate === 'cancelled' && !(isOnline(kind) && random.chance(0.5)))
      return timetable.later(random.int(5, 40) * MINUTE, () =>
        // What is paid already only staff can cancel at once.
        acts.cancel(orderNo, kind === 'balance' || random.chance(0.5) ? 'staff' : buyer),
      );
    if (unpaid.includes(fate)) return this.leaveUnpaid(order);
    if (isOnline(kind))
      return timetable.later(soon, async () => {
        await this.payOnline(order);
        this.fulfil(order);
      });
    if (kind === 'offline') return timetable.later(soon, () => this.showProof(order));
    this.fulfil(order);
  }

  private async payOnline({ orderNo, buyer, client }: Placed): Promise<void> {
    const payment = await this.acts.openPayment(orderNo, buyer, client);
    await this.providers.look(payment);
    await this.providers.pay(payment);
  }

  /** The page stays open while the order is cancelled elsewhere, and is paid after that. */
  private payTooLate({ orderNo, buyer, client }: Placed): void {
    this.timetable.later(5 * MINUTE, async () => {
      const payment = await this.acts.openPayment(orderNo, buyer, client);
      await this.providers.look(payment);
      this.timetable.later(2 * MINUTE, () => this.acts.cancel(orderNo, buyer));
      this.timetable.later(4 * MINUTE, () => this.providers.pay(payment));
      this.timetable.later(5 * MINUTE, () => this.acts.carryOutRefunds());
    });
  }

  private leaveUnpaid(order: Placed): void {
    const { orderNo, buyer, fate, kind, client } = order;
    this.timetable.later(DAY + MINUTE, async () => void (await this.get(ExpireOrders).sweep()));
    if (!isOnline(kind) || (fate !== 'paid_wrong_amount' && this.random.chance(0.5))) return;
    this.timetable.later(4 * MINUTE, async () => {
      if (fate !== 'paid_wrong_amount') return void (await this.acts.openPayment(orderNo, buyer, client));
      await this.providers.goWrong(kind, 'notify_wrong_amount');
      await this.payOnline(order);
    });
  }

  private async showProof(order: Placed): Promise<void> {
    const { orderNo, buyer, fate } = order;
    await this.acts.submitProof(orderNo, buyer);
    if (fate === 'pending_confirmation') return;
    this.timetable.atWork(this.random.int(10, 50) * MINUTE, async () => {
      if (fate === 'proof_rejected') return this.acts.rejectProof(orderNo);
      await this.acts.confirmPayment(orderNo);
      this.fulfil(order);
    });
  }

  private fulfil(order: Placed): void {
    const { random, timetable, acts } = this;
    const { orderNo, buyer, fate, pickup } = order;
    if (fate === 'to_ship') return;
    if (fate === 'cancelled') return timetable.atWork(20 * MINUTE, () => acts.cancel(orderNo, 'staff'));
    if (isReview(fate)) return this.reviews.begin(order, fate);
    if (isParcelFate(fate)) return timetable.atWork(HOUR, () => this.parcels.begin(orderNo, fate));
    if (isEditFate(fate)) return timetable.atWork(HOUR, () => this.edits.begin(orderNo, fate));
    timetable.atWork(random.int(1, 5) * HOUR, async () => {
      if (fate === 'out_of_stock') return acts.markOutOfStock(orderNo);
      if (fate === 'by_hand') return acts.completeByHand(orderNo);
      if (pickup) {
        await acts.redeem(orderNo);
        this.opinions.begin(orderNo, buyer);
        return this.complain(order);
      }
      if (fate === 'shipped' && random.chance(0.5)) return this.parcels.send(orderNo);
      await acts.ship(orderNo);
      const shippedAt = this.clock.now();
      if (fate === 'shipped') this.parcels.travel(orderNo);
      if (fate === 'overpaid' || fate === 'underpaid')
        timetable.atWork(9 * HOUR, () => acts.collect(orderNo, fate === 'overpaid' ? 500 : -1000));
      if (fate === 'shipped' || fate === 'underpaid') return;
      const days = random.int(30, 60) * HOUR;
      timetable.later(days - 3 * HOUR, () => this.parcels.arrive(orderNo, shippedAt));
      timetable.later(days, async () => {
        await acts.receive(orderNo, buyer);
        this.opinions.begin(orderNo, buyer);
        this.complain(order);
      });
    });
  }

  private complain(order: Placed): void {
    const { orderNo, fate, kind } = order;
    if (isAfterSaleFate(fate)) return this.afterSales.begin(order, fate);
    const paidAway = isOnline(kind) || kind === 'balance';
    if (fate !== 'part_refunded' && !(paidAway && this.random.chance(0.06))) return;
    const to = this.random.chance(0.3) ? 'balance' : 'original';
    this.timetable.atWork(this.random.int(2, 20) * HOUR, () => this.acts.giveBackPart(orderNo, to));
  }
}
