import { DomainError } from '@lanzi/shared/errors';
import type { ReturnAddressInput } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { CarrierAccount } from './carrier-account.entity';
import { ReturnAddress } from './return-address.entity';

type AddressData = z.output<typeof ReturnAddressInput>;

/** Mission J4: the shop's own addresses. */
@Injectable()
export class SaveReturnAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the new address's id. */
  create(by: Actor, { isDefault, ...input }: AddressData): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const preference = isDefault ? await highestPreference(manager) : 0;
      const row = { ...input, preference, version: 1, deletedAt: null };
      const id = await insertOne(manager, ReturnAddress, row);
      await this.audit.record(by, 'return_address.create', id, { ...input, isDefault });
      return id;
    });
  }

  /** @throws DomainError not_found, version_conflict */
  update(by: Actor, id: number, { isDefault, ...input }: AddressData, version: number): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const preference = isDefault ? { preference: await highestPreference(manager) } : {};
      const present = { id, deletedAt: IsNull() };
      await updateVersioned(manager, ReturnAddress, present, version, { ...input, ...preference });
      await this.audit.record(by, 'return_address.update', id, { ...input, isDefault });
    });
  }

  /** All or none. @throws DomainError not_found, still_in_use */
  delete(by: Actor, ids: readonly number[]): Promise<void> {
    const unique = [...new Set(ids)];
    return this.unitOfWork.run(async (manager) => {
      const present = { id: In(unique), deletedAt: IsNull() };
      // An account that is being saved holds its address until then.
      await manager.find(ReturnAddress, { where: present, ...this.unitOfWork.forUpdate });
      const sendsFrom = { senderAddressId: In(unique), deletedAt: IsNull() };
      if (await manager.existsBy(CarrierAccount, sendsFrom)) throw new DomainError('still_in_use');
      const { affected } = await manager.update(ReturnAddress, present, { deletedAt: this.clock.now() });
      if (affected !== unique.length) throw new DomainError('not_found');
      await this.audit.record(by, 'return_address.delete', unique.join(', '));
    });
  }
}

async function highestPreference(manager: EntityManager): Promise<number> {
  return Number((await manager.maximum(ReturnAddress, 'preference')) ?? 0) + 1;
}
