import { invariant } from '@lanzi/shared/invariant';
import { editOrder, type CatalogueSku, type EditResult } from '@lanzi/shared/order/order-edit';
import type { EditInput } from '@lanzi/shared/order/order-edit.contract';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { sellableOf } from '../catalog/sku-rules';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { payAtHandOver, placeOf } from './deliver-otherwise';
import { Offers, type Offer } from './offers';
import { extrasOf } from './order-extras';
import type { OrderLine } from './order-line.entity';
import type { Order } from './order.entity';
import { returnableOf } from './order.store';
import { Review } from './review.entity';

export type EditWish = z.output<typeof EditInput>;

/** An edit, computed. */
export interface EditDraft {
  result: EditResult;
  /** The order as it will be; its lines are apart. */
  order: Order;
  /** As the result has them, in the same order; those that are new with 0 as their id. */
  lines: OrderLine[];
  extrasBefore: Extra[];
  catalogue: CatalogueSku[];
}

/** Computes what an edit makes of an order: once for the preview, and once more, in the same way, at the commit. */
@Injectable()
export class EditDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: Offers,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Changes nothing. @throws DomainError delivery_unavailable, store_unavailable, payment_method_unavailable */
  async of(order: Order, lines: readonly OrderLine[], wish: EditWish): Promise<EditDraft> {
    const extras = await extrasOf(this.unitOfWork.manager, order);
    const offers = await this.offers.of([
      ...lines,
      ...wish.added.map(({ skuId, quantity }) => ({ skuId: Number(skuId), quantity })),
    ]);
    const catalogue = [...offers.values()].map(catalogueSku);
    const result = editOrder(
      {
        lines: lines.map(({ id, skuId, ...line }) => ({ ...line, id: String(id), skuId: String(skuId) })),
        reviewed: await this.reviewedOf(order),
        ...{ extras, shipping: order.shipping, total: order.total, collected: returnableOf(order) },
        awaitsPayment: order.status === 'pending_payment',
      },
      wish,
      new Map(catalogue.map((sku) => [sku.skuId, sku])),
    );
    const edited = await this.edited(order, wish, result);
    return {
      result,
      order: edited,
      lines: linesOf(order, lines, result, offers),
      extrasBefore: extras,
      catalogue,
    };
  }

  /** Nearly no order that is edited has any, nor is asked. */
  private async reviewedOf({ id: orderId, reviewedLines }: Order): Promise<Set<string>> {
    if (reviewedLines === 0) return new Set();
    const reviews = await this.unitOfWork.manager.findBy(Review, { orderId });
    return new Set(reviews.map(({ lineId }) => String(lineId)));
  }

  private async edited(order: Order, { delivery }: EditWish, { amounts }: EditResult): Promise<Order> {
    const edited = { ...order, ...amounts };
    const shop = await this.shop.get();
    if (delivery) Object.assign(edited, placeOf(delivery, shop, order));
    payAtHandOver(edited, shop);
    return edited;
  }
}

export const catalogueSku = ({ sku, product }: Offer): CatalogueSku => ({
  skuId: String(sku.id),
  kind: product.kind,
  price: sku.price,
  sellable: Math.max(0, sellableOf(sku)),
  enabled: sku.enabled,
});

function linesOf(
  { id: orderId }: Order,
  before: readonly OrderLine[],
  { lines }: EditResult,
  offers: ReadonlyMap<number, Offer>,
): OrderLine[] {
  return lines.map(({ lineId, skuId, kind, quantity, unitPrice, discount }) => {
    const was = before.find(({ id }) => String(id) === lineId);
    if (was) return { ...was, quantity };
    const offer = offers.get(Number(skuId));
    invariant(offer, 'a new line is of a SKU of the catalogue');
    return {
      ...{ id: 0, orderId, kind, quantity, unitPrice, discount, quantityShipped: 0 },
      productId: offer.product.id,
      skuId: offer.sku.id,
      productName: offer.product.name,
      skuName: offer.sku.name,
      barcode: offer.sku.barcode ?? '',
      picture: offer.product.pictures[0]?.url ?? '',
    };
  });
}
