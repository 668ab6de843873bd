import { recall, remember } from '@/lib/device-storage';
import { createStore } from '@/lib/store';

/** What the shopper has chosen on the way to an order. Kept on the device, so that the next order needs less. */
export interface CheckoutChoice {
  mode: 'express' | 'pickup' | undefined;
  addressId: string | undefined;
  storeId: string | undefined;
  shippingMethodId: string | undefined;
  paymentMethodId: string | undefined;
  /** Who collects at a store, as last typed or used. */
  contactName: string | undefined;
  contactPhone: string | undefined;
}

const STORED = 'checkout-choice';
const nothing: CheckoutChoice = {
  mode: undefined,
  addressId: undefined,
  storeId: undefined,
  shippingMethodId: undefined,
  paymentMethodId: undefined,
  contactName: undefined,
  contactPhone: undefined,
};
const stored = { ...nothing, ...recall<Partial<CheckoutChoice>>(STORED) };
// What was left empty the last time is suggested anew.
const choice = createStore<CheckoutChoice>({
  ...stored,
  contactName: stored.contactName || undefined,
  contactPhone: stored.contactPhone || undefined,
});

export const useCheckoutChoice = choice.use;
export function choose(part: Partial<CheckoutChoice>) {
  const next = { ...choice.get(), ...part };
  remember(STORED, next);
  choice.set(next);
}
