import { DomainError } from '@lanzi/shared/errors';

/** Who comes second with an old version is shown what is there now. */
export async function orFresh<T>(
  fresh: Record<string, () => Promise<unknown>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'version_conflict') throw error;
    const extra: Record<string, unknown> = {};
    for (const [name, view] of Object.entries(fresh)) extra[name] = await view();
    throw new DomainError('version_conflict', {}, extra);
  }
}
