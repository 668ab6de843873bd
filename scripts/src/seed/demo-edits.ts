import { EditOrder } from '@lanzi/server/order/edit-order';
import { Collect } from '@lanzi/server/order/money/collect';
import { Order } from '@lanzi/server/order/order.entity';
import { dueOf } from '@lanzi/server/order/order.store';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { clerk, manager, type DemoActs } from './demo-acts';
import type { Get } from './demo-shop';
import { HOUR, type Timetable } from './demo-timetable';

/** What becomes of the difference that an edit after the payment leaves. */
export const editFates = ['edited', 'edited_and_settled'] as const;
export type EditFate = (typeof editFates)[number];
export const isEditFate = (fate: string): fate is EditFate => (editFates as readonly string[]).includes(fate);

/** Hours before the end at which the orders are placed. */
export const plannedEdits: [hours: number, fate: EditFate][] = [
  [46, 'edited_and_settled'],
  [38, 'edited'],
];

/** Customers call after they have paid: one more of this, and a bag for it. */
export class DemoEdits {
  constructor(
    private readonly get: Get,
    private readonly timetable: Timetable,
    private readonly acts: DemoActs,
  ) {}

  async begin(orderNo: string, fate: EditFate): Promise<void> {
    const [first] = await this.acts.linesOf(orderNo);
    if (!first) return;
    const wish = {
      lines: [{ lineId: String(first.id), quantity: first.quantity + 1 }],
      added: [],
      ...(fate === 'edited_and_settled' && {
        extras: [{ kind: 'item' as const, title: '礼品袋', amount: 500 }],
      }),
    };
    const { version, amounts } = await this.get(EditOrder).preview(orderNo, manager, wish);
    const reason = '顾客来电，要多加一件';
    const body = { version, ...wish, expectedTotal: amounts.total, reason };
    await this.get(EditOrder).run({ orderNo }, manager, body);
    if (fate === 'edited_and_settled') this.timetable.atWork(2 * HOUR, () => this.collect(orderNo));
  }

  private async collect(orderNo: string): Promise<void> {
    const order = await this.get(UnitOfWork).manager.findOneByOrFail(Order, { orderNo });
    const body = { version: order.version, amount: dueOf(order), note: '差额微信转账，已到账' };
    await this.get(Collect).run({ orderNo }, clerk, body);
  }
}
