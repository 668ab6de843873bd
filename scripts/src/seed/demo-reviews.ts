import { isOnline, type PaymentKind } from '@lanzi/shared/order/order.terms';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';
import type { SeededRandom } from '@lanzi/shared/seeded-random';
import type { DemoActs } from './demo-acts';
import type { DemoProviders } from './demo-providers';
import type { DemoPerson } from './demo-shop';
import { HOUR, type Timetable } from './demo-timetable';

/** How far a request to cancel gets: what staff decide, and what becomes of goods and money. */
const ofUnshipped = [
  ...['to_review', 'refused', 'refunded', 'refund_failed', 'awaiting_refund', 'remitted'],
] as const;
const ofShipped = ['awaiting_return', 'return_failed', 'returned'] as const;
const reviews = [...ofUnshipped, ...ofShipped] as const;
export type Review = (typeof reviews)[number];
export const isReview = (fate: string): fate is Review => (reviews as readonly string[]).includes(fate);

interface PaidOrder {
  orderNo: string;
  buyer: DemoPerson;
  kind: PaymentKind;
}

/** Requests to cancel paid orders, and what follows from them in the hours and days after. */
export class DemoReviews {
  constructor(
    private readonly timetable: Timetable,
    private readonly acts: DemoActs,
    private readonly providers: DemoProviders,
    private readonly random: SeededRandom,
  ) {}

  /** The order is paid; the shopper thinks better of it, some only once it has left. */
  begin(order: PaidOrder, review: Review): void {
    const { random, timetable, acts } = this;
    const { orderNo, buyer, kind } = order;
    const ask = async () => {
      await acts.requestCancellation(orderNo, buyer, kind === 'offline' ? accountOf(buyer) : undefined);
      if (review !== 'to_review') timetable.atWork(random.int(1, 3) * HOUR, () => this.decide(order, review));
    };
    if (!(ofShipped as readonly Review[]).includes(review))
      return timetable.later(random.int(1, 3) * HOUR, ask);
    timetable.atWork(2 * HOUR, async () => {
      await acts.ship(orderNo);
      timetable.later(random.int(8, 20) * HOUR, ask);
    });
  }

  private async decide({ orderNo, kind }: PaidOrder, review: Review): Promise<void> {
    const { random, timetable, acts } = this;
    if (review === 'refused') {
      await acts.refuse(orderNo);
      return timetable.atWork(2 * HOUR, () => acts.ship(orderNo));
    }
    if (review === 'refund_failed' && isOnline(kind)) await this.providers.goWrong(kind, 'not_enough');
    await acts.approve(orderNo);
    const days = random.int(26, 50) * HOUR;
    if (review === 'remitted') timetable.atWork(2 * HOUR, () => acts.remit(orderNo));
    if (review === 'return_failed') timetable.atWork(days, () => acts.returnFailed(orderNo));
    if (review === 'returned') timetable.atWork(days, () => acts.returned(orderNo, kind === 'wechat_pay'));
  }
}

const accountOf = ({ contactName: holder, id }: DemoPerson): RefundAccount => ({
  ...{ holder, bank: '演示银行' },
  number: `6200 0000 0000 ${String(id).padStart(4, '0')}`,
});
