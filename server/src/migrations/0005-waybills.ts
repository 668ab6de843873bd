import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** E-waybills, the shop's accounts with carriers, and where its parcels leave from. */
export class Waybills1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'return_addresses', {
      id: col.id(),
      contactName: col.str(30),
      phone: col.code(24),
      province: col.str(20),
      city: col.str(20),
      district: col.str(30),
      detail: col.str(120),
      postcode: col.str(10),
      preference: col.int(),
      version: col.int(),
      deletedAt: col.time({ nullable: true }),
    });
    await createTable(
      runner,
      'carrier_accounts',
      {
        id: col.id(),
        carrierId: col.bigInt(),
        title: col.str(60),
        customerName: col.str(60),
        sealedPassword: col.code(600, { nullable: true }),
        monthCode: col.str(60),
        sendSite: col.str(60),
        sendStaff: col.str(60),
        payer: col.code(12),
        expressType: col.code(4),
        templateSize: col.code(6),
        senderAddressId: col.bigInt(),
        enabled: col.bool(),
        version: col.int(),
        deletedAt: col.time({ nullable: true }),
      },
      {
        foreign: {
          fk_carrier_account_carrier: { columns: ['carrierId'], references: 'carriers' },
          fk_carrier_account_sender: { columns: ['senderAddressId'], references: 'return_addresses' },
        },
      },
    );
    await createTable(
      runner,
      'waybills',
      {
        id: col.id(),
        orderCode: col.code(30),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        carrierAccountId: col.bigInt(),
        carrierId: col.bigInt(),
        accountTitle: col.str(60),
        state: col.code(12),
        version: col.int(),
        lines: col.json(),
        receiver: col.json({ nullable: true }),
        orderAddress: col.str(200),
        weightGrams: col.int({ nullable: true }),
        note: col.str(100),
        request: col.json(),
        failure: col.str(400, { nullable: true }),
        waybillNo: col.code(40, { nullable: true }),
        withdrawal: col.json({ nullable: true }),
        withdrawnAt: col.time({ nullable: true }),
        tries: col.int(),
        nextTryAt: col.time({ nullable: true }),
        requestedAt: col.time(),
        staffId: col.bigInt(),
        staffName: col.str(60),
        printedTimes: col.int(),
        taskRowId: col.bigInt({ nullable: true }),
      },
      {
        unique: { uq_waybill_order_code: ['orderCode'], uq_waybill_task_row: ['taskRowId'] },
        index: {
          ix_waybill_order: ['orderId'],
          ix_waybill_state: ['state', 'id'],
          ix_waybill_try: ['nextTryAt'],
          ix_waybill_number: ['waybillNo'],
        },
        foreign: { fk_waybill_order: { columns: ['orderId'], references: 'orders' } },
      },
    );
    await createTable(
      runner,
      'waybill_labels',
      { waybillId: col.bigInt({ primary: true }), pages: col.json() },
      {
        foreign: {
          fk_waybill_label_waybill: {
            columns: ['waybillId'],
            references: 'waybills',
            onDelete: 'CASCADE',
          },
        },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['waybill_labels', 'waybills', 'carrier_accounts', 'return_addresses'])
      await runner.dropTable(table);
  }
}
