import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const sections = {
  general: { label: 'settingsTab', to: '/settings' },
  'payment-methods': { label: 'paymentNav', to: '/settings/payment-methods' },
  'shipping-methods': { label: 'shippingNav', to: '/settings/shipping-methods' },
  carriers: { label: 'carriersNav', to: '/settings/carriers' },
  'carrier-accounts': { label: 'accountsNav', to: '/settings/carrier-accounts' },
  'return-addresses': { label: 'addressesNav', to: '/settings/return-addresses' },
} as const;
type Section = keyof typeof sections;
const names = Object.keys(sections) as Section[];

/** Between what the shop decides once: general settings, ways to pay, ways to ship, carriers. */
export function SettingsTabs({ section }: { section: Section }) {
  const { t } = useTranslation('shop');
  const navigate = useNavigate();
  return (
    <Tabs
      activeKey={section}
      onChange={(name) => void navigate(sections[name as Section].to)}
      items={names.map((name) => ({ key: name, label: t(sections[name].label) }))}
      styles={{ header: { marginBottom: 12 } }}
    />
  );
}
