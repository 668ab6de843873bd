import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../columns';

export class Platform1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(
      queryRunner,
      'outbox',
      {
        id: col.id(),
        event: col.code(64),
        reaction: col.code(64),
        subject: col.code(64),
        payload: col.json(),
        attempts: col.int(),
        dueAt: col.time(),
        failedAt: col.time({ nullable: true }),
        lastError: col.text({ nullable: true }),
        createdAt: col.time(),
      },
      {
        index: {
          ix_outbox_due: ['failedAt', 'dueAt'],
          ix_outbox_order: ['reaction', 'subject', 'failedAt', 'id'],
        },
      },
    );
    await createTable(queryRunner, 'job_leases', {
      name: col.code(64, { primary: true }),
      runs: col.int(),
      dueAt: col.time(),
    });
    await createTable(
      queryRunner,
      'idempotency_keys',
      {
        owner: col.code(100, { primary: true }),
        key: col.code(64, { primary: true }),
        requestHash: col.code(64),
        status: col.int(),
        body: col.json({ nullable: true }),
        createdAt: col.time(),
      },
      { index: { ix_idempotency_keys_created: ['createdAt'] } },
    );
    await createTable(
      queryRunner,
      'uploads',
      {
        id: col.code(32, { primary: true }),
        ownerKind: col.code(16),
        ownerId: col.code(64),
        path: col.code(100),
        mime: col.code(32),
        bytes: col.int(),
        sha256: col.code(64),
        createdAt: col.time(),
      },
      { index: { ix_uploads_owner: ['ownerKind', 'ownerId'] } },
    );
    await createTable(
      queryRunner,
      'tasks',
      {
        id: col.id(),
        kind: col.code(24),
        state: col.code(12),
        title: col.str(200),
        staffId: col.bigInt(),
        staffName: col.str(60),
        input: col.json(),
        done: col.int(),
        total: col.int(),
        outcomes: col.json({ nullable: true }),
        failure: col.json({ nullable: true }),
        filePath: col.code(200, { nullable: true }),
        letter: col.json({ nullable: true }),
        runs: col.int(),
        claimedUntil: col.time(),
        createdAt: col.time(),
        finishedAt: col.time({ nullable: true }),
      },
      {
        index: {
          ix_task_due: ['state', 'claimedUntil'],
          ix_task_staff: ['staffId', 'id'],
          ix_task_kind: ['kind', 'id'],
        },
      },
    );
    await createTable(
      queryRunner,
      'task_rows',
      {
        id: col.id(),
        taskId: col.bigInt(),
        rowNumber: col.int(),
        orderNo: col.str(64),
        outcome: col.code(12),
        problem: col.json({ nullable: true }),
        result: col.str(200, { nullable: true }),
        given: col.json(),
      },
      {
        index: { ix_task_row_task: ['taskId', 'id'], ix_task_row_outcome: ['taskId', 'outcome', 'id'] },
        foreign: {
          fk_task_row_task: { columns: ['taskId'], references: 'tasks', onDelete: 'CASCADE' },
        },
      },
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['task_rows', 'tasks', 'uploads', 'idempotency_keys', 'job_leases', 'outbox'])
      await queryRunner.dropTable(table);
  }
}
