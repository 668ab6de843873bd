import type { Readable } from 'node:stream';
import { DomainError } from '@lanzi/shared/errors';
import type { Lang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { RowOutcome } from '@lanzi/shared/task/task.contract';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { harmless } from '../../platform/spreadsheet/harmless';
import { sentenceOf } from '../../platform/tasks/sentence-of';
import { Task, TaskRow } from '../../platform/tasks/task.entity';
import { batchWorkbook } from './batch-workbook';
import { batchColumns } from './columns';
import { ShipmentTemplate } from './shipment-template';
import { batchWords } from './words';

const rowsAtOnce = 500;

/** What became of each row, beside what was typed: corrected, it can be uploaded as it is. */
@Injectable()
export class BatchResult {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly template: ShipmentTemplate,
  ) {}

  /** @throws DomainError task_not_over */
  async open(task: Task, outcome: RowOutcome | undefined, lang: Lang): Promise<Readable> {
    if (task.state === 'queued' || task.state === 'running') throw new DomainError('task_not_over');
    const words = batchWords[lang];
    return batchWorkbook(lang, {
      carriers: await this.template.carrierNames(),
      more: [
        { header: words.row, width: 12 },
        { header: words.outcome, width: 12 },
        { header: words.reason, width: 50 },
      ],
      rows: this.rows(task.id, outcome, lang),
    });
  }

  private async *rows(
    taskId: number,
    outcome: RowOutcome | undefined,
    lang: Lang,
  ): AsyncGenerator<unknown[][]> {
    for (let after = 0, more = true; more;) {
      const some = await this.unitOfWork.manager.find(TaskRow, {
        where: { taskId, id: MoreThan(after), ...(outcome && { outcome }) },
        order: { id: 'ASC' },
        take: rowsAtOnce,
      });
      yield some.map((row) => cellsOf(row, lang));
      more = some.length === rowsAtOnce;
      after = some.at(-1)?.id ?? after;
    }
  }
}

const cellsOf = ({ rowNumber, given, outcome, problem }: TaskRow, lang: Lang): string[] => [
  ...batchColumns.map((column) => harmless(given[column] ?? '')),
  String(rowNumber),
  domainWords(lang).rowOutcome[outcome],
  harmless(problem ? sentenceOf(problem, lang) : ''),
];
