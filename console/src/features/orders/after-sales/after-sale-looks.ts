import type { StaffAfterSaleAction } from '@lanzi/shared/after-sale/after-sale.contract';
import type { AfterSaleAction, AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';

/** How each action on an after-sale is offered; it is asked for by the shopper, and ends by itself. */
export const afterSaleLooks = {
  refuse: { danger: true },
  close: { danger: true },
  ship_return: {},
  approve: { main: true },
  receive: { main: true },
  refund: { main: true },
  ship_replacement: { main: true },
  request: null,
  confirm: null,
  settle: null,
} as const satisfies Record<AfterSaleAction, { main?: true; danger?: true } | null>;

const isOffered = (action: AfterSaleAction): action is StaffAfterSaleAction =>
  afterSaleLooks[action] !== null;
/** In the order of the buttons: the one that moves it on comes last. */
export const offered = (allowed: readonly AfterSaleAction[]): StaffAfterSaleAction[] =>
  (Object.keys(afterSaleLooks) as AfterSaleAction[])
    .filter(isOffered)
    .filter((action) => allowed.includes(action));

/** Staff see to what stands there; refunds that wait for a person are counted among the refunds. */
export const waitsForStaff: readonly AfterSaleStatus[] = ['requested', 'return_shipped', 'received'];
