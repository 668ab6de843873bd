import type { DeliveryMode, OrderStatus } from './order-lifecycle.js';

/** One tab of an order list: a status, or a status seen through the delivery mode. */
export interface Tab {
  statuses?: readonly OrderStatus[];
  pickup?: boolean;
}

/** The shopper's tabs. */
export const shopTabs = {
  all: {},
  to_pay: { statuses: ['pending_payment', 'pending_confirmation'] },
  to_ship: { statuses: ['processing', 'out_of_stock'], pickup: false },
  to_pick_up: { statuses: ['processing', 'out_of_stock'], pickup: true },
  to_receive: { statuses: ['shipped'] },
  completed: { statuses: ['completed'] },
  cancelled: { statuses: ['cancelled'] },
} as const satisfies Record<string, Tab>;
export type ShopOrderTab = keyof typeof shopTabs;
export const shopOrderTabs = Object.keys(shopTabs) as [ShopOrderTab, ...ShopOrderTab[]];

/** The order desk's tabs (mission D1). */
export const consoleTabs = {
  all: {},
  pending_payment: { statuses: ['pending_payment'] },
  pending_confirmation: { statuses: ['pending_confirmation'] },
  to_ship: { statuses: ['processing'], pickup: false },
  to_pick_up: { statuses: ['processing'], pickup: true },
  out_of_stock: { statuses: ['out_of_stock'] },
  shipped: { statuses: ['shipped'] },
  completed: { statuses: ['completed'] },
  cancelled: { statuses: ['cancelled'] },
} as const satisfies Record<string, Tab>;
export type ConsoleOrderTab = keyof typeof consoleTabs;
export const consoleOrderTabs = Object.keys(consoleTabs) as [ConsoleOrderTab, ...ConsoleOrderTab[]];

/** Whether an order of this status and delivery stands under the tab. */
export function inTab(tab: Tab, status: OrderStatus, mode: DeliveryMode): boolean {
  if (tab.statuses && !tab.statuses.includes(status)) return false;
  return tab.pickup === undefined || tab.pickup === (mode === 'pickup');
}
