/** A limit on everything: the largest cart, and the most of one SKU in an order. */
export const MAX_LINES = 100;
export const MAX_QUANTITY = 999;
/** Orders that one shopper may leave unpaid: each holds stock until its deadline. */
export const MAX_UNPAID_ORDERS = 30;
/** Lists are counted up to here: what nobody reads to the end needs no exact number. */
export const MAX_COUNTED = 10_000;
/** Orders that one selection may hold. */
export const MAX_SELECTED = 200;
/** Packages that one ship action may hold. */
export const MAX_PACKAGES = 20;
