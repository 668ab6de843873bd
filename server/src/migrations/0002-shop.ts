import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable } from '../platform/database/columns';

/** The shop, its people and its goods. */
export class Shop1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createShop(queryRunner);
    await createStaff(queryRunner);
    await createCustomers(queryRunner);
    await createCatalog(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = [
      ...['cart_lines', 'stock_movements', 'skus', 'products', 'categories'],
      ...['store_verifiers', 'phone_codes', 'addresses', 'shopper_sessions', 'customers'],
      ...['audit_entries', 'staff_sessions', 'staff'],
      ...['carriers', 'shipping_methods', 'payment_methods', 'stores', 'shop_settings'],
    ];
    for (const table of tables) await queryRunner.dropTable(table);
  }
}

/** Courier companies by KDNiao's codes, the ones used most first. */
const carriers = [
  ['SF', '顺丰速运'],
  ['ZTO', '中通快递'],
  ['YTO', '圆通速递'],
  ['STO', '申通快递'],
  ['YD', '韵达速递'],
  ['JTSD', '极兔速递'],
  ['JD', '京东快递'],
  ['EMS', 'EMS'],
  ['YZPY', '邮政快递包裹'],
  ['DBL', '德邦快递'],
] as const;

async function createShop(queryRunner: QueryRunner): Promise<void> {
  await createTable(queryRunner, 'shop_settings', {
    id: col.id(),
    settings: col.json(),
    pictures: col.json(),
    version: col.int(),
  });
  await createTable(queryRunner, 'stores', {
    id: col.id(),
    name: col.str(60),
    address: col.str(200),
    phone: col.code(24),
    location: col.json({ nullable: true }),
    openingHours: col.str(100),
    open: col.bool(),
    version: col.int(),
    createdAt: col.time(),
  });
  await createTable(queryRunner, 'payment_methods', {
    id: col.id(),
    kind: col.code(32),
    title: col.json(),
    instructions: col.json(),
    enabled: col.bool(),
    position: col.int(),
    version: col.int(),
    deletedAt: col.time({ nullable: true }),
  });
  await createTable(queryRunner, 'shipping_methods', {
    id: col.id(),
    title: col.json(),
    description: col.json(),
    fee: col.bigInt(),
    freeFrom: col.bigInt({ nullable: true }),
    enabled: col.bool(),
    position: col.int(),
    version: col.int(),
    deletedAt: col.time({ nullable: true }),
  });
  await createTable(
    queryRunner,
    'carriers',
    {
      id: col.id(),
      code: col.code(16),
      name: col.str(60),
      enabled: col.bool(),
      position: col.int(),
      version: col.int(),
    },
    { unique: { uq_carriers_code: ['code'] } },
  );
  const rows = carriers.map(([code, name], position) => ({
    ...{ code, name, position },
    ...{ enabled: true, version: 1 },
  }));
  const insert = queryRunner.manager.createQueryBuilder().insert();
  await insert.into('carriers', ['code', 'name', 'enabled', 'position', 'version']).values(rows).execute();
}

async function createStaff(queryRunner: QueryRunner): Promise<void> {
  await createTable(
    queryRunner,
    'staff',
    {
      id: col.id(),
      username: col.code(64),
      name: col.str(40),
      role: col.code(16),
      passwordHash: col.code(200),
      enabled: col.bool(),
      version: col.int(),
      createdAt: col.time(),
    },
    { unique: { uq_staff_username: ['username'] } },
  );
  await createTable(
    queryRunner,
    'staff_sessions',
    {
      tokenHash: col.code(64, { primary: true }),
      staffId: col.bigInt(),
      expiresAt: col.time(),
      createdAt: col.time(),
      ip: col.code(64, { nullable: true }),
    },
    {
      index: { ix_staff_sessions_staff: ['staffId'], ix_staff_sessions_expires: ['expiresAt'] },
      foreign: {
        fk_staff_sessions_staff: { columns: ['staffId'], references: 'staff', onDelete: 'CASCADE' },
      },
    },
  );
  await createTable(
    queryRunner,
    'audit_entries',
    {
      id: col.id(),
      at: col.time(),
      staffId: col.bigInt(),
      staffName: col.str(40),
      action: col.code(64),
      subject: col.code(100),
      details: col.json(),
      ip: col.code(64, { nullable: true }),
    },
    { index: { ix_audit_entries_staff: ['staffId', 'id'] } },
  );
}

