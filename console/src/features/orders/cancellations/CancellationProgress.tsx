import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShopCancellation } from '@lanzi/shared/cancellation/cancellation.contract';
import { progressOf } from './progress';

interface Props {
  cancellation: Pick<ShopCancellation, 'status' | 'list'>;
  goodsShipped: boolean;
  /** Something was paid. */
  paid: boolean;
}

/** Asked for, reviewed, returned, refunded, done. */
export function CancellationProgress({ cancellation, goodsShipped, paid }: Props) {
  const { t } = useTranslation('cancellations');
  const { steps, current, state } = progressOf(cancellation, { goodsShipped, paid });
  return (
    <Steps
      size="small"
      type="dot"
      responsive={false}
      titlePlacement="vertical"
      current={current}
      status={state}
      items={steps.map((step) => ({ title: t(`step.${step}`) }))}
    />
  );
}
