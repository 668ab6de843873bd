/** Long work that goes on without its screen, and can be found again. */
export const taskKinds = ['batch_shipment', 'waybill_batch', 'export'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** `waiting`: a dry run is done, and a person decides whether to go on. */
export const taskStates = ['queued', 'running', 'waiting', 'done', 'failed'] as const;
export type TaskState = (typeof taskStates)[number];
/** Nothing more will happen to it by itself. */
export const isOver = (state: TaskState): boolean => state === 'done' || state === 'failed';

/** Of a letter that a task's file goes out by; `unsent`: it did not go out, and is not tried again. */
export const letterStates = ['pending', 'sent', 'unsent'] as const;

/** What became of a row; `ready`: the dry run found nothing against it; `unfilled`: as the template offered it. */
export const rowOutcomes = ['pending', 'ready', 'succeeded', 'skipped', 'unfilled', 'failed'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
