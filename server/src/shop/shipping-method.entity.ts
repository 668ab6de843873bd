import type { LocalText } from '@lanzi/shared/lang';
import { Entity } from 'typeorm';
import { BigInt, Bool, Id, Int, Json, Time } from '../platform/database/columns';

/** A deleted one keeps its row: orders refer to it. */
@Entity('shipping_methods')
export class ShippingMethod {
  @Id() id: number;
  @Json() title: LocalText;
  @Json() description: LocalText;
  /** Minor units. */
  @BigInt() fee: number;
  /** Free when the items reach this amount; null: never. */
  @BigInt({ nullable: true }) freeFrom: number | null;
  @Bool() enabled: boolean;
  @Int() position: number;
  @Int() version: number;
  @Time({ nullable: true }) deletedAt: Date | null;
}
