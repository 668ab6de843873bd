import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ActionInput, staffActions } from '@lanzi/shared/order/order.contract';
import { api, errorText } from '../../../lib/api';
import { orderKeys, useRefreshLists } from '../orders.api';
import { Unanswered } from './unanswered';

/** What became of one order of many. */
export type Result = { state: 'sending' } | { state: 'done' } | { state: 'failed'; why: string };
export type Results = Readonly<Record<string, Result>>;

type StaffAction = (typeof staffActions)[number];

/**
 * Takes one action on several orders, one after the other; a refusal holds up only its own order. Again after a lost
 * answer it has the effect of once.
 */
export function useOneByOne<A extends StaffAction>(
  action: A,
  bodyFor: (orderNo: string) => Promise<ActionInput<A>> | ActionInput<A>,
) {
  const queryClient = useQueryClient();
  const refreshLists = useRefreshLists();
  const [results, setResults] = useState<Results>({});
  const [running, setRunning] = useState(false);
  const [unanswered] = useState(() => new Unanswered<ActionInput<A>>());
  // A second click comes before the button can show that it is busy.
  const underWay = useRef(false);
  const tell = (orderNo: string, result: Result) => setResults((now) => ({ ...now, [orderNo]: result }));

  async function act(orderNo: string): Promise<Result> {
    try {
      const after = await unanswered.send(
        orderNo,
        () => bodyFor(orderNo),
        (body, idempotencyKey) => api.actOnOrder({ params: { orderNo, action }, body }, { idempotencyKey }),
      );
      queryClient.setQueryData(orderKeys.one(orderNo), after);
      return { state: 'done' };
    } catch (error) {
      return { state: 'failed', why: errorText(error) };
    }
  }
  async function run(orderNos: readonly string[]): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setRunning(true);
    for (const orderNo of orderNos) {
      tell(orderNo, { state: 'sending' });
      tell(orderNo, await act(orderNo));
    }
    underWay.current = false;
    setRunning(false);
    refreshLists();
  }
  return { results, running, run };
}
