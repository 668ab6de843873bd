import { exportColumns, lineColumns, type ExportColumn } from '@lanzi/shared/document/export-columns';
import type { ExportInput } from '@lanzi/shared/document/export.contract';
import { DomainError } from '@lanzi/shared/errors';
import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Order } from '../../order/order.entity';
import { Audit, type Actor } from '../../platform/audit/audit';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { RateLimits } from '../../platform/http/rate-limits';
import { Mailer } from '../../platform/mail/mailer';
import type { Task } from '../../platform/tasks/task.entity';
import { Tasks } from '../../platform/tasks/tasks';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { wallMinute } from '../wall-minute';
import { documentWords } from '../words';
import type { ExportOrder } from './export-task';

const exporting = 'exports';

/** Mission D12: begins to write orders into a workbook. */
@Injectable()
export class CreateExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly audit: Audit,
    private readonly mailer: Mailer,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {
    limits.define(exporting, { points: 60, seconds: 3600 });
  }

  /** @throws DomainError mail_unavailable, not_found for an order that is not there, invalid_input, rate_limited */
  async run(by: Actor, input: ExportInput, lang: Lang): Promise<Task> {
    if (input.email !== undefined && !this.mailer.isReady) throw new DomainError('mail_unavailable');
    const { rowFor, filter = null, email } = input;
    const columns = columnsOf(input);
    const orderIds = await this.idsOf(input.orderNos ?? []);
    await this.limits.consume(exporting, String(by.staffId));
    const { timeZone } = (await this.shop.get()).settings;
    const title = `${documentWords[lang].exportTitle[rowFor]} ${wallMinute(this.clock.now(), timeZone)}`;
    const wanted: ExportOrder = { filter, orderIds, rowFor, columns, lang, ip: by.ip };
    const letter = email === undefined ? null : { to: email, state: 'pending' as const, reason: null };
    return this.unitOfWork.run(async () => {
      const { staffId, name: staffName } = by;
      const written = { kind: 'export' as const, title, staffId, staffName, input: wanted, letter };
      const task = await this.tasks.create(written);
      const chosen = filter ? { filter } : { orders: orderIds.length };
      await this.audit.record(by, 'export.create', task.id, {
        ...chosen,
        rowFor,
        columns,
        email: email ?? null,
      });
      return task;
    });
  }

  /** Newest first. */
  private async idsOf(orderNos: readonly string[]): Promise<number[]> {
    if (orderNos.length === 0) return [];
    const wanted = [...new Set(orderNos)];
    const orders = await this.unitOfWork.manager.find(Order, {
      select: { id: true },
      where: { orderNo: In(wanted) },
      order: { id: 'DESC' },
    });
    if (orders.length < wanted.length) throw new DomainError('not_found');
    return orders.map(({ id }) => id);
  }
}

/** An order's row has no place for what is said of a line. */
function columnsOf({ columns = [...exportColumns], rowFor }: ExportInput): ExportColumn[] {
  const chosen = [...new Set(columns)].filter((name) => rowFor === 'line' || !lineColumns.includes(name));
  if (chosen.length > 0) return chosen;
  const error = { path: 'columns', code: 'custom', message: 'none of them is about an order' };
  throw new DomainError('invalid_input', {}, { errors: [error] });
}
