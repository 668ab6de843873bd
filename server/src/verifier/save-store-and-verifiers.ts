import type { StoreInput } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { SaveStore } from '../shop/save-store';
import { BoundStores } from './bound-stores';

type Input = z.output<typeof StoreInput>;

@Injectable()
export class SaveStoreAndVerifiers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly saveStore: SaveStore,
    private readonly boundStores: BoundStores,
    private readonly audit: Audit,
  ) {}

  /** Returns the new store's id; throws `not_found` for a verifier who does not exist. */
  create(by: Actor, { verifierIds, ...store }: Input): Promise<number> {
    return this.unitOfWork.run(async () => {
      const id = await this.saveStore.create(by, store);
      await this.bind(by, id, verifierIds);
      return id;
    });
  }

  /** Throws `not_found` and `version_conflict`. */
  async update(by: Actor, id: number, { verifierIds, ...store }: Input, version: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.saveStore.update(by, id, store, version);
      await this.bind(by, id, verifierIds);
    });
  }

  private async bind(by: Actor, id: number, verifierIds: string[]): Promise<void> {
    const changed = await this.boundStores.bind(id, verifierIds.map(Number));
    if (changed) await this.audit.record(by, 'store.bind_verifiers', id, { verifierIds });
  }
}
