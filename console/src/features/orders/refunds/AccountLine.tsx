import { Typography } from 'antd';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';

/** An account to remit to, to be copied as a whole. */
export function AccountLine({ account: { holder, bank, number } }: { account: RefundAccount }) {
  const text = [holder, bank, number].join(' ');
  return <Typography.Text copyable={{ text }}>{[holder, bank, number].join(' · ')}</Typography.Text>;
}
