import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** Counted beside what they belong to. Plain SQL: TypeORM would copy SQLite's whole table to add a column. */
const counters = [
  ['orders', 'reviewed_lines'],
  ['products', 'review_count'],
  ['products', 'star_sum'],
] as const;

/** What customers say of what they bought. */
export class Reviews1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of counters)
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} integer NOT NULL DEFAULT 0`);
    await createTable(
      runner,
      'reviews',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        lineId: col.bigInt(),
        productId: col.bigInt(),
        customerId: col.bigInt(),
        status: col.code(12),
        version: col.int(),
        stars: col.int(),
        text: col.str(500),
        pictures: col.json(),
        pictured: col.bool(),
        createdAt: col.time(),
        reply: col.str(500, { nullable: true }),
        repliedAt: col.time({ nullable: true }),
        repliedBy: col.str(60, { nullable: true }),
      },
      {
        unique: { uq_reviews_line: ['lineId'] },
        index: {
          ix_reviews_order: ['orderId'],
          ix_reviews_product: ['productId', 'id'],
          ix_reviews_shown: ['productId', 'status', 'id'],
          ix_reviews_shown_stars: ['productId', 'status', 'stars', 'id'],
          ix_reviews_shown_pictured: ['productId', 'status', 'pictured', 'id'],
          ix_reviews_status: ['status', 'id'],
          ix_reviews_unanswered: ['status', 'repliedAt', 'id'],
          ix_reviews_stars: ['stars', 'id'],
        },
        foreign: {
          fk_reviews_order: { columns: ['orderId'], references: 'orders' },
          fk_reviews_line: { columns: ['lineId'], references: 'order_lines' },
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('reviews');
    for (const [table, column] of counters) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
