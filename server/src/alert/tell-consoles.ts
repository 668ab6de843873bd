import type { Alert as AlertView } from '@lanzi/shared/alert/alert.contract';
import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import { alertSpeech } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { MoneyEventPayload } from '../order/money/money-events';
import type { OrderEventPayload } from '../order/run-order-action';
import { Clock } from '../platform/clock';
import { isDuplicate } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { part, select } from '../platform/database/select';
import { sql, type Sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { consoleNamespace, everyConsole } from '../platform/realtime/console-rooms';
import { Realtime } from '../platform/realtime/realtime';
import { ShopSnapshot, type Snapshot } from '../shop/shop-snapshot';
import { Alert } from './alert.entity';

/** What an alert tells. */
type Announced = Omit<MoneyEventPayload, 'event' | 'by'>;

/** Missions I1 and I2: what staff must hear of becomes a row, then a sound. Each method may run twice. */
@Injectable()
export class TellConsoles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
  ) {}

  async announce(kind: AlertKind, event: Announced, eventId: number | null = null): Promise<void> {
    const alert = await this.keep(kind, event, eventId);
    if (alert.handledAt) return;
    this.realtime.emit(consoleNamespace, everyConsole, 'alert', alertView(alert, await this.shop.get()));
  }

  async announceOrder(kind: AlertKind, event: OrderEventPayload): Promise<void> {
    // An order is new once, however often its payment method changes.
    const source = kind === 'new_order' ? `order:${event.orderNo}` : `event:${event.eventId}`;
    await this.announce(kind, { ...event, source, amount: event.total }, event.eventId);
    this.refresh(event);
  }

  /** Staff or a verifier took the order in hand: nobody needs to be called for it any more. */
  async settle(event: OrderEventPayload): Promise<void> {
    const { orderNo, eventId, by } = event;
    // Told late or twice, it must not settle what was asked for afterwards.
    await this.settleWhere(sql`alert.order_no = ${orderNo} AND alert.event_id < ${eventId}`, by.name);
    this.refresh(event);
  }

  /** Somebody saw to it. */
  settleSource(source: string, by: string): Promise<void> {
    return this.settleWhere(sql`alert.source = ${source}`, by);
  }

  /** Consoles look again at their lists. */
  refresh({ orderNo, status }: OrderEventPayload): void {
    this.realtime.emit(consoleNamespace, everyConsole, 'orders:changed', { orderNo, status });
  }

  tellHandled(id: number, by: string): void {
    this.realtime.emit(consoleNamespace, everyConsole, 'alert:handled', { id: String(id), by });
  }

  private async settleWhere(which: Sql, handledBy: string): Promise<void> {
    const { manager } = this.unitOfWork;
    const open = sql`FROM alerts alert WHERE ${which} AND alert.handled_at IS NULL`;
    const ids = (await select(manager, { alert: part(Alert, 'id') }, open)).map(({ alert }) => alert.id);
    if (ids.length === 0) return;
    const those = { id: In(ids), handledAt: IsNull() };
    const handled = { handledAt: this.clock.now(), handledBy };
    const { affected } = await this.unitOfWork.single((single) => single.update(Alert, those, handled));
    // Another was faster, and has told.
    if (affected === 0) return;
    for (const id of ids) this.tellHandled(id, handledBy);
  }

  private async keep(kind: AlertKind, event: Announced, eventId: number | null): Promise<Alert> {
    const { source, orderNo, deliveryMode, storeId, amount, at } = event;
    const { stores } = await this.shop.get();
    const alert = {
      source,
      eventId,
      kind,
      orderNo,
      deliveryMode,
      store: stores.find(({ id }) => id === storeId)?.name ?? null,
      amount,
      createdAt: new Date(at),
      soundedAt: null,
      handledAt: null,
      handledBy: null,
    };
    try {
      return { ...alert, id: await this.unitOfWork.single((manager) => insertOne(manager, Alert, alert)) };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.unitOfWork.manager.findOneByOrFail(Alert, { source });
    }
  }
}

/** An alert as consoles get it, with its sentence in the shop's language. */
export const alertView = (alert: Alert, { settings }: Pick<Snapshot, 'settings'>): AlertView => ({
  id: String(alert.id),
  seq: alert.id,
  kind: alert.kind,
  orderNo: alert.orderNo,
  deliveryMode: alert.deliveryMode,
  store: alert.store,
  amount: alert.amount,
  speech: alertSpeech({ ...alert, amount: formatMoney(alert.amount, settings.currency) }, settings.lang),
  createdAt: alert.createdAt.toISOString(),
  soundedAt: alert.soundedAt?.toISOString() ?? null,
  handledAt: alert.handledAt?.toISOString() ?? null,
  handledBy: alert.handledBy,
});
