import { DomainError } from '@lanzi/shared/errors';
import type { Clock } from '../platform/clock';
import { always, type GoesOn } from '../platform/jobs/jobs';
import type { Log } from '../platform/log';

const batch = 200;

/**
 * Does something for each order that is due, oldest first; how many it was done for. An order that somebody else was
 * faster with is passed over, and one that fails must not keep the others waiting: it is logged, and tried again next
 * time. `dueAfter` finds the next due orders by id, so that those that fail are not found again in the same sweep.
 */
export async function sweep<T extends { id: number }>(
  dueAfter: (id: number, limit: number) => Promise<T[]>,
  log: Log,
  work: (order: T) => Promise<unknown>,
  goesOn: GoesOn = always,
): Promise<number> {
  let done = 0;
  for (let after = 0; ;) {
    const due = await dueAfter(after, batch);
    for (const order of due) {
      if (!goesOn()) return done;
      after = order.id;
      try {
        await work(order);
        done++;
      } catch (err) {
        if (err instanceof DomainError && err.code === 'action_not_allowed') continue;
        log.error({ err, orderId: order.id }, 'a timer could not act on an order');
      }
    }
    if (due.length < batch) return done;
  }
}

/** Within a timer's action: somebody may have put it off since it was found. @throws DomainError action_not_allowed */
export function assertDue(action: string, status: string, at: Date | null, clock: Clock): void {
  if (!at || at > clock.now())
    throw new DomainError('action_not_allowed', { action, status, why: 'deadline' });
}
