import { DomainError } from '@lanzi/shared/errors';
import type { Store as StoreView } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Store } from '../shop/store.entity';
import { BoundStores } from './bound-stores';

/** Stores as staff see them: closed ones too, with their verifiers. */
@Injectable()
export class StoreQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly boundStores: BoundStores,
  ) {}

  async all(): Promise<StoreView[]> {
    const stores = await this.unitOfWork.manager.find(Store, { order: { id: 'ASC' } });
    const verifiers = await this.boundStores.verifiersOf(stores.map(({ id }) => id));
    return stores.map(({ createdAt: _, ...store }) => ({
      ...store,
      id: String(store.id),
      verifiers: verifiers.get(store.id) ?? [],
    }));
  }

  async one(id: number): Promise<StoreView> {
    const found = (await this.all()).find((store) => store.id === String(id));
    if (!found) throw new DomainError('not_found');
    return found;
  }
}
