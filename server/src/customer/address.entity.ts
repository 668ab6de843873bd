import { Entity, Index } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Str, Time } from '../platform/database/columns';
import { Customer } from './customer.entity';

/** An entry of a shopper's address book; orders copy it. */
@Entity('addresses')
@Index('ix_addresses_customer', ['customerId'])
export class Address {
  @Id() id: number;
  @Foreign('fk_addresses_customer', () => Customer, 'CASCADE') @BigInt() customerId: number;
  @Str(30) contactName: string;
  @Code(24) contactPhone: string;
  @Str(60) region: string;
  @Str(120) detail: string;
  @Str(10) postcode: string;
  @Bool() isDefault: boolean;
  @Time() createdAt: Date;
}
