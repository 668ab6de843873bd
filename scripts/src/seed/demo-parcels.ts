import { CreateExport } from '@lanzi/server/document/export/create-export';
import { CreateBatch } from '@lanzi/server/fulfilment/batch/create-batch';
import { TellWechat } from '@lanzi/server/fulfilment/wechat-shipping/tell-wechat';
import { Order } from '@lanzi/server/order/order.entity';
import { Print } from '@lanzi/server/order/print.entity';
import { Shipment } from '@lanzi/server/order/shipment.entity';
import type { TestClock } from '@lanzi/server/platform/clock';
import { insertOne } from '@lanzi/server/platform/database/insert';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { Tasks } from '@lanzi/server/platform/tasks/tasks';
import { dayInZone } from '@lanzi/server/platform/zoned-day';
import type { StaffPrincipal } from '@lanzi/server/staff/staff-principal';
import type { Document } from '@lanzi/shared/document/documents';
import { rolePermissions } from '@lanzi/shared/staff/permissions';
import { waybillNoOf } from '../sandbox/kdniao/carriers';
import type { Step } from '../sandbox/kdniao/journey';
import type { DemoActs } from './demo-acts';
import type { DemoProviders } from './demo-providers';
import type { Get } from './demo-shop';
import { DAY, HOUR, type Timetable } from './demo-timetable';

/** Where a parcel of the demo ends up, and what becomes of its e-waybill. */
const parcelFates = [
  ...['in_transit', 'out_for_delivery', 'locker', 'problem', 'returning'],
  ...['waybill_failed', 'waybill_lost', 'batch'],
] as const;
export type ParcelFate = (typeof parcelFates)[number];
export const isParcelFate = (fate: string): fate is ParcelFate =>
  (parcelFates as readonly string[]).includes(fate);

/** How many hours before the end each is ordered. */
export const plannedParcels: [hours: number, fate: ParcelFate][] = [
  ...([100, 99, 98, 97].map((hours) => [hours, 'batch']) as [number, ParcelFate][]),
  [66, 'problem'],
  [62, 'returning'],
  [52, 'locker'],
  [46, 'out_for_delivery'],
  [42, 'in_transit'],
  [20, 'waybill_failed'],
  [18, 'waybill_lost'],
];
const BATCH_HOURS = 72;
const EXPORT_HOURS = 25;
const TROUBLE_AT_WECHAT_HOURS = 30;

const clerk: StaffPrincipal = {
  ...({ kind: 'staff', role: 'clerk', permissions: rolePermissions.clerk } as const),
  ...{ id: '3', staffId: 3, name: '马骏', username: 'clerk', ip: null },
};

/** Parcels on their way, and what staff do for many orders at once. */
export class DemoParcels {
  private readonly toBatch: string[] = [];

  constructor(
    private readonly get: Get,
    private readonly timetable: Timetable,
    private readonly acts: DemoActs,
    private readonly providers: DemoProviders,
    private readonly clock: TestClock,
  ) {}

  /** What happens by itself and to many orders, whatever the orders are. */
  plan(): void {
    const { timetable } = this;
    for (let hours = 30 * 24; hours > 0; hours -= 3)
      timetable.before(hours * HOUR, () => this.get(TellWechat).sweep(() => true));
    timetable.before(TROUBLE_AT_WECHAT_HOURS * HOUR, () => this.providers.goWrong('wechat', 'format_error'));
    timetable.before(BATCH_HOURS * HOUR, () => this.shipBatch());
    timetable.before(EXPORT_HOURS * HOUR, () => this.export());
  }

  /** A paid order, in working hours. */
  async begin(orderNo: string, fate: ParcelFate): Promise<void> {
    if (fate === 'batch') return void this.toBatch.push(orderNo);
    await this.print(orderNo, 'packing_list');
    if (fate === 'waybill_failed')
      await this.providers.goWrong('kdniao', 'refuse', { reason: '该网点电子面单余额不足，请联系网点充值' });
    if (fate === 'waybill_lost') await this.providers.goWrong('kdniao', 'no_number');
    await this.acts.shipByWaybill(orderNo);
    if (fate === 'waybill_failed' || fate === 'waybill_lost') return;
    await this.print(orderNo, 'carrier_label');
    const since = this.clock.now();
    this.timetable.later(9 * HOUR, () => this.move(orderNo, 'in_transit', since));
    if (fate === 'in_transit') return;
    const end = fate === 'returning' ? 'refused' : fate;
    this.timetable.later(20 * HOUR, () => this.move(orderNo, end, since));
  }

  /** Goes by e-waybill, and arrives as far as it gets until the end. */
  async send(orderNo: string): Promise<void> {
    await this.print(orderNo, 'packing_list');
    await this.acts.shipByWaybill(orderNo);
    await this.print(orderNo, 'carrier_label');
    this.travel(orderNo);
  }

  /** What was just shipped arrives by itself, as far as it gets until the end. */
  travel(orderNo: string): void {
    const since = this.clock.now();
    const steps: [hours: number, to: Step][] = [
      [4, 'collected'],
      [12, 'in_transit'],
      [22, 'out_for_delivery'],
      [27, 'signed'],
    ];
    for (const [hours, to] of steps) this.timetable.later(hours * HOUR, () => this.move(orderNo, to, since));
  }

  /** What was shipped then is at the door now. */
  async arrive(orderNo: string, shippedAt: Date): Promise<void> {
    await this.move(orderNo, 'signed', shippedAt);
  }

  async print(orderNo: string, document: Document): Promise<void> {
    const { id: orderId } = await this.order(orderNo);
    const print = { orderId, document, at: this.clock.now(), staffName: clerk.name };
    await this.get(UnitOfWork).run((manager) => insertOne(manager, Print, print));
  }

  private async move(orderNo: string, to: Step, since: Date): Promise<void> {
    const { id: orderId } = await this.order(orderNo);
    for (const { waybillNo } of await this.get(UnitOfWork).manager.findBy(Shipment, { orderId }))
      await this.providers.moveParcel(waybillNo, to, since);
  }

  /** The clerk uploads what was shipped by hand, with a row that nobody can make sense of. */
  private async shipBatch(): Promise<void> {
    const strange = '2001010000000000';
    const rows = [...this.toBatch, strange].map((no) => `${no},中通快递,${waybillNoOf('ZTO', no, 0)}`);
    const content = Buffer.from(`\uFEFF${['订单号,快递公司,运单号', ...rows].join('\n')}\n`);
    await this.get(CreateBatch).run(clerk, { content, name: '中通发货单.csv' }, false);
    await this.get(Tasks).drain();
    await this.acts.heard();
    const since = this.clock.now();
    for (const orderNo of this.toBatch)
      this.timetable.later(DAY + 2 * HOUR, () => this.move(orderNo, 'signed', since));
  }

  private async export(): Promise<void> {
    const from = dayInZone(new Date(this.clock.now().getTime() - 7 * DAY), 'Asia/Shanghai');
    const by = { staffId: 2, name: '林可', ip: null };
    await this.get(CreateExport).run(by, { rowFor: 'line', filter: { status: 'all', from } }, 'zh-CN');
    await this.get(Tasks).drain();
  }

  private order(orderNo: string): Promise<Order> {
    return this.get(UnitOfWork).manager.findOneByOrFail(Order, { orderNo });
  }
}
