import type { Quote } from '@lanzi/shared/order/order.contract';

type Problem = Quote['problems'][number];

/** What stands in the way of one line. */
export const problemOf = (problems: readonly Problem[], skuId: string): Problem | undefined =>
  problems.find((problem) => problem.skuId === skuId);

/** The lines that can be ordered: short ones lowered to what is left, those that cannot be had left out. */
export function settled<T extends { skuId: string; quantity: number }>(
  lines: readonly T[],
  problems: readonly Problem[],
): T[] {
  return lines.flatMap((line) => {
    const problem = problemOf(problems, line.skuId);
    if (!problem) return [line];
    return problem.code === 'short_of_stock' && problem.left ? [{ ...line, quantity: problem.left }] : [];
  });
}
