import type { Refund as RefundView, ShopRefund } from '@lanzi/shared/payment/payment.contract';
import { allowedRefundActions } from '@lanzi/shared/payment/refund-lifecycle';
import type { Permission } from '@lanzi/shared/staff/permissions';
import type { Refund } from './refund.entity';

const timesOf = ({ requestedAt, settledAt }: Refund) => ({
  requestedAt: requestedAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
});

/** Customers' bank accounts are for those who deal with them. */
export const seesAccounts = ({ permissions }: { permissions?: ReadonlySet<Permission> }): boolean =>
  Boolean(permissions?.has('order.refund') || permissions?.has('order.cancel'));

/** As staff see it, with what this one of them may do. */
export function refundView(refund: Refund, caller: { permissions?: ReadonlySet<Permission> }): RefundView {
  const { refundNo, orderNo, amount, way, state, reason, failure, account, remittance, version } = refund;
  const doer = { kind: 'staff' as const, permissions: caller.permissions };
  return {
    id: String(refund.id),
    ...{ refundNo, orderNo, amount, way, state, reason, failure, remittance, version },
    account: seesAccounts(caller) ? account : null,
    ...timesOf(refund),
    allowedActions: allowedRefundActions(doer, { status: state, way }),
  };
}

/** As its receiver sees it. */
export const shopRefundOf = (refund: Refund): ShopRefund => {
  const { amount, way, state } = refund;
  return { amount, way, state, ...timesOf(refund) };
};
