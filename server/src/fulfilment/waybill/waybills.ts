import { DomainError } from '@lanzi/shared/errors';
import {
  waybillOutcome,
  waybillRefusal,
  type WaybillAction,
  type WaybillDoer,
  type WaybillFacts,
  type WaybillState,
} from '@lanzi/shared/fulfilment/waybill-lifecycle';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { OrderCaller } from '../../order/order-caller';
import { Shipment } from '../../order/shipment.entity';
import { Tracking } from '../../order/tracking.entity';
import { Clock } from '../../platform/clock';
import { insertOne } from '../../platform/database/insert';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { updateRows } from '../../platform/database/update';
import { refuseUnlessAllowed } from '../../platform/http/refused';
import { Ids } from '../../platform/ids';
import { dayInZone } from '../../platform/zoned-day';
import { Waybill, WaybillLabel } from './waybill.entity';

/** KDNiao is asked again after so many seconds, the last again and again; the first is longer than it may take. */
const againAfterSeconds = [30, 60, 180, 600, 1800];
const batch = 50;

/** Neither issued nor given up. */
export const unsettled: WaybillState[] = ['requested', 'failed', 'unknown'];
/** Those that wait for somebody, or for KDNiao. */
export const waiting = [
  { state: In(unsettled) },
  { state: In<WaybillState>(['issued']), withdrawal: Not(IsNull()) },
];

export const systemDoer: WaybillDoer = { kind: 'system' };
export const doerOf = ({ permissions }: OrderCaller): WaybillDoer => ({
  kind: 'staff',
  ...(permissions && { permissions }),
});
/** Whoever asked was allowed to then: what comes of it later happens in their name. */
export const inTheNameOf = ({ id, name }: { id: number; name: string }): OrderCaller => ({
  kind: 'staff',
  id,
  name,
  permissions: new Set<Permission>(['order.fulfil']),
});

/** What the table needs to know; refused withdrawals leave the carrier's words behind. */
export const factsOf = ({ state, withdrawal, failure }: Waybill, collected: boolean): WaybillFacts => ({
  ...{ status: state, collected },
  withdrawalStuck: state === 'issued' && (withdrawal !== null || failure !== null),
});

type Fresh = Omit<
  Waybill,
  | 'id'
  | 'state'
  | 'version'
  | 'failure'
  | 'waybillNo'
  | 'withdrawal'
  | 'withdrawnAt'
  | 'tries'
  | 'printedTimes'
>;

/** E-waybills as rows. Lock the order of one first, then itself: the same order of locks everywhere. */
@Injectable()
export class Waybills {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(fresh: Fresh): Promise<Waybill> {
    const row = {
      ...fresh,
      ...{
        state: waybillOutcome('request', { status: 'requested', collected: false, withdrawalStuck: false }),
        version: 1,
      },
      ...{ failure: null, waybillNo: null, withdrawal: null, withdrawnAt: null, tries: 0, printedTimes: 0 },
    };
    return { ...row, id: await insertOne(this.unitOfWork.manager, Waybill, row) };
  }

  /** Never used before, nor by another shop's database with the same account. */
  newCode(): string {
    return `W${dayInZone(this.clock.now(), 'UTC').replaceAll('-', '')}${this.ids.digits(14)}`;
  }

  /** @throws DomainError not_found */
  async byId(id: number): Promise<Waybill> {
    const waybill = await this.unitOfWork.manager.findOneBy(Waybill, { id });
    if (!waybill) throw new DomainError('not_found');
    return waybill;
  }

  byTaskRow(taskRowId: number): Promise<Waybill | null> {
    return this.unitOfWork.manager.findOneBy(Waybill, { taskRowId });
  }

  lock(id: number): Promise<Waybill> {
    const { manager, forUpdate } = this.unitOfWork;
    return manager.findOneOrFail(Waybill, { where: { id }, ...forUpdate });
  }

