import { DomainError } from '@lanzi/shared/errors';
import type { Verifier } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { Customer } from '../customer/customer.entity';
import { VerifierStores } from '../customer/verifier-stores';
import { Clock } from '../platform/clock';
import { insertMany } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShortCache } from '../platform/short-cache';
import { Store } from '../shop/store.entity';
import { StoreVerifier } from './store-verifier.entity';

export type VerifierView = z.output<typeof Verifier>;

/** Which shopper may redeem at which store. */
@Injectable()
export class BoundStores extends VerifierStores {
  private readonly known: ShortCache<number[]>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    clock: Clock,
  ) {
    super();
    this.known = new ShortCache(clock, 10, 1000);
  }

  async of(customerId: number): Promise<{ id: string; name: string }[]> {
    const { manager } = this.unitOfWork;
    const bindings = await manager.findBy(StoreVerifier, { customerId });
    const stores = await manager.find(Store, {
      where: { id: In(bindings.map(({ storeId }) => storeId)) },
      order: { id: 'ASC' },
    });
    return stores.map(({ id, name }) => ({ id: String(id), name }));
  }

  /** The ids of the stores this shopper may redeem at; may be ten seconds old. */
  async idsOf(customerId: number): Promise<number[]> {
    const known = this.known.get(String(customerId));
    if (known) return known;
    const bindings = await this.unitOfWork.manager.findBy(StoreVerifier, { customerId });
    const ids = bindings.map(({ storeId }) => storeId);
    this.known.set(String(customerId), ids);
    return ids;
  }

  /** Verifiers by store, as staff see them. */
  async verifiersOf(storeIds: number[]): Promise<Map<number, VerifierView[]>> {
    const { manager } = this.unitOfWork;
    const bindings = await manager.find(StoreVerifier, {
      where: { storeId: In(storeIds) },
      order: { id: 'ASC' },
    });
    const customers = await manager.findBy(Customer, {
      id: In(bindings.map(({ customerId }) => customerId)),
    });
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    const verifiers = new Map<number, VerifierView[]>(storeIds.map((id) => [id, []]));
    for (const { storeId, customerId } of bindings) {
      const customer = byId.get(customerId);
      if (!customer) continue;
      const { nickname, phone } = customer;
      verifiers.get(storeId)?.push({ id: String(customerId), nickname, phone });
    }
    return verifiers;
  }

  /**
   * Makes exactly these shoppers the store's verifiers and says whether that changed anything; throws `not_found`
   * when one of them does not exist.
   */
  bind(storeId: number, customerIds: number[]): Promise<boolean> {
    const wanted = [...new Set(customerIds)];
    return this.unitOfWork.run(async (manager) => {
      const found = await manager.countBy(Customer, { id: In(wanted) });
      if (found !== wanted.length) throw new DomainError('not_found');
      const bound = (await manager.findBy(StoreVerifier, { storeId })).map(({ customerId }) => customerId);
      const gone = bound.filter((id) => !wanted.includes(id));
      if (gone.length > 0) await manager.delete(StoreVerifier, { storeId, customerId: In(gone) });
      const added = wanted.filter((id) => !bound.includes(id));
      await insertMany(
        manager,
        StoreVerifier,
        added.map((customerId) => ({ storeId, customerId })),
      );
      this.unitOfWork.afterCommit(() => {
        for (const id of [...gone, ...added]) this.known.delete(String(id));
      });
      return gone.length + added.length > 0;
    });
  }
}
