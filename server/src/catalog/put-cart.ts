import type { CartInput } from '@lanzi/shared/catalog/catalog.contract';
import { MAX_QUANTITY } from '@lanzi/shared/order/order-limits';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { isDuplicate } from '../platform/database/dialect';
import { insertMany } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { CartLine } from './cart-line.entity';
import { Sku } from './sku.entity';

@Injectable()
export class PutCart {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Lines of unknown SKUs are dropped, several lines of one SKU become one. */
  async run(customerId: number, { lines }: z.output<typeof CartInput>): Promise<void> {
    const quantities = new Map<number, number>();
    for (const { skuId, quantity } of lines) {
      const sum = (quantities.get(Number(skuId)) ?? 0) + quantity;
      quantities.set(Number(skuId), Math.min(sum, MAX_QUANTITY));
    }
    try {
      await this.replace(customerId, quantities);
    } catch (error) {
      // The same shopper put the cart from two devices at once: this one comes second.
      if (!isDuplicate(error)) throw error;
      await this.replace(customerId, quantities);
    }
  }

  private async replace(customerId: number, quantities: Map<number, number>): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const known = await manager.find(Sku, {
        select: { id: true },
        where: { id: In([...quantities.keys()]) },
      });
      const knownIds = new Set(known.map(({ id }) => id));
      const rows = [...quantities]
        .filter(([skuId]) => knownIds.has(skuId))
        .map(([skuId, quantity], position) => ({ customerId, skuId, quantity, position }));
      await manager.delete(CartLine, { customerId });
      await insertMany(manager, CartLine, rows);
    });
  }
}
