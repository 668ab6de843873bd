import { Entity } from 'typeorm';
import { Code, Id, Int, Str, Time } from '../platform/database/columns';

/** Where goods come back to and parcels leave from. A deleted one keeps its row: e-waybills were sent from it. */
@Entity('return_addresses')
export class ReturnAddress {
  @Id() id: number;
  @Str(30) contactName: string;
  @Code(24) phone: string;
  @Str(20) province: string;
  @Str(20) city: string;
  @Str(30) district: string;
  @Str(120) detail: string;
  @Str(10) postcode: string;
  /** Of all of them the one with the highest is the default: there is always exactly one. */
  @Int() preference: number;
  @Int() version: number;
  @Time({ nullable: true }) deletedAt: Date | null;
}
