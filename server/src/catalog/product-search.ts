import type { SelectQueryBuilder } from 'typeorm';
import { containing, contains } from '../platform/database/dialect';
import { decodeCursor, IdCursor } from '../platform/http/cursor';
import type { Product } from './product.entity';
import { Sku } from './sku.entity';

interface Search {
  category?: string | undefined;
  /** Part of a name, or a whole barcode. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Narrows a query over products `p` to what was asked for, newest first, with one row too many for the cursor. */
export function searchProducts(
  query: SelectQueryBuilder<Product>,
  { category, q, cursor, limit }: Search,
): SelectQueryBuilder<Product> {
  if (category) query.andWhere('p.categoryId = :category', { category: Number(category) });
  if (q) {
    const barcode = query
      .subQuery()
      .select('1')
      .from(Sku, 'b')
      .where('b.productId = p.id AND b.barcode = :barcode');
    query.andWhere(`(${contains('p.nameSearch', 'q')} OR EXISTS ${barcode.getQuery()})`);
    query.setParameters({ q: containing(q), barcode: q });
  }
  if (cursor) query.andWhere('p.id < :after', { after: decodeCursor(IdCursor, cursor).id });
  return query.orderBy('p.id', 'DESC').limit(limit + 1);
}
