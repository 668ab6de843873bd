import type { ProductInput, SkuInput } from '@lanzi/shared/catalog/catalog.contract';
import { DomainError } from '@lanzi/shared/errors';
import type { LocalText } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { duplicateOf } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { uploadsOf } from '../platform/storage/uploads-of';
import { Category } from './category.entity';
import { Product } from './product.entity';
import { Sku } from './sku.entity';
import { StockMovement } from './stock-movement.entity';

export type ProductData = z.output<typeof ProductInput>;
type SkuData = z.output<typeof SkuInput>;
const unrated = { reviewCount: 0, starSum: 0 };

@Injectable()
export class SaveProduct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the new product's id. Throws `not_found` for a category or picture that does not exist and
   * `already_exists` for a barcode that another SKU has.
   */
  create(by: Actor, input: ProductData): Promise<number> {
    return this.save(by, 'product.create', input, async (manager, row) => {
      return insertOne(manager, Product, { ...row, createdAt: this.clock.now(), version: 1, ...unrated });
    });
  }

  /** SKUs not named stay as they are. Throws `not_found`, `version_conflict` and `already_exists`. */
  async update(by: Actor, id: number, input: ProductData, version: number): Promise<void> {
    await this.save(by, 'product.update', input, async (manager, row) => {
      await updateVersioned(manager, Product, { id }, version, row);
      return id;
    });
  }

  private async save(
    by: Actor,
    action: string,
    input: ProductData,
    saveProduct: (manager: EntityManager, row: Awaited<ReturnType<typeof productRow>>) => Promise<number>,
  ): Promise<number> {
    const barcodes = input.skus.map(({ barcode }) => barcode).filter(Boolean);
    const twice = barcodes.find((barcode, index) => barcodes.indexOf(barcode) < index);
    if (twice) throw new DomainError('already_exists', { value: twice });
    return this.unitOfWork.run(async (manager) => {
      const id = await saveProduct(manager, await productRow(manager, input));
      await this.saveSkus(manager, id, input.skus);
      await this.audit.record(by, action, id, auditDetails(input));
      return id;
    });
  }

  private async saveSkus(manager: EntityManager, productId: number, skus: SkuData[]): Promise<void> {
    // Two SKUs may exchange their barcodes, so all are let go of before any is set.
    for (const { id } of skus)
      if (id) await manager.update(Sku, { id: Number(id), productId }, { barcode: null });
    for (const [position, sku] of skus.entries()) {
      try {
        await this.saveSku(manager, productId, sku, position);
      } catch (error) {
        if (duplicateOf(manager.dataSource, error) !== 'uq_skus_barcode') throw error;
        throw new DomainError('already_exists', { value: sku.barcode });
      }
    }
  }

  private async saveSku(
    manager: EntityManager,
    productId: number,
    sku: SkuData,
    position: number,
  ): Promise<void> {
    const { id, onHand = 0, barcode, ...rest } = sku;
    const row = { ...rest, barcode: barcode || null, position };
    if (id) {
      const { affected } = await manager.update(Sku, { id: Number(id), productId }, row);
      if (affected === 0) throw new DomainError('not_found');
      return;
    }
    const skuId = await insertOne(manager, Sku, { ...row, productId, onHand, reserved: 0, sold: 0 });
    if (onHand > 0) await manager.insert(StockMovement, this.opening(skuId, onHand));
  }

  private opening(skuId: number, deltaOnHand: number) {
    const nothingElse = { deltaReserved: 0, deltaSold: 0, orderId: null, orderNo: null, note: null };
    return { skuId, cause: 'opening', deltaOnHand, ...nothingElse, at: this.clock.now() } as const;
  }
}

const auditDetails = ({ name, onShelf, skus }: ProductData) => ({
  name: name['zh-CN'],
  onShelf,
  skus: skus.map(({ id, barcode, price, enabled, onHand }) => ({ id, barcode, price, enabled, onHand })),
});

async function productRow(manager: EntityManager, { pictureIds, skus: _, ...input }: ProductData) {
  const categoryId = Number(input.categoryId);
  if (!(await manager.existsBy(Category, { id: categoryId }))) throw new DomainError('not_found');
  const pictures = await uploadsOf(manager, 'picture', pictureIds);
  return { ...input, categoryId, nameSearch: searchable(input.name), pictures };
}

/** The name in all its languages, each once. */
const searchable = (name: LocalText): string => [...new Set(Object.values(name))].join('\n').toLowerCase();
