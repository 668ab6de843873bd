import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** Orders and all that hangs on them. */
export class Order1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'orders',
      {
        id: col.id(),
        orderNo: col.code(20),
        orderNoReversed: col.code(20),
        customerId: col.bigInt(),
        status: col.code(24),
        version: col.int(),
        origin: col.code(10),
        deliveryMode: col.code(20),
        contactName: col.str(30),
        contactKey: col.code(60),
        contactKeyReversed: col.code(60),
        contactPhone: col.code(24),
        contactPhoneReversed: col.code(24),
        address: col.str(200),
        shippingMethodId: col.bigInt({ nullable: true }),
        shippingMethodTitle: col.json({ nullable: true }),
        storeId: col.bigInt({ nullable: true }),
        paymentMethodId: col.bigInt(),
        paymentKind: col.code(24),
        paymentTitle: col.json(),
        paymentInstructions: col.json(),
        paymentDeadline: col.time({ nullable: true }),
        items: col.bigInt(),
        shipping: col.bigInt(),
        discount: col.bigInt(),
        surcharge: col.bigInt(),
        total: col.bigInt(),
        paid: col.bigInt(),
        refunded: col.bigInt(),
        refunding: col.bigInt(),
        openCancellationId: col.bigInt({ nullable: true }),
        unsettledEdits: col.int(),
        amountCoupons: col.int(),
        afterSaleStatus: col.code(24, { nullable: true }),
        note: col.str(200),
        merchantNote: col.str(1000),
        placedAt: col.time(),
        autoReceiptAt: col.time({ nullable: true }),
        completedBy: col.code(12, { nullable: true }),
      },
      {
        unique: { uq_orders_order_no: ['orderNo'] },
        index: {
          ix_orders_customer: ['customerId', 'id', 'status', 'deliveryMode', 'paymentMethodId', 'origin'],
          ix_orders_desk: ['status', 'deliveryMode', 'paymentMethodId', 'origin'],
          ix_orders_store: ['storeId', 'status', 'id', 'deliveryMode', 'paymentMethodId', 'origin'],
          ix_orders_deadline: ['status', 'paymentDeadline'],
          ix_orders_receipt: ['status', 'autoReceiptAt'],
          ix_orders_placed: ['placedAt'],
          ix_orders_no_reversed: ['orderNoReversed'],
          ix_orders_contact: ['contactKey'],
          ix_orders_contact_reversed: ['contactKeyReversed'],
          ix_orders_phone: ['contactPhone'],
          ix_orders_phone_reversed: ['contactPhoneReversed'],
        },
      },
    );
    const ofOrder = { columns: ['orderId'], references: 'orders' };
    await createTable(
      runner,
      'order_lines',
      {
        id: col.id(),
        orderId: col.bigInt(),
        productId: col.bigInt(),
        skuId: col.bigInt(),
        kind: col.code(12),
        productName: col.json(),
        skuName: col.json(),
        barcode: col.code(32),
        picture: col.str(200),
        quantity: col.int(),
        unitPrice: col.bigInt(),
        discount: col.bigInt(),
        quantityShipped: col.int(),
      },
      {
        index: { ix_order_line_order: ['orderId'], ix_order_line_product: ['productId', 'orderId', 'skuId'] },
        foreign: { fk_order_line_order: ofOrder },
      },
    );
    await createTable(
      runner,
      'order_events',
      {
        id: col.id(),
        orderId: col.bigInt(),
        at: col.time(),
        action: col.code(24),
        actorKind: col.code(12),
        actorId: col.bigInt({ nullable: true }),
        actorName: col.str(60),
        fromStatus: col.code(24, { nullable: true }),
        toStatus: col.code(24),
        reason: col.str(200, { nullable: true }),
        details: col.json({ nullable: true }),
      },
      { index: { ix_order_event_order: ['orderId', 'id'] }, foreign: { fk_order_event_order: ofOrder } },
    );
    await createTable(
      runner,
      'payments',
      {
        id: col.id(),
        orderId: col.bigInt(),
        kind: col.code(24),
        amount: col.bigInt(),
        receivedAt: col.time(),
        recordedBy: col.str(60),
        note: col.str(200),
        attemptNo: col.code(32, { nullable: true }),
        transactionId: col.code(64, { nullable: true }),
        surplus: col.bool(),
      },
      {
        unique: { uq_payment_transaction: ['kind', 'transactionId'] },
        index: { ix_payment_order: ['orderId'], ix_payment_received: ['receivedAt', 'kind'] },
      },
    );
    await createTable(
      runner,
      'payment_proofs',
      {
        id: col.id(),
        orderId: col.bigInt(),
        pictureId: col.code(64),
        pictureUrl: col.str(200),
        note: col.str(200),
        submittedAt: col.time(),
        rejectedAt: col.time({ nullable: true }),
        rejectReason: col.str(200, { nullable: true }),
      },
      { index: { ix_payment_proof_order: ['orderId', 'id'] } },
    );
    await createTable(
      runner,
      'shipments',
      {
        id: col.id(),
        orderId: col.bigInt(),
        carrierId: col.bigInt(),
        waybillNo: col.code(40),
        shippedOn: col.code(10),
        note: col.str(200),
        waybillId: col.bigInt({ nullable: true }),
        afterSaleId: col.bigInt({ nullable: true }),
        createdAt: col.time(),
      },
      {
        index: { ix_shipment_order: ['orderId'], ix_shipment_waybill: ['waybillNo'] },
        foreign: { fk_shipment_order: ofOrder },
      },
    );
    await createTable(
      runner,
      'shipment_lines',
      { id: col.id(), shipmentId: col.bigInt(), lineId: col.bigInt(), quantity: col.int() },
      {
        index: { ix_shipment_line_shipment: ['shipmentId'] },
        foreign: {
          fk_shipment_line_shipment: { columns: ['shipmentId'], references: 'shipments' },
          fk_shipment_line_line: { columns: ['lineId'], references: 'order_lines' },
        },
      },
    );
    await createTable(runner, 'number_turns', { id: col.bigInt({ primary: true }) });
    const turns = Array.from({ length: 1000 }, (_, id) => ({ id }));
    await runner.manager.createQueryBuilder().insert().into('number_turns', ['id']).values(turns).execute();
    await createTable(
      runner,
      'trackings',
      {
        id: col.id(),
        shipmentId: col.bigInt(),
        orderId: col.bigInt(),
        state: col.code(20),
        detail: col.code(8),
        traces: col.json(),
        updatedAt: col.time({ nullable: true }),
        signedAt: col.time({ nullable: true }),
        subscribed: col.bool(),
        tries: col.int(),
        nextAskAt: col.time({ nullable: true }),
      },
      {
        unique: { uq_tracking_shipment: ['shipmentId'] },
        index: { ix_tracking_order: ['orderId'], ix_tracking_ask: ['nextAskAt'] },
        foreign: {
          fk_tracking_shipment: { columns: ['shipmentId'], references: 'shipments', onDelete: 'CASCADE' },
        },
      },
    );
    await createTable(
      runner,
      'prints',
      {
        id: col.id(),
        orderId: col.bigInt(),
        document: col.code(16),
        at: col.time(),
        staffName: col.str(60),
      },
      { index: { ix_print_order: ['orderId', 'id'] }, foreign: { fk_print_order: ofOrder } },
    );
    await createTable(
      runner,
      'redemptions',
      {
        id: col.id(),
        orderId: col.bigInt(),
        orderNo: col.code(20),
        storeId: col.bigInt(),
        storeName: col.str(60),
        verifierId: col.bigInt(),
        redeemedBy: col.str(60),
        staffName: col.str(60, { nullable: true }),
        redeemedAt: col.time(),
        itemCount: col.int(),
        total: col.bigInt(),
        cashCollected: col.bigInt(),
      },
      {
        unique: { uq_redemption_order: ['orderId'] },
        index: {
          ix_redemption_verifier: ['verifierId', 'redeemedAt'],
          ix_redemption_redeemed: ['redeemedAt'],
        },
        foreign: { fk_redemption_order: ofOrder },
      },
    );
    await createTable(
      runner,
      'redemption_codes',
      {
        id: col.id(),
        orderId: col.bigInt(),
        code: col.code(32),
        shortCode: col.code(8),
        createdAt: col.time(),
        expiresAt: col.time(),
      },
      {
        unique: { uq_redemption_code_code: ['code'], uq_redemption_code_short: ['shortCode'] },
        index: { ix_redemption_code_order: ['orderId', 'id'], ix_redemption_code_expires: ['expiresAt'] },
        foreign: { fk_redemption_code_order: ofOrder },
      },
    );
    await createTable(
      runner,
      'alerts',
      {
        id: col.id(),
        source: col.code(40),
        eventId: col.bigInt({ nullable: true }),
        kind: col.code(24),
        orderNo: col.code(20, { nullable: true }),
        deliveryMode: col.code(20, { nullable: true }),
        store: col.str(60, { nullable: true }),
        amount: col.bigInt(),
        createdAt: col.time(),
        soundedAt: col.time({ nullable: true }),
        handledAt: col.time({ nullable: true }),
        handledBy: col.str(60, { nullable: true }),
      },
      {
        unique: { uq_alert_source: ['source'] },
        index: { ix_alert_unhandled: ['handledAt', 'id'], ix_alert_order: ['orderNo', 'handledAt'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'alerts',
      'redemption_codes',
      'redemptions',
      'prints',
      'trackings',
      'number_turns',
      'shipment_lines',
      'shipments',
    ];
    for (const table of [...tables, 'payment_proofs', 'payments', 'order_events', 'order_lines', 'orders'])
      await runner.dropTable(table);
  }
}
