import type { Document } from '@lanzi/shared/document/documents';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Str, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** That a document was printed. Not an event: it changes nothing about the order. */
@Entity('prints')
@Index('ix_print_order', ['orderId', 'id'])
export class Print {
  @Id() id: number;
  @Foreign('fk_print_order', () => Order) @BigInt() orderId: number;
  @Code(16) document: Document;
  @Time() at: Date;
  @Str(60) staffName: string;
}
