import type { ShopProduct, ShopProductCard, ShopProductQuery } from '@lanzi/shared/catalog/catalog.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage } from '../platform/http/cursor';
import { Category } from './category.entity';
import { Product } from './product.entity';
import { searchProducts } from './product-search';
import { isOffered, sellableOf } from './sku-rules';
import { Sku } from './sku.entity';
import { skusOf } from './skus-of';

/** The catalogue as shoppers see it. */
@Injectable()
export class ShelfQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In shop order. */
  async categories() {
    const order = { position: 'ASC', id: 'ASC' } as const;
    const categories = await this.unitOfWork.manager.find(Category, { order });
    return categories.map(({ id, name, picture }) => ({
      id: String(id),
      name,
      picture: picture?.url ?? null,
    }));
  }

  /** Products on the shelf that have a SKU to sell, newest first. */
  async page(search: z.output<typeof ShopProductQuery>) {
    const { manager } = this.unitOfWork;
    const query = manager
      .createQueryBuilder(Product, 'p')
      // Without the descriptions: they are long, and cards do not show them.
      .select(['p.id', 'p.name', 'p.subtitle', 'p.pictures'])
      .where('p.onShelf = :yes AND p.kind = :kind', { yes: true, kind: 'ordinary' });
    const forSale = query
      .subQuery()
      .select('1')
      .from(Sku, 's')
      .where('s.productId = p.id AND s.enabled = :yes');
    query.andWhere(`EXISTS ${forSale.getQuery()}`);
    const products = await searchProducts(query, search).getMany();
    const skus = await skusOf(
      manager,
      products.map(({ id }) => id),
    );
    const card = (product: Product) => cardView(product, skus.get(product.id) ?? []);
    return cutPage(products, search.limit, ({ id }) => ({ id }), card);
  }

  /** Off the shelf too, so that old links and orders lead somewhere; throws `not_found`. */
  async product(id: number): Promise<ShopProduct> {
    const { manager } = this.unitOfWork;
    const product = await manager.findOneBy(Product, { id });
    if (!product) throw new DomainError('not_found');
    const all = (await skusOf(manager, [id])).get(id) ?? [];
    const enabled = all.filter((sku) => sku.enabled);
    return {
      ...{ id: String(id), name: product.name, subtitle: product.subtitle, description: product.description },
      categoryId: String(product.categoryId),
      pictures: product.pictures.map(({ url }) => url),
      onShelf: isOffered(product),
      ...totals(all),
      skus: enabled.map((sku) => ({
        ...{ id: String(sku.id), name: sku.name, price: sku.price, listPrice: sku.listPrice },
        sellable: sellableOf(sku),
      })),
    };
  }
}

/** Sold counts what is no longer for sale as well. */
function totals(skus: Sku[]) {
  const enabled = skus.filter((sku) => sku.enabled);
  return {
    sold: skus.reduce((sum, { sold }) => sum + sold, 0),
    sellable: enabled.reduce((sum, sku) => sum + sellableOf(sku), 0),
  };
}

function cardView(product: Product, skus: Sku[]): ShopProductCard {
  const enabled = skus.filter((sku) => sku.enabled);
  const cheapest = enabled.reduce((best, sku) => (sku.price < best.price ? sku : best));
  return {
    ...{ id: String(product.id), name: product.name, subtitle: product.subtitle },
    picture: product.pictures[0]?.url ?? '',
    ...{ priceFrom: cheapest.price, listPrice: cheapest.listPrice },
    ...totals(skus),
    onlySkuId: enabled.length === 1 ? String(cheapest.id) : null,
  };
}
