import { DomainError } from '@lanzi/shared/errors';
import type { Letter, TaskKind, TaskState } from '@lanzi/shared/task/task.contract';
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { insertMany, insertOne } from '../database/insert';
import { UnitOfWork } from '../database/unit-of-work';
import { updateRows } from '../database/update';
import { Log } from '../log';
import { consoleNamespace, consolesOf } from '../realtime/console-rooms';
import { Realtime } from '../realtime/realtime';
import { countOutcomes } from './count-outcomes';
import { Task, TaskRow } from './task.entity';

/** How work tells how far it is. All throw `TaskLost` when the task is no longer ours: the work then just ends. */
export interface TaskReport {
  /** Told to consoles and kept, a few times a second at most. */
  progress(done: number, total: number): Promise<void>;
  /** Before another step that takes its time, when nothing is to be told. @throws TaskLost when this process stops */
  goOn(): void;
  /** Where its file was put. */
  file(path: string): Promise<void>;
}
/**
 * Does a task, from the beginning or from where a process that died left it: what was done already must not be done
 * twice. Ends as `waiting` when a person has to decide whether to go on.
 */
export type TaskWork = (task: Task, report: TaskReport) => Promise<void | 'waiting'>;

type NewTask = Pick<Task, 'kind' | 'title' | 'staffId' | 'staffName' | 'input'> &
  Partial<Pick<Task, 'total' | 'letter'>>;
export type NewTaskRow = Pick<TaskRow, 'rowNumber' | 'orderNo' | 'given'> & Partial<TaskRow>;

const pollMs = 1000;
const atOnce = 2;
const claimSeconds = 30;
const keepClaimMs = 10_000;
const tellMs = 300;
const rowsAtOnce = 500;
/** Work that failed for no foreseen reason, or took its process down, as often as this would do so again. */
const maxRuns = 10;
/** 5, 10, 20 … seconds after such a failure: a database that is away for some minutes ends nothing. */
const backOffSeconds = (runs: number): number => Math.min(5 * 2 ** (runs - 1), 60);

/** Another process has the task now, or this one is being stopped. */
export class TaskLost extends Error {}

/** Long work in the background. Any number of processes may run tasks; each is run by one at a time. */
@Injectable()
export class Tasks {
  private readonly works = new Map<TaskKind, TaskWork>();
  private readonly running = new Map<number, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  register(kind: TaskKind, work: TaskWork): void {
    if (this.works.has(kind)) throw new Error(`Tasks of kind ${kind} are registered twice`);
    this.works.set(kind, work);
  }

  /** Writes it down; it begins soon after the commit. */
  create({ total = 0, letter = null, ...task }: NewTask, rows: readonly NewTaskRow[] = []): Promise<Task> {
    return this.unitOfWork.run(async (manager) => {
      const now = this.clock.now();
      const fresh = {
        ...task,
        ...{ state: 'queued' as const, done: 0, total, failure: null, filePath: null, letter, runs: 0 },
        outcomes: null,
        ...{ claimedUntil: now, createdAt: now, finishedAt: null },
      };
      const id = await insertOne(manager, Task, fresh);
      for (let at = 0; at < rows.length; at += rowsAtOnce)
        await insertMany(
          manager,
          TaskRow,
          rows.slice(at, at + rowsAtOnce).map((row) => ({
            ...{ outcome: 'pending' as const, problem: null, result: null },
            ...row,
            id: undefined,
            taskId: id,
          })),
        );
      this.unitOfWork.afterCommit(() => this.poke());
      return { ...fresh, id };
    });
  }

