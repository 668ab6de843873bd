import { DomainError } from '@lanzi/shared/errors';
import type { Lang } from '@lanzi/shared/lang';
import type {
  Task as TaskView,
  TaskKind,
  TaskRow as TaskRowView,
  TaskRowQuery,
} from '@lanzi/shared/task/task.contract';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import type * as z from 'zod';
import { UnitOfWork } from '../database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../http/cursor';
import { countOutcomes, type Outcomes } from './count-outcomes';
import { sentenceOf } from './sentence-of';
import { Task, TaskRow } from './task.entity';

type Page = { limit: number; cursor?: string };

/** Tasks and their rows as people read them. */
@Injectable()
export class TaskQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  async list(which: { staffId?: number; kind?: TaskKind }, { limit, cursor }: Page, lang: Lang) {
    const tasks = await this.unitOfWork.manager.find(Task, {
      where: { ...which, ...(cursor && { id: LessThan(decodeCursor(IdCursor, cursor).id) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const outcomes = await this.outcomesOf(tasks);
    const view = (task: Task) => taskView(task, outcomes.get(task.id), lang);
    return cutPage(tasks, limit, ({ id }) => ({ id }), view);
  }

  /** @throws DomainError not_found, also when `mayRead` says no */
  async find(id: number, mayRead: (task: Task) => boolean): Promise<Task> {
    const task = await this.unitOfWork.manager.findOneBy(Task, { id });
    if (!task || !mayRead(task)) throw new DomainError('not_found');
    return task;
  }

  async view(task: Task, lang: Lang): Promise<TaskView> {
    return taskView(task, (await this.outcomesOf([task])).get(task.id), lang);
  }

  /** In their order. */
  async rows(taskId: number, { limit, cursor, outcome }: z.output<typeof TaskRowQuery>, lang: Lang) {
    const rows = await this.unitOfWork.manager.find(TaskRow, {
      where: {
        taskId,
        ...(outcome && { outcome }),
        ...(cursor && { id: MoreThan(decodeCursor(IdCursor, cursor).id) }),
      },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    return cutPage(
      rows,
      limit,
      ({ id }) => ({ id }),
      (row) => rowView(row, lang),
    );
  }

  /** Only of those that are still under way rows have to be counted. */
  private async outcomesOf(tasks: readonly Task[]): Promise<Map<number, Outcomes>> {
    const underWay = tasks.filter(({ outcomes }) => outcomes === null).map(({ id }) => id);
    const counted = await countOutcomes(this.unitOfWork.manager, underWay);
    return new Map(tasks.map(({ id, outcomes }) => [id, outcomes ?? counted.get(id) ?? {}]));
  }
}

const taskView = (task: Task, outcomes: Outcomes = {}, lang: Lang): TaskView => ({
  id: String(task.id),
  kind: task.kind,
  state: task.state,
  title: task.title,
  done: task.done,
  total: task.total,
  outcomes,
  failure: task.failure && sentenceOf(task.failure, lang),
  hasFile: task.filePath !== null,
  letter: task.letter,
  createdAt: task.createdAt.toISOString(),
  createdBy: task.staffName,
  finishedAt: task.finishedAt?.toISOString() ?? null,
});

const rowView = (
  { rowNumber, orderNo, outcome, problem, result, given }: TaskRow,
  lang: Lang,
): TaskRowView => ({
  rowNumber,
  orderNo,
  outcome,
  reason: problem && sentenceOf(problem, lang),
  result,
  given,
});
