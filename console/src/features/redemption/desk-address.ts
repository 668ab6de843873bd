import type { RedemptionFilter } from './redemption.api';

/** What the redemption desk shows; it lives in the address. */
export interface DeskAddress {
  view: 'desk' | 'history';
  q: string;
  /** The one to hand over. */
  orderNo: string | undefined;
  filter: RedemptionFilter;
}

const day = (text: string | null) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);
const id = (text: string | null) => (text && /^[1-9]\d{0,14}$/.test(text) ? text : undefined);

/** Reads an address; whatever makes no sense is left out. */
export function deskOf(search: URLSearchParams): DeskAddress {
  return {
    view: search.get('view') === 'history' ? 'history' : 'desk',
    q: search.get('q')?.trim().slice(0, 50) ?? '',
    orderNo: /^\d{8,20}$/.exec(search.get('order') ?? '')?.[0],
    filter: {
      date: day(search.get('date')),
      storeId: id(search.get('storeId')),
      verifierId: id(search.get('verifierId')),
    },
  };
}

/** The address again; what is not set does not stand there. */
export function searchOf({ view, q, orderNo, filter }: DeskAddress): URLSearchParams {
  const all = view === 'history' ? { view, ...filter } : { q, order: orderNo ?? '' };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value));
}
