import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Time } from '../platform/database/columns';
import { Customer } from './customer.entity';

@Entity('shopper_sessions')
@Index('ix_shopper_sessions_customer', ['customerId'])
@Index('ix_shopper_sessions_expires', ['expiresAt'])
export class ShopperSession {
  /** SHA-256 of the token: who reads the table cannot sign in with it. */
  @Code(64, { primary: true }) tokenHash: string;
  @Foreign('fk_shopper_sessions_customer', () => Customer, 'CASCADE') @BigInt() customerId: number;
  @Time() expiresAt: Date;
  @Time() createdAt: Date;
}
