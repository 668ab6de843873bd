import type { Quote } from '@lanzi/shared/order/order.contract';
import { queryClient } from '@/lib/query';
import { ask } from '@/lib/toast';
import { t } from '@/lib/words';
import { checkoutDraft, setCheckoutDraft } from './checkout-draft';
import { quoteKey } from './use-quote';
import { settled } from './settle-problems';

/** Something has just been sold: `said` names it. Offers to go on with what can still be had. */
export async function offerSettling(said: string): Promise<void> {
  const quotes = queryClient.getQueriesData<Quote>({ queryKey: quoteKey, type: 'active' });
  const problems = quotes.flatMap(([, quote]) => quote?.problems ?? []);
  const draft = checkoutDraft();
  const lines = settled(draft.lines, problems);
  const yes = lines.length > 0 ? t('checkout.goOn') : t('common.ok');
  const question = lines.length > 0 ? t('checkout.goOnWithout', { said }) : said;
  const goOn = await ask({
    title: t('checkout.soldOutTitle'),
    content: question,
    yes,
    no: t('checkout.notNow'),
  });
  if (goOn && lines.length > 0) setCheckoutDraft({ ...draft, lines });
}
