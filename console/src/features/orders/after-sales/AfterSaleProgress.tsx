import { Steps } from 'antd';
import { afterSaleProgress, type AfterSaleDates } from '@lanzi/shared/after-sale/after-sale-progress';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { When } from '../../../ui/When';

/** The bar that the shopper sees too: what was done when, and what everybody waits for. */
export function AfterSaleProgress({ afterSale }: { afterSale: AfterSaleDates }) {
  const words = domainWords(useLang());
  const steps = afterSaleProgress(afterSale);
  const next = steps.findIndex(({ state }) => state === 'next');
  const over = next === -1;
  const ended = afterSale.status === 'refused' || afterSale.closeReason !== null;
  return (
    <Steps
      size="small"
      type="dot"
      responsive={false}
      titlePlacement="vertical"
      current={over ? steps.length - 1 : next}
      status={ended ? 'error' : over ? 'finish' : 'process'}
      items={steps.map(({ step, at }) => ({
        title: words.afterSaleStep[step],
        content: at && (
          <span className="second-line">
            <When at={at} />
          </span>
        ),
      }))}
    />
  );
}
