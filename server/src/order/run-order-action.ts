import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import {
  orderEventOf,
  orderNeeds,
  orderOutcome,
  orderRefusal,
  type DeliveryMode,
  type OrderAction,
  type OrderEventName,
  type OrderFacts,
  type OrderStatus,
} from '@lanzi/shared/order/order-lifecycle';
import { isOnline } from '@lanzi/shared/order/order.terms';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertMany, insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { patchRows, updateRows, type Patch } from '../platform/database/update';
import { refused, refuseUnlessAllowed } from '../platform/http/refused';
import { Outbox } from '../platform/outbox/outbox';
import { ShopSnapshot } from '../shop/shop-snapshot';
import type { OrderCaller } from './order-caller';
import { OrderEvent } from './order-event.entity';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';
import type { MoneyEventName } from './money/money-events';
import { factsOf, OrderStore, type LoadedOrder } from './order.store';
import { searchKeysOf, type SearchKeys } from './search-keys';

/** What follows from each event: reaction names by event. Given by reactions.ts, above all features. */
export const REACTIONS = Symbol('what follows from each order event');
export type ReactionsByEvent = Record<OrderEventName | MoneyEventName, readonly string[]>;

/** What every reaction to an order's event is told. */
export interface OrderEventPayload {
  event: OrderEventName;
  eventId: number;
  /** ISO 8601, UTC. */
  at: string;
  orderId: number;
  orderNo: string;
  action: OrderAction;
  status: OrderStatus;
  deliveryMode: DeliveryMode;
  storeId: number | null;
  /** Minor units. */
  total: number;
  /** Nothing to do for the shop yet: an order to be paid online that is not paid. */
  awaitsProvider: boolean;
  by: { kind: OrderCaller['kind']; name: string };
}

/** What the actor brings along. */
export interface Given {
  /** The version that the actor saw; another one now is a conflict. Left out by timers and scanned codes. */
  version?: number;
  reason?: string;
}

/**
 * An action under way. Consequences change `order` and `lines` in place, take lines out and put new ones in (with 0 as
 * their id); what changed is written once, at the end.
 */
export interface ActionContext extends LoadedOrder {
  manager: EntityManager;
  now: Date;
  /** Before and after, for the timeline. */
  details: Record<string, unknown>;
}
export type Consequences = (context: ActionContext) => Promise<void> | void;

type Target = Parameters<OrderStore['lock']>[0];

