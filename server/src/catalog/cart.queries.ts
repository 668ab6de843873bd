import type { Cart, CartLine as CartLineView } from '@lanzi/shared/catalog/catalog.contract';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { CartLine } from './cart-line.entity';
import { Product } from './product.entity';
import { isOffered, sellableOf } from './sku-rules';
import { Sku } from './sku.entity';

@Injectable()
export class CartQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At today's prices, with what is wrong with each line. */
  async cart(customerId: number): Promise<Cart> {
    const { manager } = this.unitOfWork;
    const lines = await manager.find(CartLine, { where: { customerId }, order: { position: 'ASC' } });
    const skus = await manager.findBy(Sku, { id: In(lines.map(({ skuId }) => skuId)) });
    const products = await manager.find(Product, {
      select: { id: true, name: true, pictures: true, onShelf: true, kind: true },
      where: { id: In(skus.map(({ productId }) => productId)) },
    });
    const views = lines.flatMap((line) => {
      const sku = skus.find(({ id }) => id === line.skuId);
      const product = products.find(({ id }) => id === sku?.productId);
      return sku && product ? [lineView(line, sku, product)] : [];
    });
    return { lines: views };
  }
}

function lineView({ quantity }: CartLine, sku: Sku, product: Product): CartLineView {
  const sellable = sellableOf(sku);
  return {
    ...{ skuId: String(sku.id), quantity, productId: String(product.id) },
    ...{ productName: product.name, skuName: sku.name, picture: product.pictures[0]?.url ?? '' },
    ...{ price: sku.price, sellable },
    problem: problemOf(quantity, sellable, isOffered(product) && sku.enabled),
  };
}

function problemOf(quantity: number, sellable: number, offered: boolean): CartLineView['problem'] {
  if (!offered) return 'off_shelf';
  if (sellable <= 0) return 'sold_out';
  return sellable < quantity ? 'short_of_stock' : null;
}
