import { DomainError } from '@lanzi/shared/errors';
import { MAX_ADDRESSES, type AddressInput } from '@lanzi/shared/customer/customer.contract';
import { Injectable } from '@nestjs/common';
import { Not, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Address } from './address.entity';
import { Customer } from './customer.entity';

export type AddressData = z.output<typeof AddressInput>;

/** A shopper's address book. While it has entries exactly one of them is the default. */
@Injectable()
export class SaveAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns the new address's id. @throws DomainError address_book_full */
  create(customerId: number, input: AddressData): Promise<number> {
    return this.change(customerId, async (manager) => {
      const kept = await manager.countBy(Address, { customerId });
      if (kept >= MAX_ADDRESSES) throw new DomainError('address_book_full', { most: MAX_ADDRESSES });
      const createdAt = this.clock.now();
      const id = await insertOne(manager, Address, { ...input, customerId, createdAt });
      return { result: id, preferred: input.isDefault ? id : undefined };
    });
  }

  /** Throws `not_found`, also for somebody else's address. */
  async update(customerId: number, id: number, input: AddressData): Promise<void> {
    await this.change(customerId, async (manager) => {
      const { affected } = await manager.update(Address, { id, customerId }, input);
      if (affected === 0) throw new DomainError('not_found');
      return { result: undefined, preferred: input.isDefault ? id : undefined };
    });
  }

  /** Throws `not_found`, also for somebody else's address. */
  async delete(customerId: number, id: number): Promise<void> {
    await this.change(customerId, async (manager) => {
      const { affected } = await manager.delete(Address, { id, customerId });
      if (affected === 0) throw new DomainError('not_found');
      return { result: undefined, preferred: undefined };
    });
  }

  private change<T>(
    customerId: number,
    work: (manager: EntityManager) => Promise<{ result: T; preferred: number | undefined }>,
  ): Promise<T> {
    return this.unitOfWork.run(async (manager) => {
      // One change of a book at a time, or two could each leave their own default behind.
      await manager.findOne(Customer, { where: { id: customerId }, ...this.unitOfWork.forUpdate });
      const { result, preferred } = await work(manager);
      await keepOneDefault(manager, customerId, preferred);
      return result;
    });
  }
}

async function keepOneDefault(manager: EntityManager, customerId: number, preferred?: number): Promise<void> {
  const book = await manager.find(Address, {
    where: { customerId },
    order: { isDefault: 'DESC', id: 'DESC' },
  });
  const chosen = preferred ?? book[0]?.id;
  if (chosen === undefined) return;
  await manager.update(Address, { customerId, id: Not(chosen), isDefault: true }, { isDefault: false });
  await manager.update(Address, { id: chosen }, { isDefault: true });
}
