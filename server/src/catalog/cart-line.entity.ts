import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Foreign, Id, Int } from '../platform/database/columns';
import { Sku } from './sku.entity';

/** A line of a shopper's cart. */
@Entity('cart_lines')
@Unique('uq_cart_lines', ['customerId', 'skuId'])
@Index('ix_cart_lines_sku', ['skuId'])
export class CartLine {
  @Id() id: number;
  @BigInt() customerId: number;
  @Foreign('fk_cart_lines_sku', () => Sku, 'CASCADE') @BigInt() skuId: number;
  @Int() quantity: number;
  @Int() position: number;
}
