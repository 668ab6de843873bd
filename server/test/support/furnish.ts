import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type { Role } from '@lanzi/shared/staff/permissions';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { SaveCategory } from '../../src/catalog/save-category';
import { FindOrCreateCustomer } from '../../src/customer/find-or-create-customer';
import { SaveAddress } from '../../src/customer/save-address';
import { UpdateMe } from '../../src/customer/update-me';
import { Clock } from '../../src/platform/clock';
import { insertOne } from '../../src/platform/database/insert';
import { Uploads } from '../../src/platform/storage/uploads';
import { defaultSettings } from '../../src/shop/default-settings';
import { OfferedMethods } from '../../src/shop/offered-methods';
import { PaymentMethod } from '../../src/shop/payment-method.entity';
import { SaveSettings } from '../../src/shop/save-settings';
import { ShippingMethod } from '../../src/shop/shipping-method.entity';
import { Staff } from '../../src/staff/staff.entity';
import { SaveStoreAndVerifiers } from '../../src/verifier/save-store-and-verifiers';
import { pixel } from './pixel';
import { staffPasswordHash } from './staff-password';

export type Shopper = 'shopper' | 'other' | 'verifier' | 'verifierElsewhere';
export type StaffMember = 'owner' | 'clerk' | 'viewer';
export type Person = Shopper | StaffMember;

/** Ids of what the shop has, as the API gives them. */
export interface Furnished {
  people: Record<Person, { kind: 'shopper' | 'staff'; id: number }>;
  categoryId: string;
  pictureId: string;
  addressId: string;
  othersAddressId: string;
  /** 静安店, whose verifier is 周敏, and 大学路店, whose verifier is 陆家豪. */
  storeId: string;
  storeElsewhereId: string;
  /** Fee ¥8, free from ¥200. */
  shippingMethodId: string;
  paymentMethodIds: Record<PaymentKind, string>;
}

const founder = { staffId: 0, name: 'founder', ip: null };

/** Furnishes an empty shop by its own use cases: CNY, Shanghai, 30 minutes to pay, received after 7 days. */
export async function furnish(app: NestFastifyApplication): Promise<Furnished> {
  await app.get(SaveSettings).run(founder, defaultSettings, 1);
  const people = {
    shopper: await makeShopper(app, '林晓', '13800000001'),
    other: await makeShopper(app, '郑海', '13800000002'),
    verifier: await makeShopper(app, '周敏', '13800000003'),
    verifierElsewhere: await makeShopper(app, '陆家豪', '13800000004'),
    owner: await makeStaff(app, 'owner', '许文'),
    clerk: await makeStaff(app, 'clerk', '马骏'),
    viewer: await makeStaff(app, 'viewer', '何静'),
  };
  const category = { name: { 'zh-CN': '粮油' }, pictureId: null, position: 0 };
  const picture = await app.get(Uploads).save('picture', pixel, { kind: 'staff', id: '0' });
  return {
    people,
    categoryId: String(await app.get(SaveCategory).create(founder, category)),
    pictureId: picture.id,
    addressId: await makeAddress(app, people.shopper.id, '林晓'),
    othersAddressId: await makeAddress(app, people.other.id, '郑海'),
    storeId: await makeStore(app, '静安店', people.verifier.id),
    storeElsewhereId: await makeStore(app, '大学路店', people.verifierElsewhere.id),
    ...(await makeMethods(app)),
  };
}

async function makeShopper(app: NestFastifyApplication, nickname: string, phone: string) {
  const { id } = await app.get(FindOrCreateCustomer).run({ phone }, 'zh-CN');
  await app.get(UpdateMe).run(id, { nickname });
  return { kind: 'shopper', id } as const;
}

/** Not by `SaveStaff`, which would take its time to hash the password. */
async function makeStaff(app: NestFastifyApplication, role: Role, name: string) {
  const account = { username: role, name, role, passwordHash: staffPasswordHash, enabled: true, version: 1 };
  const createdAt = app.get(Clock).now();
  return {
    kind: 'staff',
    id: await insertOne(app.get(DataSource).manager, Staff, { ...account, createdAt }),
  } as const;
}

async function makeAddress(app: NestFastifyApplication, customerId: number, contactName: string) {
  const place = { region: '上海市 静安区', detail: '南京西路 1788 号 5 楼', postcode: '' };
  const input = { contactName, contactPhone: '13800000001', ...place, isDefault: true };
  return String(await app.get(SaveAddress).create(customerId, input));
}

async function makeStore(app: NestFastifyApplication, name: string, verifierId: number) {
  const store = { name, address: '上海市静安区铜仁路 88 号', phone: '02155500101', location: null };
  const input = { ...store, openingHours: '每天 08:00–21:00', open: true, verifierIds: [String(verifierId)] };
  return String(await app.get(SaveStoreAndVerifiers).create(founder, input));
}

async function makeMethods(app: NestFastifyApplication) {
  const methods = app.get(OfferedMethods);
  const pay = async (kind: keyof Furnished['paymentMethodIds'], title: string, position: number) => {
    const instructions = { 'zh-CN': `请按${title}付款` };
    const input = { kind, title: { 'zh-CN': title }, instructions, enabled: true, position };
    return String(await methods.create(founder, PaymentMethod, input));
  };
  const courier = {
    title: { 'zh-CN': '同城快递' },
    description: { 'zh-CN': '' },
    enabled: true,
    position: 0,
  };
  return {
    paymentMethodIds: {
      offline: await pay('offline', '银行转账', 0),
      cash_on_delivery: await pay('cash_on_delivery', '货到付款', 1),
      pay_at_store: await pay('pay_at_store', '到店付款', 2),
      wechat_pay: await pay('wechat_pay', '微信支付', 3),
      alipay: await pay('alipay', '支付宝', 4),
      balance: await pay('balance', '余额', 5),
    },
    shippingMethodId: String(
      await methods.create(founder, ShippingMethod, { ...courier, fee: 800, freeFrom: 20_000 }),
    ),
  };
}
