import { IdempotencyKey } from '../http/idempotency-key.entity';
import { JobLease } from '../jobs/job-lease.entity';
import { OutboxRow } from '../outbox/outbox-row.entity';
import { Task, TaskRow } from '../tasks/task.entity';
import { Upload } from '../storage/upload.entity';
import type { Schema } from './data-source';
import { Platform1700000000001 } from './migrations/0001-platform';

/** The platform's own tables, before those of the features. */
export const withPlatform = (features: Schema): Schema => ({
  entities: [OutboxRow, JobLease, IdempotencyKey, Task, TaskRow, Upload, ...features.entities],
  migrations: [Platform1700000000001, ...features.migrations],
});
