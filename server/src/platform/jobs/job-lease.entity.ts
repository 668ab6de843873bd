import { Entity } from 'typeorm';
import { Code, Int, Time } from '../database/columns';

/** Which recurring job is due when, so that of many processes one runs it. */
@Entity('job_leases')
export class JobLease {
  @Code(64, { primary: true }) name: string;
  /** Runs begun; claiming a run is a compare-and-set on it. */
  @Int() runs: number;
  /** When it is next due; while somebody is running it, when their claim runs out. */
  @Time() dueAt: Date;
}
