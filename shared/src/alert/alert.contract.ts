import * as z from 'zod';
import { deliveryModes } from '../order/order-lifecycle.js';
import { Id, Money, OrderNo, Paging, QueryFlag, Time } from '../api/common.contract.js';
import type { TaskProgress } from '../task/task.contract.js';
import { alertKinds } from './alert-kinds.js';

/** An alert as the socket and the inbox carry it. `speech` is the sentence to be spoken, in the shop's language. */
export const Alert = z
  .object({
    id: Id,
    /** Grows with every alert; a console remembers the last it has seen. */
    seq: z.int(),
    kind: z.enum(alertKinds),
    /** Null for money that belongs to no order. */
    orderNo: OrderNo.nullable(),
    deliveryMode: z.enum(deliveryModes).nullable(),
    store: z.string().nullable(),
    amount: Money,
    speech: z.string(),
    createdAt: Time,
    soundedAt: Time.nullable(),
    handledAt: Time.nullable(),
    handledBy: z.string().nullable(),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

export const AlertQuery = z.object({ ...Paging, handled: QueryFlag.optional() });

/** Socket.IO, namespace /console. The console signs in with `auth: {token?, lastSeq?}` (or its cookie). */
export interface ServerToConsole {
  alert: (alert: Alert) => void;
  'alert:handled': (handled: { id: string; by: string }) => void;
  'orders:changed': (change: { orderNo: string; status: string }) => void;
  'job:progress': (progress: TaskProgress) => void;
}
export interface ConsoleToServer {
  'alert:sounded': (message: { id: string }, done: (answer: { ok: boolean }) => void) => void;
  'alert:handled': (message: { id: string }, done: (answer: { ok: boolean }) => void) => void;
}
