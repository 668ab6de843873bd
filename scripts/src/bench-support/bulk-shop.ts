import 'reflect-metadata';
import { Category } from '@lanzi/server/catalog/category.entity';
import { Product } from '@lanzi/server/catalog/product.entity';
import { Sku } from '@lanzi/server/catalog/sku.entity';
import { Customer } from '@lanzi/server/customer/customer.entity';
import { createDataSource } from '@lanzi/server/platform/database/data-source';
import { insertMany, insertOne } from '@lanzi/server/platform/database/insert';
import { migrate } from '@lanzi/server/platform/database/migrator';
import { withPlatform } from '@lanzi/server/platform/database/platform-schema';
import { tokenHash } from '@lanzi/server/platform/token-hash';
import { schema } from '@lanzi/server/schema';
import { PaymentMethod } from '@lanzi/server/shop/payment-method.entity';
import { ShippingMethod } from '@lanzi/server/shop/shipping-method.entity';
import { Store } from '@lanzi/server/shop/store.entity';
import { Staff } from '@lanzi/server/staff/staff.entity';
import { StaffSession } from '@lanzi/server/staff/staff-session.entity';
import { StoreVerifier } from '@lanzi/server/verifier/store-verifier.entity';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import type { EntityManager } from 'typeorm';
import { givenNames, goods, latinGivenNames, sizes, surnames } from './seed-words';

export const customerCount = 20_000;
/** Whom orders are sent to: the customers first, then those they send something to. */
export const personCount = 60_000;
export const productCount = 300;
const rowsAtOnce = 1000;

/** Every tenth method has been given up: its orders are old. */
const methods: [kind: PaymentKind, title: string, deleted: boolean][] = [
  ['wechat_pay', '微信支付', false],
  ['alipay', '支付宝', false],
  ['balance', '余额支付', false],
  ['offline', '银行转账', false],
  ['cash_on_delivery', '货到付款', false],
  ['pay_at_store', '到店付款', false],
  ['offline', '邮政汇款', true],
];
const stores = ['静安店', '大学路店', '徐汇店', '浦东店', '老西门店（已关）'];

