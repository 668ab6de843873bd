import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Id, Time } from '../platform/database/columns';
import { Order } from '../order/order.entity';

/** A code that a shopper's page shows for a short while. A new one is made when the page asks again. */
@Entity('redemption_codes')
@Unique('uq_redemption_code_code', ['code'])
@Unique('uq_redemption_code_short', ['shortCode'])
@Index('ix_redemption_code_order', ['orderId', 'id'])
@Index('ix_redemption_code_expires', ['expiresAt'])
export class RedemptionCode {
  @Id() id: number;
  @Foreign('fk_redemption_code_order', () => Order) @BigInt() orderId: number;
  @Code(32) code: string;
  @Code(8) shortCode: string;
  @Time() createdAt: Date;
  @Time() expiresAt: Date;
}
