import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, type ObjectType, type QueryDeepPartialEntity } from 'typeorm';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { PaymentMethod } from './payment-method.entity';
import type { ShippingMethod } from './shipping-method.entity';
import { ShopSnapshot } from './shop-snapshot';

type Method = PaymentMethod | ShippingMethod;
export type MethodInput<T extends Method> = Omit<T, 'id' | 'version' | 'deletedAt'>;
// The compiler cannot add up the parts of a generic entity, hence the casts below.
type NewMethod<T> = Omit<T, 'id'> & { id?: undefined };

const ofId = <T extends Method>(id: number) => ({ id, deletedAt: IsNull() }) as FindOptionsWhere<T>;

const kindOf = (entity: ObjectType<Method>) =>
  entity === PaymentMethod ? 'payment_method' : 'shipping_method';

/** What a shop offers to choose from at checkout, payment and shipping methods alike. */
@Injectable()
export class OfferedMethods {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshot: ShopSnapshot,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the new method's id. */
  create<T extends Method>(by: Actor, entity: ObjectType<T>, input: MethodInput<T>): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const row = { ...input, version: 1, deletedAt: null } as unknown as NewMethod<T>;
      const id = await insertOne(manager, entity, row);
      this.snapshot.changed();
      await this.audit.record(by, `${kindOf(entity)}.create`, id, { ...input });
      return id;
    });
  }

  /** Throws `not_found` and `version_conflict`. */
  async update<T extends Method>(
    by: Actor,
    entity: ObjectType<T>,
    id: number,
    input: MethodInput<T>,
    version: number,
  ): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const changes = input as unknown as QueryDeepPartialEntity<T>;
      await updateVersioned(manager, entity, ofId<T>(id), version, changes);
      this.snapshot.changed();
      await this.audit.record(by, `${kindOf(entity)}.update`, id, { ...input });
    });
  }

  /** All or none: `not_found` when one of them is not there. */
  async delete<T extends Method>(by: Actor, entity: ObjectType<T>, ids: number[]): Promise<void> {
    const unique = [...new Set(ids)];
    await this.unitOfWork.run(async (manager) => {
      const where = { id: In(unique), deletedAt: IsNull() } as FindOptionsWhere<T>;
      const changes = { deletedAt: this.clock.now() } as unknown as QueryDeepPartialEntity<T>;
      const { affected } = await manager.update(entity, where, changes);
      if (affected !== unique.length) throw new DomainError('not_found');
      this.snapshot.changed();
      await this.audit.record(by, `${kindOf(entity)}.delete`, unique.join(', '));
    });
  }
}
