import type { Minor } from '@lanzi/shared/money';
import type { Quote } from '@lanzi/shared/order/order.contract';
import { isWechat } from './pay-device';
import type { Translate } from './words';

export interface PayMethod extends Pick<Quote['paymentMethods'][number], 'id' | 'kind' | 'title'> {
  instructions: Record<string, string>;
  /** What to know before choosing it. */
  hint?: string;
  /** Why it cannot be chosen. */
  off?: string;
}

/** The ways to pay an amount, each with what to know of it here: within WeChat, and with this balance. */
export function payMethods(
  offered: Pick<Quote, 'paymentMethods' | 'balance'>,
  amount: Minor,
  t: Translate,
  money: (amount: Minor) => string,
): PayMethod[] {
  return offered.paymentMethods.map((method) => {
    if (method.kind === 'alipay' && isWechat()) return { ...method, hint: t('cashier.alipayInWechat') };
    if (method.kind !== 'balance') return method;
    const balance = money(offered.balance);
    if (offered.balance >= amount) return { ...method, hint: t('cashier.balanceIs', { balance }) };
    const off = t('cashier.balanceTooLow', { balance, missing: money(amount - offered.balance) });
    return { ...method, hint: off, off };
  });
}
