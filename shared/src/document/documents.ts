/** What can be printed for an order; `carrier_label` is the label that an e-waybill brought. */
export const documents = ['receipt', 'invoice', 'packing_list', 'label', 'carrier_label'] as const;
export type Document = (typeof documents)[number];
