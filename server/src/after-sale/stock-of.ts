import { invariant } from '@lanzi/shared/invariant';
import type { StockLine } from '../inventory/stock-ledger';
import type { AfterSaleLine } from '../order/after-sale.entity';
import type { OrderLine } from '../order/order-line.entity';

/** The SKUs and pieces that items of an after-sale are. */
export const stockOf = (
  items: readonly Pick<AfterSaleLine, 'lineId' | 'quantity'>[],
  lines: readonly OrderLine[],
): StockLine[] =>
  items.map(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    invariant(line, 'an after-sale is about lines of its order');
    return { skuId: line.skuId, quantity };
  });
