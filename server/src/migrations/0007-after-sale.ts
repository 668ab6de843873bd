import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** The one case about a completed order: an order has at most one, for ever. */
export class AfterSale1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'after_sales',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        customerId: col.bigInt(),
        kind: col.code(12),
        status: col.code(24),
        version: col.int(),
        reason: col.str(200),
        pictures: col.json(),
        amount: col.bigInt(),
        agreedAmount: col.bigInt({ nullable: true }),
        refundAccount: col.json({ nullable: true }),
        requestedAt: col.time(),
        decidedAt: col.time({ nullable: true }),
        decidedBy: col.str(60, { nullable: true }),
        decisionNote: col.str(200),
        refuseReason: col.str(200, { nullable: true }),
        returnAddress: col.json({ nullable: true }),
        returnCarrier: col.str(30, { nullable: true }),
        returnWaybillNo: col.code(40, { nullable: true }),
        returnShippedAt: col.time({ nullable: true }),
        receivedAt: col.time({ nullable: true }),
        receiptNote: col.str(200),
        replacementTo: col.json({ nullable: true }),
        remedyAt: col.time({ nullable: true }),
        autoDoneAt: col.time({ nullable: true }),
        closeReason: col.str(200, { nullable: true }),
        doneAt: col.time({ nullable: true }),
      },
      {
        unique: { uq_after_sale_order: ['orderId'] },
        index: {
          ix_after_sale_status: ['status', 'id'],
          ix_after_sale_auto_done: ['status', 'autoDoneAt'],
        },
        foreign: { fk_after_sale_order: { columns: ['orderId'], references: 'orders' } },
      },
    );
    await createTable(
      runner,
      'after_sale_lines',
      {
        id: col.id(),
        afterSaleId: col.bigInt(),
        lineId: col.bigInt(),
        quantity: col.int(),
        intactQuantity: col.int({ nullable: true }),
      },
      {
        index: { ix_after_sale_line: ['afterSaleId'] },
        foreign: {
          fk_after_sale_line_after_sale: { columns: ['afterSaleId'], references: 'after_sales' },
          fk_after_sale_line_line: { columns: ['lineId'], references: 'order_lines' },
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('after_sale_lines');
    await runner.dropTable('after_sales');
  }
}
