import { View } from '@tarojs/components';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { Icon, type IconName } from './Icon';
import './PaymentIcon.scss';

const icons: Record<Exclude<PaymentKind, 'alipay'>, IconName> = {
  wechat_pay: 'chat',
  balance: 'wallet',
  offline: 'bank',
  cash_on_delivery: 'truck',
  pay_at_store: 'store',
};

/** A way to pay at a glance: the providers in their own colours. */
export function PaymentIcon({ kind }: { kind: PaymentKind }) {
  return (
    <View className={`payment-icon payment-icon--${kind}`}>
      {kind === 'alipay' ? '支' : <Icon name={icons[kind]} />}
    </View>
  );
}
