import type { ErrorCode, ErrorParams } from '@lanzi/shared/errors';
import type {
  Letter,
  RowOutcome,
  Task as TaskView,
  TaskKind,
  TaskState,
} from '@lanzi/shared/task/task.contract';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Json, Str, Time } from '../database/columns';

/** A refusal as it is kept: its sentence is made in the language of whoever reads it. */
export interface Refused {
  code: ErrorCode;
  params: ErrorParams;
}

/** Long work that a member of staff asked for. */
@Entity('tasks')
@Index('ix_task_due', ['state', 'claimedUntil'])
@Index('ix_task_staff', ['staffId', 'id'])
@Index('ix_task_kind', ['kind', 'id'])
export class Task {
  @Id() id: number;
  @Code(24) kind: TaskKind;
  @Code(12) state: TaskState;
  @Str(200) title: string;
  @BigInt() staffId: number;
  @Str(60) staffName: string;
  /** What its kind needs to know. */
  @Json() input: object;
  @Int() done: number;
  @Int() total: number;
  /** Its rows by outcome, once it stands still: lists of old tasks count no rows. */
  @Json({ nullable: true }) outcomes: TaskView['outcomes'] | null;
  @Json({ nullable: true }) failure: Refused | null;
  /** In the file store, once there is something to download. */
  @Code(200, { nullable: true }) filePath: string | null;
  /** Its file goes out by mail. */
  @Json({ nullable: true }) letter: Letter | null;
  /** Runs begun; claiming one is a compare-and-set on it. */
  @Int() runs: number;
  /** Until then it belongs to the process that runs it; afterwards that one is taken for dead. */
  @Time() claimedUntil: Date;
  @Time() createdAt: Date;
  @Time({ nullable: true }) finishedAt: Date | null;
}

/** One order, or one row of a file, of a task: what was asked and what became of it. */
@Entity('task_rows')
@Index('ix_task_row_task', ['taskId', 'id'])
@Index('ix_task_row_outcome', ['taskId', 'outcome', 'id'])
export class TaskRow {
  @Id() id: number;
  @Foreign('fk_task_row_task', () => Task, 'CASCADE') @BigInt() taskId: number;
  @Int() rowNumber: number;
  /** As it was typed. */
  @Str(64) orderNo: string;
  @Code(12) outcome: RowOutcome;
  @Json({ nullable: true }) problem: Refused | null;
  @Str(200, { nullable: true }) result: string | null;
  @Json() given: Record<string, string>;
}