async function createCustomers(queryRunner: QueryRunner): Promise<void> {
  await createTable(
    queryRunner,
    'customers',
    {
      id: col.id(),
      nickname: col.str(20),
      phone: col.code(24, { nullable: true }),
      email: col.code(100, { nullable: true }),
      avatarUrl: col.code(200, { nullable: true }),
      openid: col.code(64, { nullable: true }),
      unionid: col.code(64, { nullable: true }),
      createdAt: col.time(),
    },
    {
      unique: { uq_customers_phone: ['phone'], uq_customers_openid: ['openid'] },
      index: { ix_customers_email: ['email'], ix_customers_nickname: ['nickname'] },
    },
  );
  const ofCustomer = { columns: ['customerId'], references: 'customers' };
  await createTable(
    queryRunner,
    'shopper_sessions',
    {
      tokenHash: col.code(64, { primary: true }),
      customerId: col.bigInt(),
      expiresAt: col.time(),
      createdAt: col.time(),
    },
    {
      index: { ix_shopper_sessions_customer: ['customerId'], ix_shopper_sessions_expires: ['expiresAt'] },
      foreign: { fk_shopper_sessions_customer: { ...ofCustomer, onDelete: 'CASCADE' } },
    },
  );
  await createTable(
    queryRunner,
    'addresses',
    {
      id: col.id(),
      customerId: col.bigInt(),
      contactName: col.str(30),
      contactPhone: col.code(24),
      region: col.str(60),
      detail: col.str(120),
      postcode: col.str(10),
      isDefault: col.bool(),
      createdAt: col.time(),
    },
    {
      index: { ix_addresses_customer: ['customerId'] },
      foreign: { fk_addresses_customer: { ...ofCustomer, onDelete: 'CASCADE' } },
    },
  );
  await createTable(queryRunner, 'phone_codes', {
    phone: col.code(24, { primary: true }),
    codeHash: col.code(64),
    attempts: col.int(),
    expiresAt: col.time(),
  });
  await createTable(
    queryRunner,
    'store_verifiers',
    { id: col.id(), storeId: col.bigInt(), customerId: col.bigInt() },
    {
      unique: { uq_store_verifiers: ['storeId', 'customerId'] },
      index: { ix_store_verifiers_customer: ['customerId'] },
      foreign: {
        fk_store_verifiers_store: { columns: ['storeId'], references: 'stores' },
        fk_store_verifiers_customer: ofCustomer,
      },
    },
  );
}

async function createCatalog(queryRunner: QueryRunner): Promise<void> {
  await createTable(queryRunner, 'categories', {
    id: col.id(),
    name: col.json(),
    picture: col.json({ nullable: true }),
    position: col.int(),
  });
  await createTable(
    queryRunner,
    'products',
    {
      id: col.id(),
      categoryId: col.bigInt(),
      kind: col.code(16),
      name: col.json(),
      nameSearch: col.str(620),
      subtitle: col.json(),
      description: col.json(),
      pictures: col.json(),
      onShelf: col.bool(),
      createdAt: col.time(),
      version: col.int(),
    },
    {
      index: { ix_products_category: ['categoryId', 'id'] },
      foreign: { fk_products_category: { columns: ['categoryId'], references: 'categories' } },
    },
  );
  await createTable(
    queryRunner,
    'skus',
    {
      id: col.id(),
      productId: col.bigInt(),
      name: col.json(),
      barcode: col.code(32, { nullable: true }),
      price: col.bigInt(),
      listPrice: col.bigInt({ nullable: true }),
      enabled: col.bool(),
      onHand: col.int(),
      reserved: col.int(),
      sold: col.int(),
      position: col.int(),
    },
    {
      unique: { uq_skus_barcode: ['barcode'] },
      index: { ix_skus_product: ['productId'] },
      foreign: { fk_skus_product: { columns: ['productId'], references: 'products' } },
    },
  );
  const ofSku = { columns: ['skuId'], references: 'skus' };
  await createTable(
    queryRunner,
    'stock_movements',
    {
      id: col.id(),
      skuId: col.bigInt(),
      cause: col.code(16),
      deltaOnHand: col.int(),
      deltaReserved: col.int(),
      deltaSold: col.int(),
      orderId: col.bigInt({ nullable: true }),
      orderNo: col.code(20, { nullable: true }),
      note: col.str(200, { nullable: true }),
      at: col.time(),
    },
    {
      index: { ix_stock_movements_sku: ['skuId', 'id'], ix_stock_movements_order: ['orderId'] },
    },
  );
  await createTable(
    queryRunner,
    'cart_lines',
    {
      id: col.id(),
      customerId: col.bigInt(),
      skuId: col.bigInt(),
      quantity: col.int(),
      position: col.int(),
    },
    {
      unique: { uq_cart_lines: ['customerId', 'skuId'] },
      index: { ix_cart_lines_sku: ['skuId'] },
      foreign: { fk_cart_lines_sku: { ...ofSku, onDelete: 'CASCADE' } },
    },
  );
}