/** A number that looks random and is the same every time. */
export function scattered(n: number, salt: number): number {
  let h = Math.imul(n ^ (salt * 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

function surnameAt(part: number): string {
  const all = surnames.reduce((sum, [, weight]) => sum + weight, 0);
  let left = part * all;
  for (const [name, weight] of surnames) if ((left -= weight) < 0) return name;
  return '王';
}
const pick = <T>(list: readonly T[], part: number): T => list[Math.floor(part * list.length)] as T;

export function personName(n: number): string {
  const surname = surnameAt(scattered(n, 1));
  if (surname.endsWith(' ')) return surname + pick(latinGivenNames, scattered(n, 2));
  const second = scattered(n, 3) < 0.6 ? pick(givenNames, scattered(n, 4)) : '';
  return surname + pick(givenNames, scattered(n, 2)) + second;
}
/** No two people share one. */
export function personPhone(n: number): string {
  const prefix = pick(
    ['138', '139', '137', '136', '135', '150', '159', '186', '188', '177'],
    scattered(n, 5),
  );
  return prefix + String((n * 61_803_399) % 100_000_000).padStart(8, '0');
}

/** Migrations, staff, customers, catalogue and methods; `people` stays as a temporary table of the connection. */
export async function furnishBenchShop(databaseUrl: string, connection: Connection): Promise<string> {
  const dataSource = await createDataSource({ databaseUrl, databasePool: 2 }, withPlatform(schema));
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    const token = await dataSource.transaction(async (manager) => {
      await makeCustomers(manager);
      await makeCatalogue(manager);
      await makeMethods(manager);
      return makeOwner(manager);
    });
    await makePeople(connection);
    return token;
  } finally {
    await dataSource.destroy();
  }
}

async function makeOwner(manager: EntityManager): Promise<string> {
  const createdAt = new Date();
  const owner = { username: 'bench', name: 'bench', role: 'owner' as const, passwordHash: '', enabled: true };
  const staffId = await insertOne(manager, Staff, { ...owner, version: 1, createdAt });
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(createdAt.getTime() + 86_400_000);
  await manager.insert(StaffSession, {
    tokenHash: tokenHash(token),
    staffId,
    expiresAt,
    createdAt,
    ip: null,
  });
  return token;
}

async function makeCustomers(manager: EntityManager): Promise<void> {
  const createdAt = new Date(Date.now() - 2 * 365 * 86_400_000);
  const rows = Array.from({ length: customerCount }, (_, index) => {
    const n = index + 1;
    const email =
      scattered(n, 6) < 0.3
        ? `buyer${n}@${pick(['qq.com', '163.com', 'example.com'], scattered(n, 7))}`
        : null;
    const nickname = scattered(n, 8) < 0.5 ? personName(n) : `顾客${personPhone(n).slice(-4)}`;
    return {
      ...{ nickname, email, phone: personPhone(n), createdAt },
      ...{ avatarUrl: null, openid: null, unionid: null },
    };
  });
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await insertMany(manager, Customer, rows.slice(at, at + rowsAtOnce));
}

async function makeCatalogue(manager: EntityManager): Promise<void> {
  const categoryId = await insertOne(manager, Category, {
    name: { 'zh-CN': '全部' },
    picture: null,
    position: 0,
  });
  const createdAt = new Date();
  const nothing = { 'zh-CN': '' };
  const nameOf = (n: number) => `${pick(goods, (n % 50) / 50)} ${pick(sizes, Math.floor(n / 50) / 6)}`;
  const products = Array.from({ length: productCount }, (_, index) => {
    const name = { 'zh-CN': nameOf(index) };
    const texts = { name, nameSearch: name['zh-CN'], subtitle: nothing, description: nothing };
    return {
      ...texts,
      categoryId,
      kind: 'ordinary' as const,
      pictures: [],
      onShelf: true,
      createdAt,
      version: 1,
      reviewCount: 0,
      starSum: 0,
    };
  });
  await insertMany(manager, Product, products);
  const skus = products.map(({ name }, index) => ({
    ...{ productId: index + 1, name, barcode: String(6_900_000_000_000 + index * 137) },
    ...{ price: priceOf(index + 1), listPrice: null, enabled: true, position: 0 },
    ...{ onHand: 100_000_000, reserved: 0, sold: 0 },
  }));
  await insertMany(manager, Sku, skus);
}

/** Minor units; the same in SQL, see bulk-orders.ts. */
const priceOf = (product: number): number => 500 + ((product * 137) % 95) * 100;

async function makeMethods(manager: EntityManager): Promise<void> {
  const now = new Date();
  const rows = methods.map(([kind, title, deleted], position) => ({
    ...{ kind, title: { 'zh-CN': title }, instructions: { 'zh-CN': `请用${title}` }, enabled: !deleted },
    ...{ position, version: 1, deletedAt: deleted ? now : null },
  }));
  await insertMany(manager, PaymentMethod, rows);
  const courier = { title: { 'zh-CN': '快递' }, description: { 'zh-CN': '' }, fee: 800, freeFrom: 5000 };
  await insertOne(manager, ShippingMethod, {
    ...courier,
    enabled: true,
    position: 0,
    version: 1,
    deletedAt: null,
  });
  const places = stores.map((name) => ({
    ...{
      name,
      address: '上海市演示路 1 号',
      phone: '02155500101',
      location: null,
      openingHours: '每天 08:00–21:00',
    },
    ...{ open: !name.includes('关'), version: 1, createdAt: now },
  }));
  await insertMany(manager, Store, places);
  const verifiers = stores.flatMap((_, store) =>
    [1, 2].map((n) => ({ storeId: store + 1, customerId: store * 2 + n })),
  );
  await insertMany(manager, StoreVerifier, verifiers);
}

async function makePeople(connection: Connection): Promise<void> {
  await connection.query(
    'CREATE TEMPORARY TABLE people (id INT PRIMARY KEY, name VARCHAR(30) NOT NULL, phone VARCHAR(24) NOT NULL)',
  );
  const rows = Array.from({ length: personCount }, (_, index) => [
    index + 1,
    personName(index + 1),
    personPhone(index + 1),
  ]);
  for (let at = 0; at < rows.length; at += 5000)
    await connection.query('INSERT INTO people VALUES ?', [rows.slice(at, at + 5000)]);
}

/** What has left with orders and what is promised to them. */
export const saleCounts = [
  `UPDATE skus s JOIN (
     SELECT line.sku_id, SUM(line.quantity - line.quantity_shipped) AS held
     FROM orders o STRAIGHT_JOIN order_lines line ON line.order_id = o.id
     WHERE o.status IN ('pending_payment', 'pending_confirmation', 'processing', 'out_of_stock') GROUP BY line.sku_id
   ) l ON l.sku_id = s.id SET s.reserved = l.held`,
];
