import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';

/** Lists are counted up to a limit: that many means that many or more. */
export const countWord = (n: number): string => (n >= MAX_COUNTED ? `${MAX_COUNTED - 1}+` : String(n));
export const isCountedOut = (n: number): boolean => n >= MAX_COUNTED;