  /** Those of this order that have no number yet, or have to be withdrawn first. */
  waitingOf(orderId: number): Promise<Waybill[]> {
    return this.unitOfWork.manager.findBy(
      Waybill,
      waiting.map((one) => ({ ...one, orderId })),
    );
  }

  /** May this be done to it now? @throws DomainError action_not_allowed, permission_denied */
  check(waybill: Waybill, action: WaybillAction, doer: WaybillDoer, collected = false): void {
    refuseUnlessAllowed(action, waybill.state, waybillRefusal(action, doer, factsOf(waybill, collected)));
  }

  /** A carrier gives a number once. @throws DomainError waybill_taken */
  async assertNotIssued({ id, carrierId }: Waybill, waybillNo: string): Promise<void> {
    const other = { id: Not(id), carrierId, waybillNo, state: 'issued' as const };
    const taken = await this.unitOfWork.manager.findOneBy(Waybill, other);
    if (taken) throw new DomainError('waybill_taken', { waybillNo, orderNo: taken.orderNo });
  }

  /** One step of the table, on a locked row; `patch` comes along. @throws DomainError as `check` */
  async step(
    waybill: Waybill,
    action: WaybillAction,
    doer: WaybillDoer,
    patch: Partial<Waybill>,
  ): Promise<void> {
    this.check(waybill, action, doer);
    const state = waybillOutcome(action, factsOf(waybill, false));
    await this.change(waybill, { ...patch, state });
  }

  /** Everything about a locked row but its state. */
  async note(waybill: Waybill, patch: Omit<Partial<Waybill>, 'state'>): Promise<void> {
    await this.change(waybill, patch);
  }

  async keepLabel(waybillId: number, pages: string[]): Promise<void> {
    if (pages.length > 0) await this.unitOfWork.manager.insert(WaybillLabel, { waybillId, pages });
  }

  /** Those that KDNiao is to be asked about now. */
  due(): Promise<Waybill[]> {
    return this.unitOfWork.manager.find(Waybill, {
      where: { nextTryAt: LessThanOrEqual(this.clock.now()) },
      order: { nextTryAt: 'ASC' },
      take: batch,
    });
  }

  /** Takes the next try, so that nobody else asks at the same time; false when somebody does. */
  async claim(waybill: Waybill): Promise<boolean> {
    const { id, tries, version } = waybill;
    const ours = { tries: tries + 1, nextTryAt: this.nextTryAt(tries) };
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(Waybill, { id, tries, version }, ours),
    );
    if (affected === 1) Object.assign(waybill, ours);
    return affected === 1;
  }

  nextTryAt(tries: number): Date {
    return this.clock.in(againAfterSeconds[Math.min(tries, againAfterSeconds.length - 1)] ?? 0);
  }

  shipmentOf({ id, orderId }: Waybill): Promise<Shipment | null> {
    return this.unitOfWork.manager.findOneBy(Shipment, { orderId, waybillId: id });
  }

  /** Which of them the carrier has scanned. */
  async collected(waybills: readonly Waybill[]): Promise<Set<number>> {
    const issued = waybills.filter(({ state }) => state === 'issued');
    if (issued.length === 0) return new Set();
    const { manager } = this.unitOfWork;
    const ofOrders = { orderId: In(issued.map(({ orderId }) => orderId)) };
    const shipments = await manager.findBy(Shipment, {
      ...ofOrders,
      waybillId: In(issued.map(({ id }) => id)),
    });
    const scanned = await manager.findBy(Tracking, {
      shipmentId: In(shipments.map(({ id }) => id)),
      state: Not('unknown'),
    });
    const parcels = new Set(scanned.map(({ shipmentId }) => shipmentId));
    return new Set(shipments.flatMap(({ id, waybillId }) => (parcels.has(id) ? [Number(waybillId)] : [])));
  }

  private async change(waybill: Waybill, patch: Partial<Waybill>): Promise<void> {
    Object.assign(waybill, patch, { version: waybill.version + 1 });
    const { id, ...row } = waybill;
    await updateRows(this.unitOfWork.manager, Waybill, { id }, row);
  }
}
