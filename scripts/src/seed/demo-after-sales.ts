import { boughtGoods } from '@lanzi/server/after-sale/bought-goods';
import { DecideAfterSale } from '@lanzi/server/after-sale/decide-after-sale';
import { RefundAfterSale } from '@lanzi/server/after-sale/refund-after-sale';
import { ReplaceGoods } from '@lanzi/server/after-sale/replace-goods';
import { RequestAfterSale } from '@lanzi/server/after-sale/request-after-sale';
import { ReturnGoods } from '@lanzi/server/after-sale/return-goods';
import { AfterSale, AfterSaleLine } from '@lanzi/server/order/after-sale.entity';
import { OrderLine } from '@lanzi/server/order/order-line.entity';
import { Order } from '@lanzi/server/order/order.entity';
import { returnableOf } from '@lanzi/server/order/order.store';
import type { TestClock } from '@lanzi/server/platform/clock';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { Uploads } from '@lanzi/server/platform/storage/uploads';
import { dayInZone } from '@lanzi/server/platform/zoned-day';
import { ReturnAddress } from '@lanzi/server/shop/return-address.entity';
import { ShopSnapshot } from '@lanzi/server/shop/shop-snapshot';
import { mostBackFor } from '@lanzi/shared/after-sale/after-sale-amount';
import type { AfterSaleKind } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type { SeededRandom } from '@lanzi/shared/seeded-random';
import { waybillNoOf } from '../sandbox/kdniao/carriers';
import { clerk, shopperOf, type DemoActs } from './demo-acts';
import { readCatalogue, readPicture } from './demo-files';
import type { DemoPerson, Get } from './demo-shop';
import { HOUR, type Timetable } from './demo-timetable';

/** How far an after-sale gets in the demo. */
const afterSales = {
  asked_back: { kind: 'return', upTo: 'requested' },
  asked_other: { kind: 'exchange', upTo: 'requested' },
  asked_in_vain: { kind: 'return', upTo: 'refused' },
  to_send_back: { kind: 'return', upTo: 'approved' },
  coming_back: { kind: 'exchange', upTo: 'return_shipped' },
  came_back: { kind: 'return', upTo: 'received' },
  replaced: { kind: 'exchange', upTo: 'replacement_shipped' },
  exchanged: { kind: 'exchange', upTo: 'done' },
  sent_back: { kind: 'return', upTo: 'done' },
} as const satisfies Record<string, { kind: AfterSaleKind; upTo: AfterSale['status'] }>;
export type AfterSaleFate = keyof typeof afterSales;
export const isAfterSaleFate = (fate: string): fate is AfterSaleFate => Object.hasOwn(afterSales, fate);

/** Hours before the end at which the orders are placed: what got far began long ago. */
export const plannedAfterSales: [hours: number, kind: PaymentKind, fate: AfterSaleFate][] = [
  [430, 'wechat_pay', 'sent_back'],
  [400, 'alipay', 'exchanged'],
  [380, 'wechat_pay', 'asked_in_vain'],
  [250, 'wechat_pay', 'replaced'],
  [240, 'alipay', 'came_back'],
  [225, 'wechat_pay', 'coming_back'],
  [180, 'alipay', 'to_send_back'],
  [125, 'wechat_pay', 'asked_back'],
  [115, 'wechat_pay', 'asked_other'],
];
/** The same for the demo's own shopper. */
export const shoppersAfterSales: typeof plannedAfterSales = [
  [420, 'alipay', 'exchanged'],
  [185, 'wechat_pay', 'to_send_back'],
];

interface ReceivedOrder {
  orderNo: string;
  buyer: DemoPerson;
}

/** What shoppers send back after they received it, and what the shop does about it. */
export class DemoAfterSales {
  private readonly catalogue = readCatalogue();

  constructor(
    private readonly get: Get,
    private readonly timetable: Timetable,
    private readonly acts: DemoActs,
    private readonly clock: TestClock,
    private readonly random: SeededRandom,
  ) {}

  /** The goods were received; after some hours something turns out to be wrong with them. */
  begin(order: ReceivedOrder, fate: AfterSaleFate): void {
    const { timetable } = this;
    timetable.later(3 * HOUR, async () => {
      await this.ask(order, afterSales[fate].kind);
      if (afterSales[fate].upTo !== 'requested') timetable.atWork(2 * HOUR, () => this.decide(order, fate));
    });
  }

