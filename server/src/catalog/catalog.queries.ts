import type {
  Category as CategoryView,
  Product as ProductView,
  ProductQuery,
  Sku as SkuView,
} from '@lanzi/shared/catalog/catalog.contract';
import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage } from '../platform/http/cursor';
import { Category } from './category.entity';
import { Product } from './product.entity';
import { searchProducts } from './product-search';
import { skusOf } from './skus-of';
import type { Sku } from './sku.entity';

/** The catalogue as staff see it. */
@Injectable()
export class CatalogQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In shop order. */
  async categories(): Promise<CategoryView[]> {
    const { manager } = this.unitOfWork;
    const categories = await manager.find(Category, { order: { position: 'ASC', id: 'ASC' } });
    const counts = await manager
      .createQueryBuilder(Product, 'p')
      .select('p.categoryId', 'id')
      .addSelect('COUNT(*)', 'products')
      .groupBy('p.categoryId')
      .getRawMany<{ id: number; products: number | string }>();
    const countOf = (id: number) => Number(counts.find((row) => Number(row.id) === id)?.products ?? 0);
    return categories.map((category) => ({
      ...category,
      id: String(category.id),
      productCount: countOf(category.id),
    }));
  }

  async category(id: number): Promise<CategoryView> {
    const found = (await this.categories()).find((category) => category.id === String(id));
    if (!found) throw new DomainError('not_found');
    return found;
  }

  /** Newest first. */
  async page({ shelf, ...search }: z.output<typeof ProductQuery>) {
    const query = this.unitOfWork.manager.createQueryBuilder(Product, 'p');
    if (shelf) query.andWhere('p.onShelf = :onShelf', { onShelf: shelf === 'on' });
    const products = await searchProducts(query, search).getMany();
    const view = await this.viewOf(products);
    return cutPage(products, search.limit, ({ id }) => ({ id }), view);
  }

  async product(id: number): Promise<ProductView> {
    const product = await this.unitOfWork.manager.findOneBy(Product, { id });
    if (!product) throw new DomainError('not_found');
    return (await this.viewOf([product]))(product);
  }

  private async viewOf(products: Product[]): Promise<(product: Product) => ProductView> {
    const { manager } = this.unitOfWork;
    const categoryIds = [...new Set(products.map(({ categoryId }) => categoryId))];
    const categories = await manager.findBy(Category, { id: In(categoryIds) });
    const skus = await skusOf(
      manager,
      products.map(({ id }) => id),
    );
    return ({ nameSearch: _, reviewCount: __, starSum: ___, ...product }) => {
      const category = categories.find(({ id }) => id === product.categoryId);
      invariant(category, `product ${product.id} has a category`);
      return {
        ...product,
        id: String(product.id),
        categoryId: String(product.categoryId),
        categoryName: category.name,
        skus: (skus.get(product.id) ?? []).map(skuView),
        createdAt: product.createdAt.toISOString(),
      };
    };
  }
}

export function skuView({ productId: _, position: __, ...sku }: Sku): SkuView {
  return { ...sku, id: String(sku.id), barcode: sku.barcode ?? '' };
}
