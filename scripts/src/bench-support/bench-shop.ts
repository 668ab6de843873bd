import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { AppModule } from '@lanzi/server/app.module';
import { SaveCategory } from '@lanzi/server/catalog/save-category';
import { SaveProduct } from '@lanzi/server/catalog/save-product';
import { Sku } from '@lanzi/server/catalog/sku.entity';
import { Customer } from '@lanzi/server/customer/customer.entity';
import { SaveAddress } from '@lanzi/server/customer/save-address';
import { ShopperSessions } from '@lanzi/server/customer/shopper-sessions';
import { loadConfig } from '@lanzi/server/platform/config';
import { insertOne } from '@lanzi/server/platform/database/insert';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { Uploads } from '@lanzi/server/platform/storage/uploads';
import { OfferedMethods } from '@lanzi/server/shop/offered-methods';
import { PaymentMethod } from '@lanzi/server/shop/payment-method.entity';
import { ShippingMethod } from '@lanzi/server/shop/shipping-method.entity';
import { NestFactory } from '@nestjs/core';
import { readPicture } from '../seed/demo-files';

/** Minor units; every SKU costs the same, so that the total is known without a quote. */
export const price = 1000;
const buyers = 32;
const skuCount = 200;

export interface BenchShop {
  skuIds: string[];
  paymentMethodId: string;
  shippingMethodId: string;
  buyers: { token: string; addressId: string }[];
}
export const hotSku = (shop: BenchShop): string => shop.skuIds[0] ?? '';

const founder = { staffId: 0, name: 'bench', ip: null };

/** A new database with 200 SKUs that never sell out, and buyers who are signed in. */
export async function benchShop(databaseUrl: string): Promise<BenchShop> {
  const file = /^sqlite:(.+)$/.exec(databaseUrl)?.[1];
  if (file) for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  const config = loadConfig({ ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: '.data/bench' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), { logger: ['error'] });
  const methods = app.get(OfferedMethods);
  const shown = { enabled: true, position: 1 };
  const title = { 'zh-CN': '货到付款' };
  const instructions = { 'zh-CN': '' };
  const cash = { kind: 'cash_on_delivery' as const, title, instructions, ...shown };
  const courier = {
    title: { 'zh-CN': '快递' },
    description: { 'zh-CN': '' },
    fee: 0,
    freeFrom: null,
    ...shown,
  };
  const shop: BenchShop = {
    skuIds: [],
    paymentMethodId: String(await methods.create(founder, PaymentMethod, cash)),
    shippingMethodId: String(await methods.create(founder, ShippingMethod, courier)),
    buyers: [],
  };
  const category = { name: { 'zh-CN': '全部' }, pictureId: null, position: 1 };
  const categoryId = String(await app.get(SaveCategory).create(founder, category));
  const picture = await app
    .get(Uploads)
    .save('picture', await readPicture('logo.png'), { kind: 'staff', id: '0' });
  for (let n = 1; n <= skuCount; n++) {
    const words = { 'zh-CN': `商品 ${n}` };
    const sku = { name: words, barcode: '', price, listPrice: null, enabled: true, onHand: 1_000_000 };
    const texts = { name: words, subtitle: words, description: words };
    await app.get(SaveProduct).create(founder, {
      ...texts,
      ...{ categoryId, kind: 'ordinary', pictureIds: [picture.id], onShelf: true, skus: [sku] },
    });
  }
  const uow = app.get(UnitOfWork);
  shop.skuIds = (await uow.manager.find(Sku, { order: { id: 'ASC' } })).map(({ id }) => String(id));
  for (let n = 0; n < buyers; n++) {
    const person = { nickname: `buyer ${n}`, phone: `1390000${1000 + n}`, createdAt: new Date() };
    const row = { ...person, email: null, avatarUrl: null, openid: null, unionid: null };
    const id = await uow.run((manager) => insertOne(manager, Customer, row));
    const addressId = await app.get(SaveAddress).create(id, {
      contactName: '买家',
      contactPhone: person.phone,
      region: '上海市',
      detail: '演示路 1 号',
      postcode: '',
      isDefault: true,
    });
    const { token } = await app.get(ShopperSessions).open(id);
    shop.buyers.push({ token, addressId: String(addressId) });
  }
  await app.close();
  return shop;
}
