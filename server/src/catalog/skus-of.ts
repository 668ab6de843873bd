import { In, type EntityManager } from 'typeorm';
import { Sku } from './sku.entity';

/** The SKUs of each of these products in their own order, disabled ones too. */
export async function skusOf(manager: EntityManager, productIds: number[]): Promise<Map<number, Sku[]>> {
  const order = { position: 'ASC', id: 'ASC' } as const;
  const skus = await manager.find(Sku, { where: { productId: In(productIds) }, order });
  const byProduct = new Map<number, Sku[]>(productIds.map((id) => [id, []]));
  for (const sku of skus) byProduct.get(sku.productId)?.push(sku);
  return byProduct;
}
