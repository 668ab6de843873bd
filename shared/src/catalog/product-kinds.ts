/** Ordinary goods are sold on their own; the other kinds stand in orders as data and follow rules of their own. */
export const productKinds = ['ordinary', 'bundle', 'gift', 'virtual', 'add_on', 'points'] as const;
export type ProductKind = (typeof productKinds)[number];
