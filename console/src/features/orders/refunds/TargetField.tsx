import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { RefundTarget } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { useCan } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { waysBack } from './going-back';

const targets = ['original', 'balance', 'by_hand'] as const satisfies RefundTarget[];

interface Props {
  value: RefundTarget;
  /** The money that came in. */
  payments: ConsoleOrder['payments'];
  onChange: (target: RefundTarget) => void;
}

/** Where money goes back to; elsewhere than where it came from only by who may give refunds. */
export function TargetField({ value, payments, onChange }: Props) {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  const mayRefund = useCan('order.refund');
  const ways = waysBack(payments);
  const isOffered: Record<RefundTarget, boolean> = {
    original: true,
    balance: mayRefund,
    // The way it came may itself be by hand.
    by_hand: mayRefund && ways.some((way) => way !== 'by_hand'),
  };
  return (
    <Field label={t('refundTo')}>
      <Radio.Group
        vertical
        value={value}
        aria-label={t('refundTo')}
        onChange={({ target }) => onChange(target.value as RefundTarget)}
        options={targets
          .filter((target) => isOffered[target])
          .map((target) => ({
            value: target,
            label: (
              <>
                {t(`target.${target}`)}
                {target === 'original' && (
                  <span className="second-line"> {ways.map((way) => words.refundWay[way]).join(' + ')}</span>
                )}
              </>
            ),
          }))}
      />
    </Field>
  );
}
