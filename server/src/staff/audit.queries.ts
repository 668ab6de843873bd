import type { AuditEntry as AuditEntryView, AuditQuery } from '@lanzi/shared/staff/staff.contract';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type * as z from 'zod';
import { AuditEntry } from '../platform/audit/audit-entry.entity';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';

@Injectable()
export class AuditQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  async page({ staffId, cursor, limit }: z.output<typeof AuditQuery>) {
    const where = {
      ...(staffId && { staffId: Number(staffId) }),
      ...(cursor && { id: LessThan(decodeCursor(IdCursor, cursor).id) }),
    };
    const entries = await this.unitOfWork.manager.find(AuditEntry, {
      where,
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return cutPage(entries, limit, ({ id }) => ({ id }), entryView);
  }
}

const entryView = ({ staffId: _, ...entry }: AuditEntry): AuditEntryView => ({
  ...entry,
  id: String(entry.id),
  at: entry.at.toISOString(),
});
