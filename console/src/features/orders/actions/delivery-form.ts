import { isPhone } from '@lanzi/shared/api/phone';
import { regionOf } from '@lanzi/shared/fulfilment/region';
import type { ActionInput } from '@lanzi/shared/order/order.contract';

/** Where an order is to be sent, as it is being typed. */
export type DeliveryDraft = Omit<ActionInput<'change_delivery'>, 'version'>;

/** An order that was placed to be sent cannot become a pickup: no store holds it. */
export const deliveryModesToChoose = [
  'express',
  'merchant_delivery',
] as const satisfies DeliveryDraft['mode'][];

export function deliveryFaults(draft: DeliveryDraft): ('contactName' | 'contactPhone' | 'address')[] {
  return [
    ...(draft.contactName.trim() ? [] : ['contactName' as const]),
    ...(isPhone(draft.contactPhone) ? [] : ['contactPhone' as const]),
    ...(draft.address.trim() ? [] : ['address' as const]),
  ];
}

/** A carrier could not be asked for its e-waybill: its province, city and district cannot be told. */
export const lacksRegion = ({ mode, address }: Pick<DeliveryDraft, 'mode' | 'address'>): boolean =>
  mode === 'express' && address.trim() !== '' && !regionOf(address);