  /** A person decided that it goes on, with this `input` from now on. @throws DomainError task_not_waiting */
  resume(id: number, input: object): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const again = { state: 'queued' as const, claimedUntil: this.clock.now(), done: 0, outcomes: null };
      const goesOn = { ...again, input };
      if ((await updateRows(manager, Task, { id, state: 'waiting' }, goesOn)) !== 1)
        throw new DomainError('task_not_waiting');
      this.unitOfWork.afterCommit(() => this.poke());
    });
  }

  /** A person decided against it: it is forgotten with its rows. @throws DomainError task_not_waiting */
  discard(id: number): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.delete(Task, { id, state: 'waiting' });
      if (affected !== 1) throw new DomainError('task_not_waiting');
    });
  }

  /** What became of its letter is kept and told to consoles. */
  async mailed(id: number, letter: Letter): Promise<void> {
    const task = await this.unitOfWork.run(async (manager) => {
      await updateRows(manager, Task, { id }, { letter });
      return manager.findOneBy(Task, { id });
    });
    if (task) tellConsoles(this.realtime, task);
  }

  start(): void {
    this.stopping = false;
    this.timer = setInterval(() => this.poke(), pollMs);
  }

  /** Begins no more and lets go of those under way: another process, or the next start, goes on with them. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.timer = undefined;
    await this.looking;
    await Promise.all(this.running.values());
  }

  /** Runs what is due until nothing is; for tests and scripts, instead of a started runner. */
  async drain(): Promise<void> {
    for (;;) {
      const [due] = await this.due(1);
      if (!due) return;
      if (await this.claim(due)) await this.run(due);
    }
  }

  private poke(): void {
    if (!this.timer || this.looking) return;
    this.looking = this.look()
      .catch((err: unknown) => this.log.error({ err }, 'tasks cannot be read; trying again'))
      .finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    for (const task of await this.due(atOnce - this.running.size)) {
      if (!(await this.claim(task))) continue;
      const run = this.run(task)
        // Its end could not be written: whoever looks once the claim has run out goes on with it.
        .catch((err: unknown) => this.log.error({ err, task: task.id }, 'a task’s end was not kept'))
        .finally(() => {
          this.running.delete(task.id);
          this.poke();
        });
      this.running.set(task.id, run);
    }
  }

  private async due(limit: number): Promise<Task[]> {
    if (limit <= 0 || this.works.size === 0) return [];
    return this.unitOfWork.manager.find(Task, {
      where: {
        state: In<TaskState>(['queued', 'running']),
        claimedUntil: LessThanOrEqual(this.clock.now()),
        kind: In([...this.works.keys()]),
      },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** Counting the run is the claim: of two processes that saw the same count only one can raise it. */
  private async claim(task: Task): Promise<boolean> {
    const ours = {
      state: 'running' as const,
      runs: task.runs + 1,
      claimedUntil: this.clock.in(claimSeconds),
    };
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(Task, { id: task.id, runs: task.runs }, ours),
    );
    if (affected === 1) Object.assign(task, ours);
    return affected === 1;
  }

  private async run(task: Task): Promise<void> {
    const claim = new Claim(this.unitOfWork, this.realtime, this.clock, task, () => this.stopping);
    const keeping = setInterval(() => void claim.keep().catch(() => undefined), keepClaimMs);
    try {
      const ending = await this.work(task, claim).catch((error: unknown) => ({ error }));
      clearInterval(keeping);
      if (typeof ending === 'object') await this.fail(task, claim, ending.error);
      else await claim.end(ending, null);
    } catch (error) {
      // What was done is done: somebody else has written its end, or will.
      if (!(error instanceof TaskLost)) throw error;
    } finally {
      clearInterval(keeping);
    }
  }

  private async work(task: Task, report: TaskReport): Promise<'done' | 'waiting'> {
    if (task.runs > maxRuns) throw new Error(`A task did not end in ${maxRuns} runs`);
    return (await this.works.get(task.kind)?.(task, report)) ?? 'done';
  }

  /** A refusal ends it; what nobody foresaw may be over the next time. */
  private async fail(task: Task, claim: Claim, error: unknown): Promise<void> {
    if (error instanceof TaskLost) return claim.release();
    const isRefusal = error instanceof DomainError;
    if (!isRefusal) this.log.error({ err: error, task: task.id, kind: task.kind }, 'a task failed');
    if (!isRefusal && task.runs < maxRuns) return claim.release(backOffSeconds(task.runs));
    const { code, params } = isRefusal ? error : new DomainError('internal');
    await claim.end('failed', { code, params });
  }
}

/** A task while this process runs it. */
class Claim implements TaskReport {
  private toldAt = 0;
  private readonly ours: { id: number; runs: number };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    private readonly task: Task,
    private readonly isStopping: () => boolean,
  ) {
    this.ours = { id: task.id, runs: task.runs };
  }

  async progress(done: number, total: number): Promise<void> {
    this.goOn();
    Object.assign(this.task, { done, total });
    const now = performance.now();
    if (now - this.toldAt < tellMs) return;
    this.toldAt = now;
    await this.write({ done, total });
  }

  goOn(): void {
    if (this.isStopping()) throw new TaskLost();
  }

  file(filePath: string): Promise<void> {
    return this.write({ filePath });
  }

  keep(): Promise<void> {
    return this.write({ claimedUntil: this.clock.in(claimSeconds) });
  }

  async end(state: TaskState, failure: Task['failure']): Promise<void> {
    const { done, total } = this.task;
    const finishedAt = state === 'waiting' ? null : this.clock.now();
    const { id } = this.ours;
    const outcomes = (await countOutcomes(this.unitOfWork.manager, [id])).get(id) ?? {};
    await this.write({ state, failure, done, total, finishedAt, outcomes });
  }

  /** Nobody has it: whoever looks next, so many seconds from now, goes on with it. */
  async release(seconds = 0): Promise<void> {
    await this.unitOfWork.run((manager) =>
      manager.update(Task, this.ours, { claimedUntil: this.clock.in(seconds) }),
    );
  }

  private async write(patch: Omit<Partial<Task>, 'input'>): Promise<void> {
    const { affected } = await this.unitOfWork.run((manager) => manager.update(Task, this.ours, patch));
    if (affected !== 1) throw new TaskLost();
    tellConsoles(this.realtime, { ...this.task, ...patch });
  }
}

function tellConsoles(realtime: Realtime, { id, done, total, state, staffId }: Task): void {
  realtime.emit(consoleNamespace, consolesOf(staffId), 'job:progress', {
    id: String(id),
    done,
    total,
    state,
  });
}
