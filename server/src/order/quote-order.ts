import { DomainError } from '@lanzi/shared/errors';
import { paysFor } from '@lanzi/shared/order/order.terms';
import { shippingFee } from '@lanzi/shared/order/order-totals';
import type { Quote, QuoteBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { Address } from '../customer/address.entity';
import { Balances } from '../payment/balances';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { PaymentReadiness } from '../shop/payment-readiness';
import { ShopSnapshot, type Snapshot } from '../shop/shop-snapshot';
import { Offers, type Offer } from './offers';
import { amountsOf, draftLines, isForSale, mergeLines, type WantedLine } from './price-order';

type Input = z.output<typeof QuoteBody>;
type Problem = Quote['problems'][number];

/** What an order would cost and what stands in its way. Changes nothing; placing computes everything again. */
@Injectable()
export class QuoteOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly offers: Offers,
    private readonly balances: Balances,
    private readonly readiness: PaymentReadiness,
  ) {}

  async run(customerId: number, { lines, delivery }: Input): Promise<Quote> {
    const shop = await this.shop.get();
    const wanted = mergeLines(lines);
    const offers = await this.offers.of(wanted);
    if (offers.size === 0) throw new DomainError('sku_unavailable', { product: '' });
    const forSale = wanted.filter(({ skuId }) => {
      const offer = offers.get(skuId);
      return offer && isForSale(offer);
    });

    const draft = draftLines(forSale, offers);
    const { items } = amountsOf(draft, null);
    const shippingMethods = shop.shippingMethods.filter(({ enabled }) => enabled);
    const chosen =
      delivery.mode === 'express' && 'shippingMethodId' in delivery
        ? shippingMethods.find(({ id }) => id === Number(delivery.shippingMethodId))
        : shippingMethods[0];
    const modes = modesOf(shop);
    return {
      amounts: amountsOf(draft, delivery.mode === 'express' ? (chosen ?? null) : null),
      deliveryModes: modes,
      shippingMethods: shippingMethods.map((method) => ({
        id: String(method.id),
        title: method.title,
        description: method.description,
        fee: shippingFee(method, items),
        freeFrom: method.freeFrom,
      })),
      paymentMethods: shop.paymentMethods
        .filter(
          ({ enabled, kind }) =>
            enabled && paysFor(kind, delivery.mode) && this.readiness.isReady(kind, shop.settings.currency),
        )
        .map(({ id, kind, title, instructions }) => ({ id: String(id), kind, title, instructions })),
      balance: await this.balances.of(customerId),
      problems: [
        ...wanted.flatMap((line) => lineProblem(line, offers.get(line.skuId))),
        ...(modes.includes(delivery.mode) ? [] : [problem('delivery_off')]),
        ...(await this.placeProblem(shop, customerId, delivery)),
      ],
    };
  }

  private async placeProblem(
    shop: Snapshot,
    customerId: number,
    delivery: Input['delivery'],
  ): Promise<Problem[]> {
    if (delivery.mode === 'pickup') {
      const storeId = 'storeId' in delivery ? Number(delivery.storeId) : undefined;
      return shop.stores.some(({ id, open }) => open && id === storeId) ? [] : [problem('no_store')];
    }
    const id = 'addressId' in delivery ? Number(delivery.addressId) : undefined;
    const known = id !== undefined && (await this.unitOfWork.manager.existsBy(Address, { id, customerId }));
    return known ? [] : [problem('no_address')];
  }
}

const modesOf = ({ settings, stores, shippingMethods }: Snapshot): Quote['deliveryModes'] => [
  ...(settings.expressEnabled && shippingMethods.some(({ enabled }) => enabled)
    ? (['express'] as const)
    : []),
  ...(settings.pickupEnabled && stores.some(({ open }) => open) ? (['pickup'] as const) : []),
];

const problem = (
  code: Problem['code'],
  skuId: number | null = null,
  left: number | null = null,
): Problem => ({
  code,
  skuId: skuId === null ? null : String(skuId),
  left,
});

function lineProblem({ skuId, quantity }: WantedLine, offer: Offer | undefined): Problem[] {
  if (!offer || !isForSale(offer)) return [problem('off_shelf', skuId)];
  const left = Math.max(0, offer.sku.onHand - offer.sku.reserved);
  if (left === 0) return [problem('sold_out', skuId, 0)];
  return left < quantity ? [problem('short_of_stock', skuId, left)] : [];
}
