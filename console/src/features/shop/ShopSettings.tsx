import { useParams } from 'react-router';
import { CarrierAccountList } from './CarrierAccountList';
import { CarrierList } from './CarrierList';
import { PaymentMethodList } from './PaymentMethodList';
import { ReturnAddressList } from './ReturnAddressList';
import { SettingsPage } from './settings/SettingsPage';
import { ShippingMethodList } from './ShippingMethodList';

export function ShopSettings() {
  const { section } = useParams();
  if (section === 'payment-methods') return <PaymentMethodList />;
  if (section === 'shipping-methods') return <ShippingMethodList />;
  if (section === 'carriers') return <CarrierList />;
  if (section === 'carrier-accounts') return <CarrierAccountList />;
  if (section === 'return-addresses') return <ReturnAddressList />;
  return <SettingsPage />;
}
