import type { CarrierAccount } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { CarrierAccountInput } from './shop.api';

/** An account as the editor holds it; the password is never read back, and an empty one stays as it was. */
export interface CarrierAccountValues extends Omit<CarrierAccountInput, 'carrierId' | 'senderAddressId'> {
  carrierId?: string;
  senderAddressId?: string;
}

export const newAccount = (senderAddressId: string | undefined): CarrierAccountValues => ({
  title: '',
  customerName: '',
  customerPassword: '',
  monthCode: '',
  sendSite: '',
  sendStaff: '',
  payer: 'monthly',
  expressType: '1',
  templateSize: '',
  senderAddressId,
  enabled: true,
});

export const valuesOf = (account: CarrierAccount): CarrierAccountValues => ({
  carrierId: account.carrierId,
  title: account.title,
  customerName: account.customerName,
  customerPassword: '',
  monthCode: account.monthCode,
  sendSite: account.sendSite,
  sendStaff: account.sendStaff,
  payer: account.payer,
  expressType: account.expressType,
  templateSize: account.templateSize,
  senderAddressId: account.senderAddressId,
  enabled: account.enabled,
});

/** The form's rules have seen to it that both choices are made. */
export const inputOf = ({
  customerPassword,
  carrierId = '',
  senderAddressId = '',
  ...rest
}: CarrierAccountValues): CarrierAccountInput => ({
  ...rest,
  ...(customerPassword ? { customerPassword } : {}),
  carrierId,
  senderAddressId,
});
