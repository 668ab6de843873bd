import type { Minor } from '../money.js';
import type { AfterSaleKind, AfterSaleStatus } from './after-sale-lifecycle.js';

/** When each step was taken, ISO 8601 in UTC; null: not yet. */
export interface AfterSaleDates {
  kind: AfterSaleKind;
  status: AfterSaleStatus;
  /** Of an exchange 0, unless money went back instead. */
  agreedAmount: Minor | null;
  requestedAt: string;
  decidedAt: string | null;
  returnShippedAt: string | null;
  receivedAt: string | null;
  /** The replacement left, or the refund was started. */
  remedyAt: string | null;
  /** Why the shop ended it; null unless it did. */
  closeReason: string | null;
  doneAt: string | null;
}

export interface AfterSaleStep {
  /** The status that the step leads to, or that the shop ended it. */
  step: AfterSaleStatus | 'closed';
  at: string | null;
  /** `next`: what everybody waits for. */
  state: 'done' | 'next' | 'later';
}
type Dated = [AfterSaleStep['step'], string | null];

/** Whether money goes back for the goods: always for a return, and for an exchange whose goods cannot be had. */
export const isRefunded = ({ kind, agreedAmount }: Pick<AfterSaleDates, 'kind' | 'agreedAmount'>): boolean =>
  kind === 'return' || (agreedAmount ?? 0) > 0;

/** The one progress bar that shopper and staff see. A refusal ends it, and so does the shop's closing it. */
export function afterSaleProgress(afterSale: AfterSaleDates): AfterSaleStep[] {
  const dated = stepsOf(afterSale);
  const next = dated.findIndex(([, at]) => at === null);
  return dated.map(([step, at], index) => ({
    step,
    at,
    state: at !== null ? 'done' : index === next ? 'next' : 'later',
  }));
}

function stepsOf(afterSale: AfterSaleDates): Dated[] {
  const { status, requestedAt, decidedAt, returnShippedAt, receivedAt, remedyAt, doneAt } = afterSale;
  const requested: Dated = ['requested', requestedAt];
  if (status === 'refused') return [requested, ['refused', decidedAt]];
  const sent: Dated[] = [requested, ['approved', decidedAt], ['return_shipped', returnShippedAt]];
  if (afterSale.closeReason !== null) return [...sent.filter(([, at]) => at !== null), ['closed', doneAt]];
  const remedy = isRefunded(afterSale) ? 'refunding' : 'replacement_shipped';
  return [...sent, ['received', receivedAt], [remedy, remedyAt], ['done', doneAt]];
}
