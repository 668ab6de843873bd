import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** What WeChat has to hear of goods that left. */
export class ShippingUploads1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'shipping_uploads',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        attemptNo: col.code(32),
        transactionId: col.code(64),
        state: col.code(16),
        version: col.int(),
        tries: col.int(),
        nextTryAt: col.time({ nullable: true }),
        lastCode: col.int({ nullable: true }),
        lastMessage: col.str(400, { nullable: true }),
        uploadedHash: col.code(64, { nullable: true }),
        paidAt: col.time(),
        shippedAt: col.time(),
        triedSince: col.time(),
        uploadedAt: col.time({ nullable: true }),
      },
      {
        unique: { uq_shipping_upload_attempt: ['attemptNo'] },
        index: {
          ix_shipping_upload_order: ['orderId'],
          ix_shipping_upload_try: ['nextTryAt'],
          ix_shipping_upload_state: ['state', 'id'],
        },
        foreign: { fk_shipping_upload_order: { columns: ['orderId'], references: 'orders' } },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('shipping_uploads');
  }
}
