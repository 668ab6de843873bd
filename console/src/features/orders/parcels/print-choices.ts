import type { Document } from '@lanzi/shared/document/documents';
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