/** The only writer of an order's status. */
@Injectable()
export class RunOrderAction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly shop: ShopSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(REACTIONS) private readonly reactions: ReactionsByEvent,
  ) {}

  /**
   * Lock → version → table → consequences → status by compare-and-set → event → outbox, in one transaction.
   * @throws DomainError not_found, version_conflict, action_not_allowed, permission_denied, reason_required
   */
  run(action: OrderAction, target: Target, caller: OrderCaller, given: Given, consequences?: Consequences) {
    return this.unitOfWork.run(async (manager): Promise<LoadedOrder> => {
      const { settings } = await this.shop.get();
      const loaded = await this.store.lock(target);
      const { order, lines } = loaded;
      if (given.version !== undefined && given.version !== order.version)
        throw new DomainError('version_conflict');
      this.check(action, caller, factsOf(loaded, settings), given.reason);

      const from = order.status;
      const before = { ...loaded, order: { ...order }, lines: lines.map((line) => ({ ...line })) };
      const context: ActionContext = { ...loaded, manager, now: this.clock.now(), details: {} };
      await consequences?.(context);
      order.status = orderOutcome(action, factsOf(loaded, settings));
      await this.move(manager, before, loaded);
      await this.record(manager, {
        action,
        caller,
        from,
        order,
        reason: given.reason,
        details: context.details,
      });
      return loaded;
    });
  }

  /** Places a new order: the same steps for something that does not exist yet. */
  create(
    draft: Omit<Order, 'id' | 'status' | 'version' | keyof SearchKeys>,
    draftLines: Omit<OrderLine, 'id' | 'orderId'>[],
    caller: OrderCaller,
    consequences: Consequences,
  ) {
    return this.unitOfWork.run(async (manager): Promise<LoadedOrder & { event: OrderEvent }> => {
      const { settings } = await this.shop.get();
      const order: Order = { ...draft, ...searchKeysOf(draft), id: 0, status: 'pending_payment', version: 1 };
      const drafted = draftLines.map((line) => ({ ...line, id: 0, orderId: 0 }));
      const draftOrder: LoadedOrder = { order, lines: drafted, shipments: [] };
      const facts: OrderFacts = { ...factsOf(draftOrder, settings), status: null };
      this.check('place', caller, facts, undefined);
      order.status = orderOutcome('place', facts);
      if (order.status !== 'pending_payment') order.paymentDeadline = null;

      order.id = await insertOne(manager, Order, { ...order, id: undefined });
      const rows = draftLines.map((line) => ({ ...line, orderId: order.id }));
      const placed = { order, lines: await insertMany(manager, OrderLine, rows), shipments: [] };
      const event = await this.record(manager, { action: 'place', caller, from: null, order });
      // Last, so that a popular SKU's row is locked for the shortest time.
      await consequences({ ...placed, manager, now: this.clock.now(), details: {} });
      return { ...placed, event };
    });
  }

  /** Whether the action would be allowed now, for whoever prepares it. @throws DomainError as `run` would */
  async assertAllowed(action: OrderAction, caller: OrderCaller, order: Order): Promise<void> {
    const facts = await this.factsNow(order);
    refuseUnlessAllowed(action, facts.status, orderRefusal(action, caller, facts));
  }

  async isAllowed(action: OrderAction, caller: OrderCaller, order: Order): Promise<boolean> {
    return orderRefusal(action, caller, await this.factsNow(order)) === undefined;
  }

  private async factsNow(order: Order): Promise<OrderFacts> {
    const { settings } = await this.shop.get();
    return factsOf({ order, ...(await this.store.partsOf(order.id)) }, settings);
  }

  private check(
    action: OrderAction,
    caller: OrderCaller,
    facts: OrderFacts,
    reason: string | undefined,
  ): void {
    refuseUnlessAllowed(action, facts.status, orderRefusal(action, caller, facts));
    if (orderNeeds(action, caller.kind).includes('reason') && !reason)
      throw new DomainError('reason_required');
  }

  private async move(
    manager: EntityManager,
    before: LoadedOrder,
    { order, lines }: LoadedOrder,
  ): Promise<void> {
    const { id, version } = before.order;
    order.version = version + 1;
    Object.assign(order, searchKeysOf(order));
    const moved = await updateRows(manager, Order, { id, version }, changed(before.order, order));
    invariant(moved === 1, 'an order was moved while its row was locked');
    await moveLines(manager, before.lines, lines);
  }

  private async record(
    manager: EntityManager,
    step: {
      action: OrderAction;
      caller: OrderCaller;
      from: OrderStatus | null;
      order: Order;
      reason?: string;
      details?: Record<string, unknown>;
    },
  ): Promise<OrderEvent> {
    const { action, caller, from, order, reason } = step;
    const details = { ...step.details, ...(caller.byLinkOf === undefined ? {} : { byLink: true }) };
    const at = this.clock.now();
    const row = {
      orderId: order.id,
      at,
      action,
      actorKind: caller.kind,
      actorId: caller.id,
      actorName: caller.name,
      fromStatus: from,
      toStatus: order.status,
      reason: reason || null,
      details: Object.keys(details).length > 0 ? details : null,
    };
    const eventId = await insertOne(manager, OrderEvent, row);
    const event = orderEventOf(action);
    const payload: OrderEventPayload = {
      event,
      eventId,
      at: at.toISOString(),
      orderId: order.id,
      orderNo: order.orderNo,
      action,
      status: order.status,
      deliveryMode: order.deliveryMode,
      storeId: order.storeId,
      total: order.total,
      awaitsProvider: order.status === 'pending_payment' && isOnline(order.paymentKind),
      by: { kind: caller.kind, name: caller.name },
    };
    await this.outbox.add(event, this.reactions[event], order.orderNo, payload);
    return { ...row, id: eventId };
  }
}

/** Why the action is not allowed, as it would be refused: permission_denied, action_not_allowed. */
export function refusalOf(
  action: OrderAction,
  caller: OrderCaller,
  facts: OrderFacts,
): DomainError | undefined {
  return refused(action, facts.status, orderRefusal(action, caller, facts));
}

/** Lines that are gone leave no row: what they were is told by the history of edits. New ones get their ids. */
async function moveLines(manager: EntityManager, before: readonly OrderLine[], lines: OrderLine[]) {
  const were = new Map(before.map((line) => [line.id, line]));
  const patches: Patch<OrderLine>[] = [];
  for (const line of lines.filter(({ id }) => id !== 0)) {
    const was = were.get(line.id);
    invariant(was, 'a line that has an id was there before');
    were.delete(line.id);
    patches.push({ id: line.id, changes: changed(was, line) });
  }
  await patchRows(manager, OrderLine, patches);
  if (were.size > 0) await manager.delete(OrderLine, { id: In([...were.keys()]) });
  const added = lines.filter(({ id }) => id === 0);
  const rows = await insertMany(
    manager,
    OrderLine,
    added.map((line) => ({ ...line, id: undefined })),
  );
  rows.forEach(({ id }, index) => Object.assign(added[index] ?? {}, { id }));
}

function changed<T extends object>(before: T, after: T): Partial<T> {
  const keys = (Object.keys(after) as (keyof T)[]).filter((key) => before[key] !== after[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key]])) as Partial<T>;
}
