import type { GoesOn } from '../../platform/jobs/jobs';

const enough = 3;

/**
 * Does something for each item, one after another for each provider, the providers beside each other: one that does
 * not answer keeps only its own waiting, and after three failures in a row those come next time. `work` has told of
 * its failure itself.
 */
export async function byProvider<T>(
  items: readonly T[],
  providerOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
  goesOn: GoesOn,
): Promise<void> {
  const providers = new Map<string, T[]>();
  for (const item of items)
    providers.set(providerOf(item), [...(providers.get(providerOf(item)) ?? []), item]);
  const inTurn = async (own: readonly T[]) => {
    let failures = 0;
    for (const item of own) {
      if (failures === enough || !goesOn()) return;
      failures = await work(item).then(
        () => 0,
        () => failures + 1,
      );
    }
  };
  await Promise.all([...providers.values()].map(inTurn));
}
