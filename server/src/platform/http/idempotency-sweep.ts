import { LessThan } from 'typeorm';
import type { Clock } from '../clock';
import type { UnitOfWork } from '../database/unit-of-work';
import { IdempotencyKey } from './idempotency-key.entity';

/** Nobody asks again after two days. */
export async function forgetIdempotencyKeys(unitOfWork: UnitOfWork, clock: Clock): Promise<void> {
  const old = { createdAt: LessThan(clock.in(-48 * 3600)) };
  await unitOfWork.run((manager) => manager.delete(IdempotencyKey, old));
}
