import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type { LocalText } from '@lanzi/shared/lang';
import { Entity } from 'typeorm';
import { Bool, Code, Id, Int, Json, Time } from '../platform/database/columns';

/** A deleted one keeps its row: orders refer to it. */
@Entity('payment_methods')
export class PaymentMethod {
  @Id() id: number;
  @Code(32) kind: PaymentKind;
  @Json() title: LocalText;
  @Json() instructions: LocalText;
  @Bool() enabled: boolean;
  @Int() position: number;
  @Int() version: number;
  @Time({ nullable: true }) deletedAt: Date | null;
}
