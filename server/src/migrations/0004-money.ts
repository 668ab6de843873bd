import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** Money on its way: attempts to pay, refunds, what belongs to nobody, and the shoppers' balances. */
export class Money1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'payment_attempts',
      {
        id: col.id(),
        attemptNo: col.code(32),
        orderId: col.bigInt(),
        kind: col.code(24),
        client: col.code(10),
        amount: col.bigInt(),
        state: col.code(12),
        openedAt: col.time(),
        expiresAt: col.time(),
        checks: col.int(),
        nextCheckAt: col.time({ nullable: true }),
        transactionId: col.code(64, { nullable: true }),
      },
      {
        unique: { uq_attempt_no: ['attemptNo'] },
        index: { ix_attempt_order: ['orderId', 'state'], ix_attempt_check: ['nextCheckAt'] },
      },
    );
    await createTable(
      runner,
      'refunds',
      {
        id: col.id(),
        refundNo: col.code(32),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        paymentId: col.bigInt({ nullable: true }),
        cancellationId: col.bigInt({ nullable: true }),
        afterSaleId: col.bigInt({ nullable: true }),
        amount: col.bigInt(),
        way: col.code(24),
        state: col.code(12),
        version: col.int(),
        reason: col.str(200),
        account: col.json({ nullable: true }),
        failure: col.str(400, { nullable: true }),
        remittance: col.str(200, { nullable: true }),
        numberIsDead: col.bool(),
        tries: col.int(),
        nextTryAt: col.time({ nullable: true }),
        requestedAt: col.time(),
        settledAt: col.time({ nullable: true }),
      },
      {
        unique: { uq_refund_no: ['refundNo'] },
        index: {
          ix_refund_order: ['orderId'],
          ix_refund_payment: ['paymentId'],
          ix_refund_cancellation: ['cancellationId'],
          ix_refund_after_sale: ['afterSaleId'],
          ix_refund_state: ['state'],
          ix_refund_try: ['nextTryAt'],
          ix_refund_settled: ['settledAt', 'way'],
        },
      },
    );
    await createTable(
      runner,
      'stray_money',
      {
        id: col.id(),
        kind: col.code(24),
        provider: col.code(24),
        attemptNo: col.code(64),
        transactionId: col.code(64),
        amount: col.bigInt(),
        currency: col.code(8),
        expected: col.bigInt({ nullable: true }),
        orderNo: col.code(20, { nullable: true }),
        refundId: col.bigInt({ nullable: true }),
        receivedAt: col.time(),
        handledAt: col.time({ nullable: true }),
        handledBy: col.str(60, { nullable: true }),
        note: col.str(200),
      },
      {
        unique: { uq_stray_transaction: ['provider', 'transactionId'] },
        index: { ix_stray_handled: ['handledAt', 'id'], ix_stray_received: ['receivedAt'] },
      },
    );
    await createTable(runner, 'balances', {
      customerId: col.bigInt({ primary: true }),
      amount: col.bigInt(),
    });
    await createTable(
      runner,
      'balance_entries',
      {
        id: col.id(),
        customerId: col.bigInt(),
        cause: col.code(12),
        amount: col.bigInt(),
        balanceAfter: col.bigInt(),
        orderNo: col.code(20, { nullable: true }),
        note: col.str(200),
        by: col.str(60),
        at: col.time(),
      },
      { index: { ix_balance_entry_customer: ['customerId', 'id'] } },
    );
    await createTable(
      runner,
      'cancellations',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        status: col.code(20),
        version: col.int(),
        reason: col.str(200),
        requestedByKind: col.code(12),
        requestedByName: col.str(60),
        requestedAt: col.time(),
        refundAccount: col.json({ nullable: true }),
        refundTo: col.code(12),
        reviewedAt: col.time({ nullable: true }),
        reviewedBy: col.str(60, { nullable: true }),
        staffNo: col.str(20, { nullable: true }),
        refuseReason: col.str(200, { nullable: true }),
        returnFailure: col.str(200, { nullable: true }),
        returnedAt: col.time({ nullable: true }),
        goodsIntact: col.bool({ nullable: true }),
        invoiceReturned: col.bool({ nullable: true }),
      },
      {
        index: { ix_cancellation_order: ['orderId'], ix_cancellation_status: ['status'] },
        foreign: { fk_cancellation_order: { columns: ['orderId'], references: 'orders' } },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'cancellations',
      'balance_entries',
      'balances',
      'stray_money',
      'refunds',
      'payment_attempts',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
