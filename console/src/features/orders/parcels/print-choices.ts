import type { Document } from '@lanzi/shared/document/documents';
import type { OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { RollWidth } from '../../../lib/print';

/** What the print menus offer, in their order. */
export const printChoices = [
  { key: 'receipt58', document: 'receipt', width: '58' },
  { key: 'receipt80', document: 'receipt', width: '80' },
  { key: 'invoice', document: 'invoice' },
  { key: 'packing_list', document: 'packing_list' },
  { key: 'label', document: 'label' },
  { key: 'carrier_label', document: 'carrier_label' },
] as const satisfies { key: string; document: Document; width?: RollWidth }[];
export type PrintChoice = (typeof printChoices)[number];

export const printChoiceOf = (key: string): PrintChoice | undefined =>
  printChoices.find((choice) => choice.key === key);

export interface Printable {
  orderNo: string;
  status: OrderStatus;
  hasCarrierLabel: boolean;
}

const ofParcels: readonly Document[] = ['label', 'carrier_label'];

/** Why a document is not printed for an order. */
function whyNot(document: Document, { status, hasCarrierLabel }: Printable) {
  if (ofParcels.includes(document) && status === 'cancelled') return 'orderCancelled';
  if (document === 'carrier_label' && !hasCarrierLabel) return 'noCarrierLabel';
  return undefined;
}

/** The orders that a document is printed for, and the rest by reason. */
export function printed(document: Document, orders: readonly Printable[]) {
  const noOf = ({ orderNo }: Printable) => orderNo;
  const leftOut = (['orderCancelled', 'noCarrierLabel'] as const)
    .map((why) => ({ why, orderNos: orders.filter((order) => whyNot(document, order) === why).map(noOf) }))
    .filter(({ orderNos }) => orderNos.length > 0);
  return { orderNos: orders.filter((order) => !whyNot(document, order)).map(noOf), leftOut };
}
