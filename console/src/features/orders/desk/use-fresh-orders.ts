import { useEffect, useRef, useState } from 'react';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';

const shownFor = 6_000;
const justPlaced = 120_000;

/** Orders that came in while the list was being looked at: highlighted for a moment. `list` names what is looked at. */
export function useFreshOrders(list: string, orders: ConsoleOrderSummary[] | undefined): ReadonlySet<string> {
  const seen = useRef<{ list: string; orderNos: Set<string> }>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!orders) return;
    const before = seen.current?.list === list ? seen.current.orderNos : undefined;
    seen.current = { list, orderNos: new Set([...(before ?? []), ...orders.map(({ orderNo }) => orderNo)]) };
    if (!before) return;
    const since = Date.now() - justPlaced;
    const arrived = orders.filter((one) => !before.has(one.orderNo) && Date.parse(one.placedAt) > since);
    if (arrived.length === 0) return;
    const added = arrived.map(({ orderNo }) => orderNo);
    setFresh((now) => new Set([...now, ...added]));
    setTimeout(() => setFresh((now) => new Set([...now].filter((one) => !added.includes(one)))), shownFor);
  }, [list, orders]);
  return fresh;
}
