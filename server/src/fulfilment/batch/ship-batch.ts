import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { type OrderCaller, staffOf } from '../../order/order-caller';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Log } from '../../platform/log';
import { Task, TaskRow, type Refused } from '../../platform/tasks/task.entity';
import type { TaskReport } from '../../platform/tasks/tasks';
import { dayInZone } from '../../platform/zoned-day';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { staffPrincipal } from '../../staff/staff-principal';
import { enabledStaff } from '../../staff/enabled-staff';
import { type NumberUse, WaybillNumbers } from '../waybill-numbers';
import { BatchOrders, type BatchOrder } from './batch-orders';
import { decideOrder, type Decision, type Situation, type Verdict } from './decide-order';
import { carrierFinder } from './find-carrier';
import { isRefused, parcelOf } from './parcel';
import { RowsTaken, ShipParcels } from './ship-parcels';

/** What the task of a batch knows. */
export interface BatchInput {
  /** Only look: it waits afterwards until somebody says that it goes on. */
  dryRun: boolean;
  /** Who ships: whoever uploaded it, or whoever said that it goes on. */
  staffId: number;
}

const rowsAtOnce = 1000;
const ordersAtOnce = 100;
/** As many as keep the database busy; more would only wait for each other. */
const sideBySide = 6;
const maxTries = 4;

type Group = TaskRow[];
interface Run {
  caller: OrderCaller;
  carrier: Situation['carrier'];
  today: string;
  dryRun: boolean;
}

/**
 * Ships what the rows of an uploaded file say, order by order (mission C3). Whoever goes on after a process died finds
 * each order either done or untouched.
 */
@Injectable()
export class ShipBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: BatchOrders,
    private readonly numbers: WaybillNumbers,
    private readonly shipParcels: ShipParcels,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async run(task: Task, report: TaskReport): Promise<void | 'waiting'> {
    const { dryRun, staffId } = task.input as BatchInput;
    const run = await this.begin(dryRun, staffId);
    const groups = byOrder(await this.rowsOf(task.id));
    const toDo = groups.filter((rows) => rows.some(({ outcome }) => isToDo(outcome, dryRun)));
    const total = groups.reduce((sum, rows) => sum + rows.length, 0);
    let done = total - toDo.reduce((sum, rows) => sum + rows.length, 0);
    for (let at = 0; at < toDo.length; at += ordersAtOnce)
      await this.chunk(toDo.slice(at, at + ordersAtOnce), run, (rows) =>
        report.progress((done += rows.length), total),
      );
    return dryRun ? 'waiting' : undefined;
  }

  private async begin(dryRun: boolean, staffId: number): Promise<Run> {
    const staff = await enabledStaff(this.unitOfWork.manager, staffId);
    const { settings, carriers } = await this.shop.get();
    return {
      caller: staffOf(staffPrincipal(staff, null)),
      carrier: carrierFinder(carriers),
      today: dayInZone(this.clock.now(), settings.timeZone),
      dryRun,
    };
  }

  private async rowsOf(taskId: number): Promise<TaskRow[]> {
    const rows: TaskRow[] = [];
    for (;;) {
      const id = MoreThan(rows.at(-1)?.id ?? 0);
      const page = { where: { taskId, id }, order: { id: 'ASC' }, take: rowsAtOnce } as const;
      const more = await this.unitOfWork.manager.find(TaskRow, page);
      rows.push(...more);
      if (more.length < rowsAtOnce) return rows;
    }
  }

  private async chunk(groups: Group[], run: Run, over: (rows: Group) => Promise<void>): Promise<void> {
    const numbers = groups.flatMap((rows) => rows[0]?.orderNo ?? []);
    const loaded = await this.orders.load(numbers, run.caller);
    const uses = await this.usesBy(groups.flat());
    const decided = groups.map((rows) => ({ rows, decision: decide(rows, loaded, uses, run) }));
    const ready = run.dryRun ? decided.flatMap(({ decision }) => rowsIn(decision)) : [];
    await this.keep(
      decided.flatMap(({ decision }) => decision.verdicts),
      ready,
    );
    const left = decided.values();
    const work = async () => {
      for (const { rows, decision } of left) {
        if (!run.dryRun && decision.packages.length > 0) await this.ship(rows, decision, loaded, run);
        await over(rows);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: sideBySide }, work));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  private usesBy(rows: readonly TaskRow[]): Promise<NumberUse[]> {
    const parcels = rows.map(({ given }) => parcelOf(given));
    return this.numbers.usesOf(parcels.flatMap((one) => (isRefused(one) ? [] : one.waybillNo)));
  }

  /** Those with the same verdict in one statement. */
  private async keep(verdicts: readonly Verdict[], ready: readonly { id: number }[]): Promise<void> {
    const alike = new Map<string, { outcome: TaskRow['outcome']; problem: Refused | null; ids: number[] }>();
    const add = (id: number, outcome: TaskRow['outcome'], problem: Refused | null) => {
      const key = JSON.stringify([outcome, problem]);
      const same = alike.get(key) ?? { outcome, problem, ids: [] };
      same.ids.push(id);
      alike.set(key, same);
    };
    for (const { row, outcome, problem } of verdicts) add(row.id, outcome, problem);
    for (const { id } of ready) add(id, 'ready', null);
    await this.unitOfWork.run(async (manager) => {
      for (const { ids, ...verdict } of alike.values())
        await manager.update(TaskRow, { id: In(ids), outcome: In(['pending', 'ready']) }, verdict);
    });
  }

  /** Tries again when somebody acts on the order at the same time. */
  private async ship(rows: Group, decided: Decision, loaded: Loaded, run: Run): Promise<void> {
    let decision = decided;
    let order = orderOf(rows, loaded);
    for (let tries = 1; order; tries++)
      try {
        await this.shipParcels.run(order.order, decision.packages, run.caller);
        return;
      } catch (error) {
        if (error instanceof RowsTaken) return;
        if (!(error instanceof DomainError && error.code === 'version_conflict' && tries < maxTries))
          return this.keep(this.verdictsFor(decision, error), []);
        const now = await this.orders.load([order.order.orderNo], run.caller);
        decision = decide(rows, now, await this.usesBy(rows), run);
        order = orderOf(rows, now);
        await this.keep(decision.verdicts, []);
        if (decision.packages.length === 0) return;
      }
  }

  private verdictsFor(decision: Decision, error: unknown): Verdict[] {
    const refused = error instanceof DomainError ? error : new DomainError('internal');
    if (refused !== error) this.log.error({ err: error }, 'an order of a batch could not be shipped');
    const problem = { code: refused.code, params: refused.params };
    return rowsIn(decision).map((row) => ({ row, outcome: 'failed', problem }));
  }
}

type Loaded = ReadonlyMap<string, BatchOrder>;

const isToDo = (outcome: TaskRow['outcome'], dryRun: boolean): boolean =>
  outcome === 'pending' || (outcome === 'ready' && !dryRun);
const rowsIn = ({ packages }: Decision) => packages.flatMap(({ rows }) => rows);
const orderOf = ([row]: Group, loaded: Loaded) => loaded.get(row?.orderNo ?? '');
const decide = (rows: Group, loaded: Loaded, uses: readonly NumberUse[], { carrier, today }: Run): Decision =>
  decideOrder({ rows, order: orderOf(rows, loaded), carrier, uses, today });

/** An order's rows need not stand together. */
function byOrder(rows: readonly TaskRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.orderNo);
    if (group) group.push(row);
    else groups.set(row.orderNo, [row]);
  }
  return [...groups.values()];
}
