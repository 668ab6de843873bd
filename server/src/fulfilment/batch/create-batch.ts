import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit';
import { clip } from '../../platform/clip';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Task } from '../../platform/tasks/task.entity';
import { Tasks } from '../../platform/tasks/tasks';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { readUpload } from './read-upload';
import type { BatchInput } from './ship-batch';

const maxTitle = 200;

/** Mission C3: staff upload what they shipped, and say whether it is only looked at first. */
@Injectable()
export class CreateBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError as readUpload does */
  async run(by: StaffPrincipal, file: { content: Buffer; name: string }, dryRun: boolean): Promise<Task> {
    const rows = await readUpload(file);
    const input: BatchInput = { dryRun, staffId: by.staffId };
    const title = clip(file.name.replace(/[\u0000-\u001f\u007f]/g, ''), maxTitle);
    const { staffId, name: staffName } = by;
    return this.unitOfWork.run(async () => {
      const about = { kind: 'batch_shipment', title, staffId, staffName, input } as const;
      const task = await this.tasks.create({ ...about, total: rows.length }, rows);
      if (!dryRun) await this.recordShipping(by, task);
      return task;
    });
  }

  /** After the dry run. @throws DomainError task_not_waiting */
  goOn(by: StaffPrincipal, task: Task): Promise<void> {
    return this.unitOfWork.run(async () => {
      const input: BatchInput = { dryRun: false, staffId: by.staffId };
      await this.tasks.resume(task.id, input);
      await this.recordShipping(by, task);
    });
  }

  private recordShipping(by: StaffPrincipal, { id, title, total }: Task): Promise<void> {
    return this.audit.record(by, 'order.ship_batch', id, { file: title, rows: total });
  }
}
