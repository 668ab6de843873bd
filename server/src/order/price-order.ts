import { DomainError } from '@lanzi/shared/errors';
import { MAX_AMOUNT } from '@lanzi/shared/money';
import { itemsTotal, orderTotal, shippingFee, type Amounts } from '@lanzi/shared/order/order-totals';
import { isOffered } from '../catalog/sku-rules';
import type { ShippingMethod } from '../shop/shipping-method.entity';
import type { Offer } from './offers';
import type { OrderLine } from './order-line.entity';

export interface WantedLine {
  skuId: number;
  quantity: number;
}
export type DraftLine = Omit<OrderLine, 'id' | 'orderId'>;

/** The same SKU wanted twice is wanted once, with both quantities; in SKU order, which is the order of locking. */
export function mergeLines(lines: readonly { skuId: string; quantity: number }[]): WantedLine[] {
  const wanted = new Map<number, number>();
  for (const { skuId, quantity } of lines)
    wanted.set(Number(skuId), (wanted.get(Number(skuId)) ?? 0) + quantity);
  return [...wanted].map(([skuId, quantity]) => ({ skuId, quantity })).sort((a, b) => a.skuId - b.skuId);
}

export const isForSale = ({ sku, product }: Offer): boolean => isOffered(product) && sku.enabled;

/** Lines with the names and prices of today. @throws DomainError sku_unavailable for one that is not for sale. */
export function draftLines(wanted: readonly WantedLine[], offers: ReadonlyMap<number, Offer>): DraftLine[] {
  return wanted.map(({ skuId, quantity }) => {
    const offer = offers.get(skuId);
    if (!offer || !isForSale(offer))
      throw new DomainError('sku_unavailable', {
        skuId,
        product: offer?.product.name ?? String(skuId),
      });
    return draftLine(offer, quantity);
  });
}

/** As the catalogue has it today. */
export const draftLine = ({ product, sku }: Offer, quantity: number): DraftLine => ({
  productId: product.id,
  skuId: sku.id,
  kind: product.kind,
  productName: product.name,
  skuName: sku.name,
  barcode: sku.barcode ?? '',
  picture: product.pictures[0]?.url ?? '',
  quantity,
  unitPrice: sku.price,
  discount: 0,
  quantityShipped: 0,
});

/** What the lines cost with this delivery, before anything is paid. @throws DomainError order_too_large */
export function amountsOf(lines: readonly DraftLine[], shippingMethod: ShippingMethod | null): Amounts {
  const items = itemsTotal(lines);
  const shipping = shippingMethod ? shippingFee(shippingMethod, items) : 0;
  const priced = { items, shipping, discount: 0, surcharge: 0 };
  const total = orderTotal(priced);
  if (items > MAX_AMOUNT || total > MAX_AMOUNT) throw new DomainError('order_too_large');
  return { ...priced, total, paid: 0, refunded: 0, due: total };
}
