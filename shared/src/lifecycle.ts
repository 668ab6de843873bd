import { invariant } from './invariant.js';

/**
 * The small engine under every lifecycle table. A lifecycle is data: action → who may, from which statuses,
 * under which conditions, what they must give, and the status that results.
 */
export interface Terms {
  action: string;
  status: string;
  actor: string;
  condition: string;
  permission: string;
  event: string;
  facts: object;
}

export const needs = ['reason', 'confirm_twice', 'cash_collected_when_due'] as const;
export type Need = (typeof needs)[number];

export interface Permit<T extends Terms> {
  /** `null`: the thing does not exist yet. */
  from: readonly T['status'][] | null;
  /** Conditions on the facts before the action; the first that fails is the reason of the refusal. */
  only?: readonly T['condition'][];
  /** What the actor must bring along. */
  needs?: readonly Need[];
  /** Staff need this permission. */
  permission?: T['permission'];
}

/** The first outcome whose condition holds on the facts after the action's consequences; 'same' keeps the status. */
export interface Outcome<T extends Terms> {
  when?: T['condition'];
  status: T['status'] | 'same';
}

export interface Row<T extends Terms> {
  by: { readonly [actor in T['actor']]?: Permit<T> };
  to: readonly Outcome<T>[];
  event: T['event'];
}

export interface Lifecycle<T extends Terms> {
  name: string;
  statuses: readonly T['status'][];
  rows: Record<T['action'], Row<T>>;
  /** What each condition means, as a pure function of the facts. */
  conditions: Record<T['condition'], (facts: T['facts']) => boolean>;
}

/** Facts always tell the present status; `null` before the thing exists. */
type FactsOf<T extends Terms> = T['facts'] & { status: T['status'] | null };

export interface Doer<T extends Terms> {
  kind: T['actor'];
  permissions?: ReadonlySet<T['permission']>;
}

export type Refusal<T extends Terms> =
  | { code: 'not_for_actor'; actor: T['actor'] }
  | { code: 'permission_denied'; permission: T['permission'] }
  | { code: 'wrong_status' }
  | { code: 'condition'; condition: T['condition'] };

/** May this doer take this action on these facts now? `undefined` means yes. */
export function refusal<T extends Terms>(
  lifecycle: Lifecycle<T>,
  action: T['action'],
  doer: Doer<T>,
  facts: FactsOf<T>,
): Refusal<T> | undefined {
  const permit = rowOf(lifecycle, action).by[doer.kind as T['actor']];
  if (!permit) return { code: 'not_for_actor', actor: doer.kind };
  if (permit.permission && !doer.permissions?.has(permit.permission))
    return { code: 'permission_denied', permission: permit.permission };
  const inPlace = facts.status === null ? permit.from === null : permit.from?.includes(facts.status);
  if (!inPlace) return { code: 'wrong_status' };
  const failed = permit.only?.find((condition) => !holds(lifecycle, condition, facts));
  return failed ? { code: 'condition', condition: failed } : undefined;
}

/** The actions this doer may take now: the server's guard and every button come from this one list. */
export const allowedActions = <T extends Terms>(
  lifecycle: Lifecycle<T>,
  doer: Doer<T>,
  facts: FactsOf<T>,
): T['action'][] => actionsOf(lifecycle).filter((action) => !refusal(lifecycle, action, doer, facts));

/** The status that results, seen on the facts as they are after the action's consequences. */
export function outcome<T extends Terms>(
  lifecycle: Lifecycle<T>,
  action: T['action'],
  after: FactsOf<T>,
): T['status'] {
  const hit = rowOf(lifecycle, action).to.find(({ when }) => !when || holds(lifecycle, when, after));
  invariant(hit, `${lifecycle.name}.${action} has no outcome for these facts`);
  const status = hit.status === 'same' ? after.status : hit.status;
  invariant(status !== null, `${lifecycle.name}.${action} cannot keep a status that is not there`);
  return status;
}

/** Is the table itself sound? Every status reachable, every row with an actor, an own event and a last outcome. */
export function assertLifecycle<T extends Terms>(lifecycle: Lifecycle<T>): void {
  const reached = new Set<T['status']>();
  const events = new Set<T['event']>();
  for (const action of actionsOf(lifecycle)) {
    const row = rowOf(lifecycle, action);
    invariant(permitsOf(row).length > 0, `${action}: nobody may do it`);
    for (const permit of permitsOf(row)) invariant(permit.from?.length !== 0, `${action}: from nowhere`);
    row.to.forEach((out, index) => {
      const last = index === row.to.length - 1;
      invariant(last === !out.when, `${action}: exactly the last outcome is unconditional`);
      if (out.status !== 'same') reached.add(out.status);
    });
    invariant(!events.has(row.event), `${action}: its event ${row.event} belongs to another action`);
    events.add(row.event);
  }
  for (const status of lifecycle.statuses) invariant(reached.has(status), `${status} is never reached`);
}

/** The table's moves as a Mermaid state diagram, for the documentation. */
export function toMermaid<T extends Terms>(lifecycle: Lifecycle<T>): string {
  const edges = new Map<string, Set<string>>();
  for (const action of actionsOf(lifecycle)) {
    const row = rowOf(lifecycle, action);
    for (const from of new Set(permitsOf(row).flatMap((permit) => permit.from ?? ['[*]'])))
      for (const { status } of row.to) {
        if (status === 'same' || status === from) continue;
        const edge = `${from} --> ${status}`;
        edges.set(edge, (edges.get(edge) ?? new Set()).add(action));
      }
  }
  return [
    'stateDiagram-v2',
    ...[...edges].map(([edge, actions]) => `  ${edge}: ${[...actions].join(', ')}`),
  ].join('\n');
}

export const actionsOf = <T extends Terms>(lifecycle: Lifecycle<T>) =>
  Object.keys(lifecycle.rows) as T['action'][];

const rowOf = <T extends Terms>(lifecycle: Lifecycle<T>, action: T['action']): Row<T> =>
  lifecycle.rows[action as keyof typeof lifecycle.rows];

const permitsOf = <T extends Terms>(row: Row<T>): Permit<T>[] =>
  Object.values<Permit<T> | undefined>(row.by).filter((permit) => permit !== undefined);

const holds = <T extends Terms>(lifecycle: Lifecycle<T>, condition: T['condition'], facts: T['facts']) =>
  lifecycle.conditions[condition as keyof typeof lifecycle.conditions](facts);
