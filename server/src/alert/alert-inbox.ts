import type { Alert as AlertView, AlertQuery } from '@lanzi/shared/alert/alert.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { Alert } from './alert.entity';
import { alertView, TellConsoles } from './tell-consoles';

/** How many missed alerts a console gets on connecting; older ones wait in the inbox. */
const replayed = 200;
/** Transactions commit out of step with their numbers: look back a little further than the console asked. */
const overlap = 50;

/** The alerts nobody has handled yet, and the history (mission I2). */
@Injectable()
export class AlertInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
    private readonly tellConsoles: TellConsoles,
  ) {}

  async list({ handled, limit, cursor }: z.output<typeof AlertQuery>) {
    const before = cursor ? { id: LessThan(decodeCursor(IdCursor, cursor).id) } : {};
    const handledAt = handled === undefined ? {} : { handledAt: handled ? Not(IsNull()) : IsNull() };
    const rows = await this.unitOfWork.manager.find(Alert, {
      where: { ...before, ...handledAt },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const shop = await this.shop.get();
    return cutPage(
      rows,
      limit,
      ({ id }) => ({ id }),
      (alert) => alertView(alert, shop),
    );
  }

  /** What a console missed: unhandled alerts after `lastSeq`, oldest first. Some may come twice, none is left out. */
  async missed(lastSeq: number): Promise<AlertView[]> {
    const rows = await this.unitOfWork.manager.find(Alert, {
      where: { id: MoreThan(lastSeq - overlap), handledAt: IsNull() },
      order: { id: 'DESC' },
      take: replayed,
    });
    const shop = await this.shop.get();
    return rows.reverse().map((alert) => alertView(alert, shop));
  }

  /** Marks an alert as dealt with; a second time changes nothing. @throws DomainError not_found */
  async handle(id: number, by: string): Promise<AlertView> {
    const changed = await this.setOnce(
      id,
      { handledAt: IsNull() },
      { handledAt: this.clock.now(), handledBy: by },
    );
    if (changed) this.tellConsoles.tellHandled(id, by);
    return this.one(id);
  }

  /** A console says that this alert was really heard. */
  async sounded(id: number): Promise<void> {
    await this.setOnce(id, { soundedAt: IsNull() }, { soundedAt: this.clock.now() });
  }

  private async setOnce(id: number, only: object, patch: Partial<Alert>): Promise<boolean> {
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(Alert, { id, ...only }, patch),
    );
    return affected === 1;
  }

  private async one(id: number): Promise<AlertView> {
    const alert = await this.unitOfWork.manager.findOneBy(Alert, { id });
    if (!alert) throw new DomainError('not_found');
    return alertView(alert, await this.shop.get());
  }
}
