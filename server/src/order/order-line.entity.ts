import type { ProductKind } from '@lanzi/shared/catalog/product-kinds';
import type { LocalText } from '@lanzi/shared/lang';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Json, Str } from '../platform/database/columns';
import { Order } from './order.entity';

/** One SKU of an order, with the names and the price of the day it was bought. */
@Entity('order_lines')
@Index('ix_order_line_order', ['orderId'])
@Index('ix_order_line_product', ['productId', 'orderId', 'skuId'])
export class OrderLine {
  @Id() id: number;
  @Foreign('fk_order_line_order', () => Order) @BigInt() orderId: number;
  @BigInt() productId: number;
  @BigInt() skuId: number;
  @Code(12) kind: ProductKind;
  @Json() productName: LocalText;
  @Json() skuName: LocalText;
  @Code(32) barcode: string;
  @Str(200) picture: string;
  @Int() quantity: number;
  @BigInt() unitPrice: number;
  /** This line's share of the order's discount. */
  @BigInt() discount: number;
  @Int() quantityShipped: number;
}
