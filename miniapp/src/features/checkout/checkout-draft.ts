import type { CartLine, ShopProduct } from '@lanzi/shared/catalog/catalog.contract';
import type { LocalText } from '@lanzi/shared/lang';
import { recall, remember } from '@/lib/device-storage';
import { createStore } from '@/lib/store';

/** A line on its way to becoming an order's, with what the page shows of it. */
export interface DraftLine {
  skuId: string;
  quantity: number;
  productId: string;
  productName: LocalText;
  skuName: LocalText;
  picture: string;
  price: number;
}
/** What is being checked out. It survives a reload of the page. */
export interface CheckoutDraft {
  lines: DraftLine[];
  /** From the cart: its lines leave the cart when the order stands. */
  fromCart: boolean;
}

const STORED = 'checkout';
const draft = createStore<CheckoutDraft>(recall<CheckoutDraft>(STORED) ?? { lines: [], fromCart: false });

export const useCheckoutDraft = draft.use;
export const checkoutDraft = draft.get;
export function setCheckoutDraft(next: CheckoutDraft) {
  remember(STORED, next);
  draft.set(next);
}

export const checkOutCart = (lines: readonly CartLine[]) =>
  setCheckoutDraft({
    fromCart: true,
    lines: lines.map(({ skuId, quantity, productId, productName, skuName, picture, price }) => ({
      ...{ skuId, quantity, productId, productName, skuName, picture, price },
    })),
  });

export const buyNow = (product: ShopProduct, sku: ShopProduct['skus'][number], quantity: number) =>
  setCheckoutDraft({
    fromCart: false,
    lines: [
      {
        skuId: sku.id,
        quantity,
        productId: product.id,
        productName: product.name,
        skuName: sku.name,
        picture: product.pictures[0] ?? '',
        price: sku.price,
      },
    ],
  });
