import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { insertOne } from '../database/insert';
import { UnitOfWork } from '../database/unit-of-work';
import { AuditEntry } from './audit-entry.entity';

/** The member of staff who acts, and from where. */
export interface Actor {
  staffId: number;
  name: string;
  ip: string | null;
}

/** The trail of privileged acts: committed with the act itself, or not at all. */
@Injectable()
export class Audit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * `action` is named `product.update`, `subject` is the thing's id or number. Never put passwords, tokens or codes
   * into `details`: whoever may read the audit log reads them.
   */
  async record(
    { staffId, name, ip }: Actor,
    action: string,
    subject: string | number,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    if (!this.unitOfWork.inTransaction) throw new Error(`Audited act ${action} outside a unit of work`);
    const entry = {
      at: this.clock.now(),
      staffId,
      staffName: name,
      action,
      subject: String(subject),
      details,
      ip,
    };
    await insertOne(this.unitOfWork.manager, AuditEntry, entry);
  }
}
