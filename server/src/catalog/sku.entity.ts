import type { LocalText } from '@lanzi/shared/lang';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Int, Json } from '../platform/database/columns';
import { Product } from './product.entity';

/** What can be bought, and how much there is of it: sellable = onHand − reserved. */
@Entity('skus')
@Unique('uq_skus_barcode', ['barcode'])
@Index('ix_skus_product', ['productId'])
export class Sku {
  @Id() id: number;
  @Foreign('fk_skus_product', () => Product) @BigInt() productId: number;
  @Json() name: LocalText;
  /** Null when it has none: no two SKUs share one. */
  @Code(32, { nullable: true }) barcode: string | null;
  /** Minor units. */
  @BigInt() price: number;
  /** The price before, struck through. */
  @BigInt({ nullable: true }) listPrice: number | null;
  @Bool() enabled: boolean;
  @Int() onHand: number;
  @Int() reserved: number;
  /** Pieces that left with orders, less those that came back. */
  @Int() sold: number;
  @Int() position: number;
}
