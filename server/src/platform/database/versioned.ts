import { DomainError } from '@lanzi/shared/errors';
import type {
  EntityManager,
  FindOptionsWhere,
  ObjectLiteral,
  ObjectType,
  QueryDeepPartialEntity,
} from 'typeorm';

interface Versioned extends ObjectLiteral {
  id: number;
  version: number;
}

/**
 * Changes the row only while it is still the version the caller saw, and moves it to the next one. Throws
 * `version_conflict` when somebody was faster, `not_found` when no row matches `where`.
 */
export async function updateVersioned<T extends Versioned>(
  manager: EntityManager,
  entity: ObjectType<T>,
  where: FindOptionsWhere<T>,
  version: number,
  changes: QueryDeepPartialEntity<T>,
): Promise<void> {
  const next = { ...changes, version: version + 1 };
  const { affected } = await manager.update(entity, { ...where, version }, next);
  if (affected === 1) return;
  throw new DomainError((await manager.existsBy(entity, where)) ? 'version_conflict' : 'not_found');
}
