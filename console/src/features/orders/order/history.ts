import type { ConsoleOrder, TimelineEntry } from '@lanzi/shared/order/order.contract';

type HistoryItem =
  { at: string; event: TimelineEntry } | { at: string; print: ConsoleOrder['prints'][number] };

/** What happened to an order and what was printed of it, newest first. */
export function historyOf({ timeline, prints }: Pick<ConsoleOrder, 'timeline' | 'prints'>): HistoryItem[] {
  const items: HistoryItem[] = [
    ...timeline.map((event) => ({ at: event.at, event })),
    ...prints.map((print) => ({ at: print.at, print })),
  ];
  return items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
