import { orderOnBehalf } from '@lanzi/shared/order/on-behalf';
import type { OnBehalfPreview, OnBehalfWish } from '@lanzi/shared/order/on-behalf.contract';
import type { CatalogueSku, EditResult } from '@lanzi/shared/order/order-edit';
import { isOnline, isPayLater } from '@lanzi/shared/order/order.terms';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { PaymentReadiness } from '../../shop/payment-readiness';
import type { PaymentMethod } from '../../shop/payment-method.entity';
import type { ShippingMethod } from '../../shop/shipping-method.entity';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { shippingMethodOf } from '../deliver-otherwise';
import { catalogueSku } from '../edit-drafts';
import { Offers, type Offer } from '../offers';
import { draftLine, type DraftLine } from '../price-order';

type Wish = z.output<typeof OnBehalfWish>;
export interface PricedOnBehalf {
  result: EditResult;
  lines: DraftLine[];
  method: PaymentMethod;
  shippingMethod: ShippingMethod | null;
  preview: OnBehalfPreview;
}

/** Computes an order on a customer's behalf: for the preview, and in the same way when it is placed. */
@Injectable()
export class PriceOnBehalf {
  constructor(
    private readonly shop: ShopSnapshot,
    private readonly offers: Offers,
    private readonly readiness: PaymentReadiness,
  ) {}

  /** Changes nothing. @throws DomainError delivery_unavailable, payment_method_unavailable */
  async run(wish: Wish): Promise<PricedOnBehalf> {
    const shop = await this.shop.get();
    const wanted = wish.lines.map(({ skuId, quantity }) => ({ skuId: Number(skuId), quantity }));
    const offers = await this.offers.of(wanted);
    const method = await this.method(wish);
    const { shippingMethodId } = wish;
    const shippingMethod = shippingMethodId === null ? null : shippingMethodOf(shippingMethodId, shop);
    const catalogue = [...offers.values()].map(catalogueSku);
    const payNow = !wish.paid && !isPayLater(method.kind);
    const { lines, extras, shipping } = wish;
    const result = orderOnBehalf(
      { lines, extras, shipping, shippingMethod, payNow },
      new Map(catalogue.map((sku) => [sku.skuId, sku])),
    );
    const drafted = result.lines.flatMap(({ skuId, quantity }) => draftOf(offers, skuId, quantity));
    return { result, lines: drafted, method, shippingMethod, preview: previewOf(result, drafted, catalogue) };
  }

  /** Money that staff hold was handed to them: no provider's, nor the customer's balance, which is theirs to spend. */
  private async method({ paid, paymentMethodId }: Wish): Promise<PaymentMethod> {
    const { paymentMethods, settings } = await this.shop.get();
    const method = paymentMethods.find(({ id }) => id === Number(paymentMethodId));
    if (
      !method?.enabled ||
      method.kind === 'balance' ||
      (paid && isOnline(method.kind)) ||
      !this.readiness.isReady(method.kind, settings.currency)
    )
      throw new DomainError('payment_method_unavailable');
    return method;
  }
}

function draftOf(offers: ReadonlyMap<number, Offer>, skuId: string, quantity: number): DraftLine[] {
  const offer = offers.get(Number(skuId));
  return offer ? [draftLine(offer, quantity)] : [];
}

function previewOf(result: EditResult, lines: DraftLine[], catalogue: CatalogueSku[]): OnBehalfPreview {
  return {
    lines: lines.map(
      ({ skuId, kind, productName, skuName, barcode, picture, quantity, unitPrice }, index) => ({
        ...{ lineId: null, added: result.lines[index]?.added ?? null, skuId: String(skuId) },
        ...{ kind, productName, skuName, barcode, picture, quantity, unitPrice, discount: 0 },
      }),
    ),
    extras: [...result.extras],
    ...{ amounts: result.amounts, problems: result.problems, catalogue },
  };
}
