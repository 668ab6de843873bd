import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import type { Alert } from '@lanzi/shared/alert/alert.contract';

/** Where what an alert tells of is worked on; the order itself unless it has a page of its own. */
const places = {
  new_order: null,
  proof_submitted: null,
  after_sale_requested: { to: '/after-sales?status=requested', word: 'openAfterSales' },
  cancellation_requested: { to: '/cancellations', word: 'openCancellations' },
  stray_money: { to: '/stray-money', word: 'openStray' },
  parcel_returning: null,
  refund_failed: { to: '/refunds?state=failed', word: 'openRefunds' },
} as const satisfies Record<AlertKind, { to: string; word: string } | null>;

export const placeOf = ({ kind, orderNo }: Pick<Alert, 'kind' | 'orderNo'>) =>
  places[kind] ?? ({ to: `/orders/${orderNo ?? ''}`, word: 'openOrder' } as const);
