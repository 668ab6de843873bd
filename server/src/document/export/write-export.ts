import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { OrderSearch } from '../../order/order-search';
import { Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Outbox } from '../../platform/outbox/outbox';
import { PrivateFiles } from '../../platform/storage/file-store';
import { fileOfRun } from '../../platform/tasks/task-files';
import type { Task } from '../../platform/tasks/task.entity';
import type { TaskReport } from '../../platform/tasks/tasks';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { enabledStaff } from '../../staff/enabled-staff';
import { documentWords } from '../words';
import { cellOf, columnOf, type Manner } from './export-cells';
import { ExportSheets } from './export-sheets';
import { actorOf, exportOf, type ExportOrder } from './export-task';
import { ExportedOrders, type ExportedOrder } from './exported-orders';
import { mailExport, type ExportToMail } from './mail-export';

const pageSize = 500;
const countedAtOnce = 10_000;

/** Writes an export's workbook, page by page. Begun again after its process died, it starts over in a new file. */
@Injectable()
export class WriteExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly search: OrderSearch,
    private readonly orders: ExportedOrders,
    private readonly files: PrivateFiles,
    private readonly shop: ShopSnapshot,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  run = async (task: Task, report: TaskReport): Promise<void> => {
    // Only its end was lost.
    if (task.filePath !== null) return;
    await enabledStaff(this.unitOfWork.manager, task.staffId);
    for (let run = 1; run < task.runs; run++) await this.files.remove(fileOfRun(task, run));
    const path = fileOfRun(task, task.runs);
    const rows = await this.write(task, path, report);
    // Whether its end was written may be unknown when this fails: the file stays.
    await this.finish(task, path, rows, report);
  };

  /** How many rows it has. */
  private async write(task: Task, path: string, report: TaskReport): Promise<number> {
    const wanted = exportOf(task);
    const manner = await this.manner(wanted);
    const total = await this.count(wanted);
    const columns = wanted.columns.map((name) => columnOf(name, manner));
    const sheets = new ExportSheets(await this.files.create(path), documentWords[wanted.lang].sheet, columns);
    let done = 0;
    let rows = 0;
    try {
      await report.progress(0, total);
      for await (const ids of this.pages(wanted, pageSize)) {
        for (const exported of await this.orders.read(ids))
          rows += addOrder(sheets, exported, wanted, manner);
        done += ids.length;
        await report.progress(done, Math.max(done, total));
        // SQLite answers without a pause: requests and the file have their turn here.
        await othersTurn();
      }
      await sheets.end();
    } catch (error) {
      await sheets.abandon();
      await this.files.remove(path);
      throw error;
    }
    return rows;
  }

  /** That it is there, was written and goes out by mail is true at once, or not at all. */
  private async finish(task: Task, path: string, rows: number, report: TaskReport): Promise<void> {
    await this.unitOfWork.run(async () => {
      await report.file(path);
      await this.audit.record(actorOf(task), 'export.write', task.id, { orders: task.done, rows });
      const toMail: ExportToMail = { taskId: task.id, rows };
      if (task.letter) await this.outbox.add('export.written', [mailExport], `export:${task.id}`, toMail);
    });
  }

  private async manner({ lang }: ExportOrder): Promise<Manner> {
    const { settings, stores } = await this.shop.get();
    const { currency, timeZone } = settings;
    return {
      ...{ lang, currency, timeZone },
      carriers: new Map((await this.shop.get()).carriers.map(({ id, name }) => [id, name])),
      stores: new Map(stores.map(({ id, name }) => [id, name])),
    };
  }

  private async count(wanted: ExportOrder): Promise<number> {
    let count = 0;
    for await (const ids of this.pages(wanted, countedAtOnce)) count += ids.length;
    return count;
  }

  /** Ids of the orders, newest first. */
  private async *pages({ filter, orderIds }: ExportOrder, size: number): AsyncGenerator<number[]> {
    if (!filter) {
      for (let at = 0; at < orderIds.length; at += size) yield orderIds.slice(at, at + size);
      return;
    }
    let before: number | null = null;
    for (;;) {
      const ids: number[] = await this.search.idsMatching(filter, before, size);
      if (ids.length > 0) yield ids;
      if (ids.length < size) return;
      before = ids.at(-1) ?? null;
    }
  }
}

/** One row for the order, or for each of its lines. */
function addOrder(
  sheets: ExportSheets,
  exported: ExportedOrder,
  { rowFor, columns }: ExportOrder,
  manner: Manner,
): number {
  const lines = rowFor === 'line' ? exported.lines : [undefined];
  lines.forEach((line, index) => {
    const row = { ...exported, line, isFirst: index === 0 };
    sheets.add(columns.map((name) => cellOf(name, row, manner)));
  });
  return lines.length;
}
