import type { CategoryInput } from '@lanzi/shared/catalog/catalog.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { uploadsOf } from '../platform/storage/uploads-of';
import { Category } from './category.entity';
import { Product } from './product.entity';

export type CategoryData = z.output<typeof CategoryInput>;

@Injectable()
export class SaveCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Returns the new category's id; throws `not_found` for a picture that was never uploaded. */
  create(by: Actor, input: CategoryData): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const id = await insertOne(manager, Category, await rowOf(manager, input));
      await this.audit.record(by, 'category.create', id, { name: input.name });
      return id;
    });
  }

  /** Throws `not_found`. */
  async update(by: Actor, id: number, input: CategoryData): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.update(Category, { id }, await rowOf(manager, input));
      if (affected === 0) throw new DomainError('not_found');
      await this.audit.record(by, 'category.update', id, { name: input.name });
    });
  }

  /** All or none; throws `still_in_use` when one of them holds a product, and `not_found`. */
  async delete(by: Actor, ids: number[]): Promise<void> {
    const unique = [...new Set(ids)];
    await this.unitOfWork.run(async (manager) => {
      if (await manager.existsBy(Product, { categoryId: In(unique) })) throw new DomainError('still_in_use');
      const { affected } = await manager.delete(Category, { id: In(unique) });
      if (affected !== unique.length) throw new DomainError('not_found');
      await this.audit.record(by, 'category.delete', unique.join(', '));
    });
  }
}

async function rowOf(manager: EntityManager, { name, pictureId, position }: CategoryData) {
  const [picture = null] = await uploadsOf(manager, 'picture', pictureId === null ? [] : [pictureId]);
  return { name, picture, position };
}
