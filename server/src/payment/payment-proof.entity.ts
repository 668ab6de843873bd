import { Entity, Index } from 'typeorm';
import { BigInt, Code, Id, Str, Time } from '../platform/database/columns';

/** A picture by which a buyer shows that they paid. The newest one counts; the older ones stay to be seen. */
@Entity('payment_proofs')
@Index('ix_payment_proof_order', ['orderId', 'id'])
export class PaymentProof {
  @Id() id: number;
  @BigInt() orderId: number;
  @Code(64) pictureId: string;
  @Str(200) pictureUrl: string;
  @Str(200) note: string;
  @Time() submittedAt: Date;
  @Time({ nullable: true }) rejectedAt: Date | null;
  @Str(200, { nullable: true }) rejectReason: string | null;
}
