import { Injectable } from '@nestjs/common';
import { Product } from '../catalog/product.entity';
import { Sku } from '../catalog/sku.entity';
import { part, select, type Found } from '../platform/database/select';
import { joined, sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { WantedLine } from './price-order';

const offered = {
  sku: part(Sku, 'id', 'name', 'barcode', 'price', 'enabled', 'onHand', 'reserved'),
  product: part(Product, 'id', 'kind', 'name', 'pictures', 'onShelf'),
};
/** What an order needs to know of a SKU and its product, as the catalogue stands now. */
export type Offer = Found<typeof offered>;

/** What the catalogue offers today for the SKUs that somebody wants. */
@Injectable()
export class Offers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By SKU id; SKUs that do not exist are missing. */
  async of(wanted: readonly WantedLine[]): Promise<Map<number, Offer>> {
    const ids = wanted.map(({ skuId }) => skuId);
    // One statement for both: every order asks.
    const rows = sql`FROM skus sku JOIN products product ON product.id = sku.product_id
      WHERE sku.id IN (${joined(ids, ', ')})`;
    const offers = await select(this.unitOfWork.manager, offered, rows);
    return new Map(offers.map((offer) => [offer.sku.id, offer]));
  }
}
