import { Entity, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** What an order can be paid by without signing in, for as long as it waits for money; an order has at most one. */
@Entity('pay_links')
@Unique('uq_pay_links_order', ['orderId'])
export class PayLink {
  /** SHA-256 of the token: who reads the table cannot open the link. */
  @Code(64, { primary: true }) tokenHash: string;
  @Foreign('fk_pay_links_order', () => Order) @BigInt() orderId: number;
  @Time() createdAt: Date;
}
