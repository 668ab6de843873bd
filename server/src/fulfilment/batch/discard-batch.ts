import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Task } from '../../platform/tasks/task.entity';
import { Tasks } from '../../platform/tasks/tasks';

/** After its dry run a batch is not wanted: nothing of it is shipped, and what was typed is forgotten. */
@Injectable()
export class DiscardBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError task_not_waiting */
  run(by: Actor, { id, title, total }: Task): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.tasks.discard(id);
      await this.audit.record(by, 'order.discard_batch', id, { file: title, rows: total });
    });
  }
}
