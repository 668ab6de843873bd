import { Entity, Unique } from 'typeorm';
import { Bool, Code, Id, Int, Str } from '../platform/database/columns';

/** A courier company. The first ones come with the migrations. */
@Entity('carriers')
@Unique('uq_carriers_code', ['code'])
export class Carrier {
  @Id() id: number;
  /** KDNiao's code of the company, such as SF. */
  @Code(16) code: string;
  @Str(60) name: string;
  @Bool() enabled: boolean;
  @Int() position: number;
  @Int() version: number;
}
