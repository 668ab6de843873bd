import type { StoreInput } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { ShopSnapshot } from './shop-snapshot';
import { Store } from './store.entity';

export type StoreData = Omit<z.output<typeof StoreInput>, 'verifierIds'>;

@Injectable()
export class SaveStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshot: ShopSnapshot,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the new store's id. */
  create(by: Actor, store: StoreData): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const id = await insertOne(manager, Store, { ...store, version: 1, createdAt: this.clock.now() });
      this.snapshot.changed();
      await this.audit.record(by, 'store.create', id, { ...store });
      return id;
    });
  }

  /** Throws `not_found` and `version_conflict`. */
  async update(by: Actor, id: number, store: StoreData, version: number): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await updateVersioned(manager, Store, { id }, version, store);
      this.snapshot.changed();
      await this.audit.record(by, 'store.update', id, { ...store });
    });
  }
}
