import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** Custom items and discounts, and the history of edits. */
export class OrderEdits1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const ofOrder = { columns: ['orderId'], references: 'orders' };
    await createTable(
      runner,
      'order_extras',
      {
        id: col.id(),
        orderId: col.bigInt(),
        kind: col.code(12),
        title: col.str(60),
        amount: col.bigInt(),
      },
      { index: { ix_order_extra_order: ['orderId'] }, foreign: { fk_order_extra_order: ofOrder } },
    );
    await createTable(
      runner,
      'order_edits',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        at: col.time(),
        staffName: col.str(60),
        reason: col.str(200),
        orderBefore: col.json(),
        orderAfter: col.json(),
        difference: col.bigInt(),
        settlement: col.code(12, { nullable: true }),
        settledAt: col.time({ nullable: true }),
        settledBy: col.str(60, { nullable: true }),
      },
      {
        index: { ix_order_edit_order: ['orderId', 'id'], ix_order_edit_at: ['at'] },
        foreign: { fk_order_edit_order: ofOrder },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('order_edits');
    await runner.dropTable('order_extras');
  }
}
