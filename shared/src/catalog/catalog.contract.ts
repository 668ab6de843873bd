import * as z from 'zod';
import {
  Id,
  LocalText,
  LongLocalText,
  Money,
  Paging,
  Picture,
  Reason,
  text,
  Time,
  Token,
  Version,
} from '../api/common.contract.js';
import { MAX_LINES, MAX_QUANTITY } from '../order/order-limits.js';
import { productKinds } from './product-kinds.js';

export const CategoryInput = z.object({
  name: LocalText,
  pictureId: Token.nullable(),
  position: z.int().min(0).max(999),
});
export const Category = z
  .object({ id: Id, name: LocalText, picture: Picture.nullable(), position: z.int(), productCount: z.int() })
  .meta({ id: 'Category' });
export type Category = z.infer<typeof Category>;

const Barcode = z
  .string()
  .trim()
  .regex(/^[\w-]{0,32}$/, 'must be letters and digits');
const Stock = z.int().min(0).max(1_000_000);

// ---- What shoppers see ------------------------------------------------------------------------
export const ShopSku = z.object({
  id: Id,
  name: LocalText,
  price: Money,
  /** The price before, struck through; null when there is none. */
  listPrice: Money.nullable(),
  /** How many can be bought now. */
  sellable: z.int(),
});
export const ShopProductCard = z
  .object({
    id: Id,
    name: LocalText,
    subtitle: LongLocalText,
    picture: z.string(),
    priceFrom: Money,
    listPrice: Money.nullable(),
    sold: z.int(),
    sellable: z.int(),
    /** The only SKU's id, so that a card can put it in the cart at once; null when there is a choice. */
    onlySkuId: Id.nullable(),
  })
  .meta({ id: 'ShopProductCard' });
export type ShopProductCard = z.infer<typeof ShopProductCard>;
export const ShopProduct = ShopProductCard.omit({
  picture: true,
  priceFrom: true,
  onlySkuId: true,
  listPrice: true,
})
  .extend({
    categoryId: Id,
    description: LongLocalText,
    pictures: z.array(z.string()),
    onShelf: z.boolean(),
    skus: z.array(ShopSku),
  })
  .meta({ id: 'ShopProduct' });
export type ShopProduct = z.infer<typeof ShopProduct>;
export const ShopProductQuery = z.object({
  ...Paging,
  category: Id.optional(),
  /** Part of a name, or a whole barcode. */
  q: text(50).optional(),
});

export const CartLineInput = z.object({ skuId: Id, quantity: z.int().min(1).max(MAX_QUANTITY) });
export const CartInput = z.object({ lines: z.array(CartLineInput).max(MAX_LINES) });
/** Why a cart line cannot be bought; such lines are shown and skipped. */
export const cartProblems = ['off_shelf', 'sold_out', 'short_of_stock'] as const;
export const CartLine = CartLineInput.extend({
  productId: Id,
  productName: LocalText,
  skuName: LocalText,
  picture: z.string(),
  price: Money,
  sellable: z.int(),
  problem: z.enum(cartProblems).nullable(),
});
export type CartLine = z.infer<typeof CartLine>;
export const Cart = z.object({ lines: z.array(CartLine) }).meta({ id: 'Cart' });
export type Cart = z.infer<typeof Cart>;

// ---- What staff see ---------------------------------------------------------------------------
export const SkuInput = z.object({
  /** Given: changes that SKU; missing: adds one. */
  id: Id.optional(),
  name: LocalText,
  barcode: Barcode,
  price: Money,
  listPrice: Money.nullable(),
  enabled: z.boolean(),
  /** Opening stock of a new SKU; later stock moves only by adjustments. */
  onHand: Stock.optional(),
});
export const ProductInput = z.object({
  categoryId: Id,
  kind: z.enum(productKinds),
  name: LocalText,
  subtitle: LongLocalText,
  description: LongLocalText,
  pictureIds: z.array(Token).min(1).max(9),
  onShelf: z.boolean(),
  skus: z.array(SkuInput).min(1).max(50),
});
export const UpdateProduct = ProductInput.extend({ version: Version });
export const Sku = SkuInput.required({ id: true })
  .omit({ onHand: true })
  .extend({ onHand: z.int(), reserved: z.int(), sold: z.int() })
  .meta({ id: 'Sku' });
export type Sku = z.infer<typeof Sku>;
export const Product = ProductInput.omit({ pictureIds: true, skus: true })
  .extend({
    id: Id,
    categoryName: LocalText,
    pictures: z.array(Picture),
    skus: z.array(Sku),
    createdAt: Time,
    version: Version,
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;
export const ProductQuery = z.object({
  ...Paging,
  category: Id.optional(),
  q: text(50).optional(),
  shelf: z.enum(['on', 'off']).optional(),
});

/** A new count of what is on hand, or a difference; the reason is kept in the movement. */
export const StockAdjustment = z.object({ delta: z.int().min(-1_000_000).max(1_000_000), reason: Reason });
export const stockCauses = [
  'opening',
  'adjust',
  'reserve',
  'release',
  'consume',
  'recall',
  'replacement',
  'return',
] as const;
export type StockCause = (typeof stockCauses)[number];
export const StockMovement = z
  .object({
    id: Id,
    at: Time,
    cause: z.enum(stockCauses),
    deltaOnHand: z.int(),
    deltaReserved: z.int(),
    orderNo: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'StockMovement' });
export type StockMovement = z.infer<typeof StockMovement>;
