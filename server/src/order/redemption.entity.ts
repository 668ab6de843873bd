import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Str, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** A pickup that was handed over: at most one for each order, kept so by its unique key. */
@Entity('redemptions')
@Unique('uq_redemption_order', ['orderId'])
@Index('ix_redemption_verifier', ['verifierId', 'redeemedAt'])
@Index('ix_redemption_redeemed', ['redeemedAt'])
export class Redemption {
  @Id() id: number;
  @Foreign('fk_redemption_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @BigInt() storeId: number;
  @Str(60) storeName: string;
  /** The verifier it counts for (a shopper's id), also when staff redeemed in the verifier's name. */
  @BigInt() verifierId: number;
  @Str(60) redeemedBy: string;
  /** Who of the staff handed it over at the redemption desk. */
  @Str(60, { nullable: true }) staffName: string | null;
  @Time() redeemedAt: Date;
  @Int() itemCount: number;
  @BigInt() total: number;
  /** Collected at the store in minor units; 0 when it was paid before. */
  @BigInt() cashCollected: number;
}
