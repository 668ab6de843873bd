import { View } from '@tarojs/components';
import type { Quote } from '@lanzi/shared/order/order.contract';
import { inLang } from '@lanzi/shared/lang';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Tap } from '@/ui/Tap';
import { checkoutDraft, setCheckoutDraft, type DraftLine } from './checkout-draft';
import { problemOf, settled } from './settle-problems';
import './DraftLines.scss';

type Problem = Quote['problems'][number];

/** What is being ordered; at a line that cannot be, in words, why and the way out. */
export function DraftLines({ lines, problems }: { lines: DraftLine[]; problems: Problem[] }) {
  const t = useWords();
  const lang = useLang();
  const mend = (problem: Problem) => {
    const draft = checkoutDraft();
    setCheckoutDraft({ ...draft, lines: settled(draft.lines, [problem]) });
  };
  return (
    <Card className="draft-lines">
      {lines.map((line) => {
        const problem = problemOf(problems, line.skuId);
        return (
          <View key={line.skuId} className="draft-lines__line">
            <Picture className="draft-lines__picture" src={line.picture} faded={problem !== undefined} />
            <View className="draft-lines__body">
              <View className="draft-lines__name">{inLang(line.productName, lang)}</View>
              <View className="draft-lines__sku">{inLang(line.skuName, lang)}</View>
              {problem ? (
                <View className="draft-lines__problem">
                  <View>{lineProblem(problem, t)}</View>
                  <Tap className="draft-lines__mend" onClick={() => mend(problem)}>
                    {problem.code === 'short_of_stock'
                      ? t('checkout.takeRest', { count: problem.left ?? 0 })
                      : t('checkout.dropLine')}
                  </Tap>
                </View>
              ) : null}
            </View>
            <View className="draft-lines__money">
              <Price amount={line.price} size="s" />
              <View className="draft-lines__quantity">×{line.quantity}</View>
            </View>
          </View>
        );
      })}
    </Card>
  );
}

const lineProblem = (problem: Problem, t: ReturnType<typeof useWords>): string =>
  problem.code === 'short_of_stock' || problem.code === 'sold_out' || problem.code === 'off_shelf'
    ? t(`checkout.${problem.code}`, { count: problem.left ?? 0 })
    : '';
