import { afterSaleProgress, type AfterSaleDates } from '@lanzi/shared/after-sale/after-sale-progress';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '@/lib/words';
import { Steps } from '@/ui/Steps';

/** The bar that staff see too: what was done when, and what everybody waits for. */
export function AfterSaleSteps({ afterSale }: { afterSale: AfterSaleDates }) {
  const words = domainWords(useLang());
  return (
    <Steps
      steps={afterSaleProgress(afterSale).map(({ step, at, state }) => ({
        key: step,
        word: words.afterSaleStep[step],
        state: step === 'refused' || step === 'closed' ? 'ended' : state,
        at,
      }))}
    />
  );
}
