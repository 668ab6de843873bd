import type { OrderAction } from '@lanzi/shared/order/order-lifecycle';
import { isDialogAction, type DialogAction } from './action-looks';

/** What opens over an order: an action's dialog, or that of an e-waybill, which ships it by way of the carrier. */
export type OrderDialog = DialogAction | 'waybill';

export const isOrderDialog = (name: string | null): name is OrderDialog =>
  name === 'waybill' || isDialogAction(name);

/** An e-waybill may be asked for as long as there is something to ship. */
export const mayAskForWaybill = (allowed: readonly OrderAction[]): boolean => allowed.includes('ship');
