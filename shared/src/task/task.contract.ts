import * as z from 'zod';
import { Id, Paging, Time } from '../api/common.contract.js';
import { letterStates, rowOutcomes, taskKinds, taskStates, type TaskState } from './task.terms.js';

export * from './task.terms.js';

export const Letter = z.object({
  to: z.string(),
  state: z.enum(letterStates),
  /** Why it did not go out, in the mail server's own words. */
  reason: z.string().nullable(),
});
export type Letter = z.infer<typeof Letter>;

export const Task = z
  .object({
    id: Id,
    kind: z.enum(taskKinds),
    state: z.enum(taskStates),
    /** What it is about, such as the name of the file that was uploaded. */
    title: z.string(),
    done: z.int(),
    /** 0 until it is known. */
    total: z.int(),
    /** Rows by outcome; empty for a task without rows. */
    outcomes: z.partialRecord(z.enum(rowOutcomes), z.int()),
    /** Why it failed as a whole, as a sentence in the caller's language. */
    failure: z.string().nullable(),
    /** Whether there is a file to download. */
    hasFile: z.boolean(),
    /** When its file goes out by mail as well. */
    letter: Letter.nullable(),
    createdAt: Time,
    createdBy: z.string(),
    finishedAt: Time.nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const TaskRow = z
  .object({
    /** As in the file, or the position in what was selected. */
    rowNumber: z.int(),
    orderNo: z.string(),
    outcome: z.enum(rowOutcomes),
    /** Why not, as a sentence in the caller's language; a carrier's own words stay as they are. */
    reason: z.string().nullable(),
    /** What it brought, such as a waybill number. */
    result: z.string().nullable(),
    /** What was asked, as it was typed. */
    given: z.record(z.string(), z.string()),
  })
  .meta({ id: 'TaskRow' });
export type TaskRow = z.infer<typeof TaskRow>;

export const TaskQuery = z.object({ ...Paging, kind: z.enum(taskKinds).optional() });
export const TaskRowQuery = z.object({ ...Paging, outcome: z.enum(rowOutcomes).optional() });

/** As the socket tells it, a few times a second at most. */
export interface TaskProgress {
  id: string;
  done: number;
  total: number;
  state: TaskState;
}
