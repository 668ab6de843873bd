import type { Product } from './product.entity';
import type { Sku } from './sku.entity';

/** How many can be bought now. */
export const sellableOf = ({ onHand, reserved }: Pick<Sku, 'onHand' | 'reserved'>): number =>
  onHand - reserved;

/** Whether shoppers are shown it and may buy it: the other kinds are never sold on their own. */
export const isOffered = ({ onShelf, kind }: Pick<Product, 'onShelf' | 'kind'>): boolean =>
  onShelf && kind === 'ordinary';
