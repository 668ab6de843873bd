import { DomainError } from '@lanzi/shared/errors';
import type { CarrierInput } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { isDuplicate } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { Carrier } from './carrier.entity';
import { ShopSnapshot } from './shop-snapshot';

type CarrierData = z.output<typeof CarrierInput>;

/** Mission J4: the courier companies that staff may choose. */
@Injectable()
export class SaveCarrier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Returns the new carrier's id. @throws DomainError already_exists when its code is taken */
  create(by: Actor, input: CarrierData): Promise<number> {
    return this.save(input, async (manager) => {
      const id = await insertOne(manager, Carrier, { ...input, version: 1 });
      await this.audit.record(by, 'carrier.create', id, { ...input });
      return id;
    });
  }

  /** @throws DomainError not_found, version_conflict, already_exists */
  update(by: Actor, id: number, input: CarrierData, version: number): Promise<void> {
    return this.save(input, async (manager) => {
      await updateVersioned(manager, Carrier, { id }, version, input);
      await this.audit.record(by, 'carrier.update', id, { ...input });
    });
  }

  private async save<T>({ code }: CarrierData, write: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.unitOfWork.run(async (manager) => {
        this.shop.changed();
        return write(manager);
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('already_exists', { value: code }) : error;
    }
  }
}
