import type { Currency } from '@lanzi/shared/money';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';

/**
 * Whether money of this kind and currency can be taken at all: a provider needs its settings. Answered from above.
 */
export abstract class PaymentReadiness {
  abstract isReady(kind: PaymentKind, currency: Currency): boolean;
}
