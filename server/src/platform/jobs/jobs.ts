import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { isDuplicate } from '../database/dialect';
import { UnitOfWork } from '../database/unit-of-work';
import { Log } from '../log';
import { JobLease } from './job-lease.entity';

/** Whether a run may begin with its next item: a process that stops waits only for the one under way. */
export type GoesOn = () => boolean;
/** For whoever asks for a run by hand. */
export const always: GoesOn = () => true;
type Work = (goesOn: GoesOn) => Promise<void>;

interface Job {
  name: string;
  seconds: number;
  work: Work;
  timer?: NodeJS.Timeout;
  running?: Promise<void>;
}

/** A run that takes longer is taken for dead, and another process may start the next. */
const claimSecondsOf = ({ seconds }: Job): number => Math.max(30, 6 * seconds);

/** Recurring work. Any number of processes have the same jobs; each run is done by one of them. */
@Injectable()
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private started = false;
  private stopping = false;
  private readonly goesOn = () => !this.stopping;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** `work` has to be idempotent: a run whose process died is run again. */
  every(name: string, seconds: number, work: Work): void {
    if (this.jobs.has(name)) throw new Error(`Job ${name} is registered twice`);
    const job: Job = { name, seconds, work };
    this.jobs.set(name, job);
    if (this.started) this.schedule(job, 0);
  }

  start(): void {
    this.started = true;
    this.stopping = false;
    for (const job of this.jobs.values()) this.schedule(job, 0);
  }

  /** Starts no more runs, and waits for those under way to end with the item that they are at. */
  async stop(): Promise<void> {
    this.started = false;
    this.stopping = true;
    for (const { timer } of this.jobs.values()) clearTimeout(timer);
    for (const { running } of this.jobs.values()) await running;
  }

  /** Runs the job at once, due or not, and lets its error through. */
  async runNow(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job ${name}`);
    await job.work(this.goesOn);
  }

  /** Runs the job if it is due and no other process has it; says whether it ran. */
  async runIfDue(name: string): Promise<boolean> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job ${name}`);
    const startedAt = this.clock.now();
    const run = await this.claim(job);
    if (run === undefined) return false;
    try {
      await job.work(this.goesOn);
    } catch (err) {
      this.log.error({ err, job: name }, 'a job failed; its next turn comes');
    }
    const dueAt = new Date(startedAt.getTime() + job.seconds * 1000);
    await this.unitOfWork.run((manager) => manager.update(JobLease, { name, runs: run }, { dueAt }));
    return true;
  }

  private schedule(job: Job, seconds: number): void {
    job.timer = setTimeout(() => {
      job.running = this.runIfDue(job.name)
        .catch((err: unknown) => this.log.error({ err, job: job.name }, 'a job could not be claimed'))
        .then(() => {
          if (this.started) this.schedule(job, job.seconds);
        });
    }, seconds * 1000);
  }

  /** The number of the run that is now ours, or undefined when it is not due or another process has it. */
  private async claim(job: Job): Promise<number | undefined> {
    const { name } = job;
    const lease = await this.unitOfWork.manager.findOneBy(JobLease, { name });
    const now = this.clock.now();
    const dueAt = this.clock.in(claimSecondsOf(job));
    if (!lease) {
      try {
        await this.unitOfWork.run((manager) => manager.insert(JobLease, { name, runs: 1, dueAt }));
        return 1;
      } catch (error) {
        if (isDuplicate(error)) return undefined;
        throw error;
      }
    }
    if (lease.dueAt > now) return undefined;
    const seen = { name, runs: lease.runs, dueAt: LessThanOrEqual(now) };
    const next = { runs: lease.runs + 1, dueAt };
    const { affected } = await this.unitOfWork.run((manager) => manager.update(JobLease, seen, next));
    return affected === 1 ? next.runs : undefined;
  }
}
