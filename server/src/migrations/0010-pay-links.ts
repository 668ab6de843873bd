import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** What orders on a customer's behalf are paid by. */
export class PayLinks1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'pay_links',
      {
        tokenHash: col.code(64, { primary: true }),
        orderId: col.bigInt(),
        createdAt: col.time(),
      },
      {
        unique: { uq_pay_links_order: ['orderId'] },
        foreign: { fk_pay_links_order: { columns: ['orderId'], references: 'orders' } },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('pay_links');
  }
}
