import type { StockCause } from '@lanzi/shared/catalog/catalog.contract';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Id, Int, Str, Time } from '../platform/database/columns';

/** One change of a SKU's stock; their sums equal the SKU's own numbers. Only ever added to. */
@Entity('stock_movements')
@Index('ix_stock_movements_sku', ['skuId', 'id'])
@Index('ix_stock_movements_order', ['orderId'])
export class StockMovement {
  @Id() id: number;
  /** No foreign key: checking it would lock the SKU's row, shared, before the update that needs it alone. */
  @BigInt() skuId: number;
  @Code(16) cause: StockCause;
  @Int() deltaOnHand: number;
  @Int() deltaReserved: number;
  @Int() deltaSold: number;
  @BigInt({ nullable: true }) orderId: number | null;
  @Code(20, { nullable: true }) orderNo: string | null;
  @Str(200, { nullable: true }) note: string | null;
  @Time() at: Date;
}
