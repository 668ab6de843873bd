import type { CarrierAccount } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { inputOf, newAccount, valuesOf } from './carrier-account-form';

const account: CarrierAccount = {
  id: '7',
  carrierId: '3',
  carrier: { code: 'YTO', name: '圆通速递' },
  title: '主账号',
  customerName: 'K001',
  hasPassword: true,
  monthCode: '',
  sendSite: '',
  sendStaff: '',
  payer: 'monthly',
  expressType: '1',
  templateSize: '',
  senderAddressId: '9',
  enabled: true,
  version: 4,
};

test('an account that is saved unchanged says nothing of its password, so that it stays', () => {
  const input = inputOf(valuesOf(account));
  expect(input).not.toHaveProperty('customerPassword');
  expect(input).toMatchObject({ carrierId: '3', senderAddressId: '9', customerName: 'K001' });
});
test('a password that was typed is sent', () => {
  expect(inputOf({ ...valuesOf(account), customerPassword: 'secret' }).customerPassword).toBe('secret');
});
test('a new account sends from the default address', () => {
  expect(newAccount('9').senderAddressId).toBe('9');
});
