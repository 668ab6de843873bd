import type { BalanceCause } from '@lanzi/shared/payment/payment.contract';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Id, Str, Time } from '../platform/database/columns';

/** What a customer has with the shop: the sum of their entries, kept so that it can be spent in one statement. */
@Entity('balances')
export class Balance {
  @BigInt({ primary: true }) customerId: number;
  @BigInt() amount: number;
}

/** One change of a balance and its cause; never changed afterwards. */
@Entity('balance_entries')
@Index('ix_balance_entry_customer', ['customerId', 'id'])
export class BalanceEntry {
  @Id() id: number;
  @BigInt() customerId: number;
  @Code(12) cause: BalanceCause;
  /** Negative when it left the balance. */
  @BigInt() amount: number;
  @BigInt() balanceAfter: number;
  @Code(20, { nullable: true }) orderNo: string | null;
  @Str(200) note: string;
  @Str(60) by: string;
  @Time() at: Date;
}
