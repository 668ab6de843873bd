import type { Minor } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';

/** What the courier collects with a package: all that is due, with the one that leaves nothing behind. */
export const toCollect = (
  { payment, amounts }: { payment: Pick<ConsoleOrder['payment'], 'kind'>; amounts: { due: Minor } },
  leavesNothing: boolean,
): Minor => (payment.kind === 'cash_on_delivery' && leavesNothing ? Math.max(0, amounts.due) : 0);
