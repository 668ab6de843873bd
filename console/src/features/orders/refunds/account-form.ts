import type { RefundAccount, RefundTarget } from '@lanzi/shared/payment/payment.contract';

export const emptyAccount: RefundAccount = { holder: '', bank: '', number: '' };

/** The account as the server takes it; undefined while a part is missing. */
export function accountOf({ holder, bank, number }: RefundAccount): RefundAccount | undefined {
  const account = { holder: holder.trim(), bank: bank.trim(), number: number.trim() };
  return Object.values(account).every(Boolean) ? account : undefined;
}

/** Begun but not finished. */
export const isHalf = (account: RefundAccount): boolean =>
  Object.values(account).some((part) => part.trim()) && !accountOf(account);

/** Whether a person remits it: because that was chosen, or because some of it came in a way that has no other back. */
export const goesByHand = (to: RefundTarget, refundNeedsAccount: boolean): boolean =>
  to === 'by_hand' || (to === 'original' && refundNeedsAccount);