  private async ask({ orderNo, buyer }: ReceivedOrder, kind: AfterSaleKind): Promise<void> {
    const { manager } = this.get(UnitOfWork);
    const order = await manager.findOneByOrFail(Order, { orderNo });
    const lines = await manager.find(OrderLine, { where: { orderId: order.id }, order: { id: 'ASC' } });
    const items = lines.slice(0, 1).map(({ id }) => ({ lineId: String(id), quantity: 1 }));
    const pictureIds = kind === 'return' ? await this.pictureOf(lines[0], buyer) : [];
    const asked = { version: order.version, items, pictureIds };
    const amount = mostBackFor(items, boughtGoods(order, lines), returnableOf(order));
    const body =
      kind === 'return'
        ? { ...asked, kind, amount, reason: '打开发现有破损，请看照片' }
        : { ...asked, kind, reason: '款式发错了，想换成下单的那一款' };
    await this.get(RequestAfterSale).run({ orderNo, customerId: buyer.id }, shopperOf(buyer), body);
  }

  /** What the shopper photographed looks as the shop shows it. */
  private async pictureOf(line: OrderLine | undefined, buyer: DemoPerson): Promise<string[]> {
    const { products } = await this.catalogue;
    const file = products.find(({ name }) => name['zh-CN'] === line?.productName['zh-CN'])?.pictures.at(-1);
    if (!file) return [];
    const owner = { kind: 'shopper', id: String(buyer.id) } as const;
    return [(await this.get(Uploads).save('picture', await readPicture(file), owner)).id];
  }

  private async decide(order: ReceivedOrder, fate: AfterSaleFate): Promise<void> {
    const { id, version, kind, amount } = await this.afterSale(order);
    if (fate === 'asked_in_vain') {
      const body = { version, reason: '商品已经拆封使用，不能退货' };
      return void (await this.get(DecideAfterSale).refuse(id, clerk, body));
    }
    const { manager } = this.get(UnitOfWork);
    const address = await manager.findOneOrFail(ReturnAddress, { where: {}, order: { preference: 'DESC' } });
    const money = kind === 'return' ? { amount } : {};
    const body = { version, returnAddressId: String(address.id), note: '', ...money };
    await this.get(DecideAfterSale).approve(id, clerk, body);
    if (fate !== 'to_send_back') this.timetable.later(5 * HOUR, () => this.sendBack(order, fate));
  }

  private async sendBack(order: ReceivedOrder, fate: AfterSaleFate): Promise<void> {
    const { id, version, customerId } = await this.afterSale(order);
    const { name: carrier, waybillNo } = await this.parcelOf(order);
    const body = { version, carrier, waybillNo };
    await this.get(ReturnGoods).ship({ id, customerId }, shopperOf(order.buyer), body);
    if (fate !== 'coming_back') this.timetable.atWork(30 * HOUR, () => this.receive(order, fate));
  }

  private async receive(order: ReceivedOrder, fate: AfterSaleFate): Promise<void> {
    const { id, version, kind } = await this.afterSale(order);
    const lines = await this.get(UnitOfWork).manager.findBy(AfterSaleLine, { afterSaleId: id });
    const items = lines.map(({ lineId, quantity }) => ({
      lineId: String(lineId),
      intactQuantity: kind === 'exchange' ? quantity : 0,
    }));
    await this.get(ReturnGoods).receive(id, clerk, { version, items, note: '' });
    if (fate === 'came_back') return;
    this.timetable.atWork(HOUR, () => (kind === 'exchange' ? this.replace(order, fate) : this.refund(order)));
  }

  private async refund(order: ReceivedOrder): Promise<void> {
    const { id, version } = await this.afterSale(order);
    await this.get(RefundAfterSale).start(id, clerk, { version, to: 'original' });
    await this.acts.carryOutRefunds();
    await this.acts.heard();
  }

  private async replace(order: ReceivedOrder, fate: AfterSaleFate): Promise<void> {
    const { id, version, customerId, orderId } = await this.afterSale(order);
    const { contactName, contactPhone, address } = await this.get(UnitOfWork).manager.findOneByOrFail(Order, {
      id: orderId,
    });
    const { carrierId, waybillNo } = await this.parcelOf(order);
    await this.get(ReplaceGoods).ship(id, clerk, {
      ...{ version, to: { contactName, contactPhone, address }, carrierId, waybillNo, note: '' },
      shippedOn: dayInZone(this.clock.now(), 'Asia/Shanghai'),
    });
    if (fate !== 'exchanged') return;
    this.timetable.later(40 * HOUR, async () => {
      const sent = await this.afterSale(order);
      const target = { id, customerId };
      await this.get(ReplaceGoods).confirm(target, shopperOf(order.buyer), { version: sent.version });
    });
  }

  private async parcelOf({ orderNo }: ReceivedOrder) {
    const { random } = this;
    const { carriers } = await this.get(ShopSnapshot).get();
    const carrier = random.pick(carriers.slice(0, 4));
    const waybillNo = waybillNoOf(carrier.code, orderNo, random.int(10, 1_000_000));
    return { carrierId: String(carrier.id), name: carrier.name, waybillNo };
  }

  private afterSale({ orderNo }: ReceivedOrder): Promise<AfterSale> {
    return this.get(UnitOfWork).manager.findOneByOrFail(AfterSale, { orderNo });
  }
}
