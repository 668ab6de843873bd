import type { Origin } from '@lanzi/shared/order/order.terms';
import { PAY_LINK_HOURS } from '@lanzi/shared/payment/pay-link';
import type { SettingsData } from '../shop/shop-settings.entity';

/** How long an order waits for its money; one that staff placed for as long as its payment link is to live. */
export function secondsToPay(
  origin: Origin,
  { paymentDeadlineMinutes }: Pick<SettingsData, 'paymentDeadlineMinutes'>,
): number {
  const seconds = paymentDeadlineMinutes * 60;
  return origin === 'staff' ? Math.max(seconds, PAY_LINK_HOURS * 3600) : seconds;
}
