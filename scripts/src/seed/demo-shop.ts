import { SaveCategory } from '@lanzi/server/catalog/save-category';
import { SaveProduct } from '@lanzi/server/catalog/save-product';
import { Customer } from '@lanzi/server/customer/customer.entity';
import { SaveAddress } from '@lanzi/server/customer/save-address';
import { insertOne } from '@lanzi/server/platform/database/insert';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { Uploads } from '@lanzi/server/platform/storage/uploads';
import { OfferedMethods } from '@lanzi/server/shop/offered-methods';
import { PaymentMethod } from '@lanzi/server/shop/payment-method.entity';
import { defaultSettings } from '@lanzi/server/shop/default-settings';
import { SaveSettings } from '@lanzi/server/shop/save-settings';
import { ShippingMethod } from '@lanzi/server/shop/shipping-method.entity';
import { SaveStaff } from '@lanzi/server/staff/save-staff';
import { demoPassword } from '@lanzi/server/staff/refuse-demo-passwords';
import { SaveStoreAndVerifiers } from '@lanzi/server/verifier/save-store-and-verifiers';
import { Clock } from '@lanzi/server/platform/clock';
import type { Role } from '@lanzi/shared/staff/permissions';
import { makeCarrierAccounts } from './demo-carrier-accounts';
import { readCatalogue, readPicture, readShop, type DemoShop } from './demo-files';

/** Gives a Nest provider by its class. */
export type Get = <T>(provider: abstract new (...args: never[]) => T) => T;

/** Whoever set the shop up before anybody had an account. */
const founder = { staffId: 0, name: '系统', ip: null };

export interface DemoPerson {
  id: number;
  nickname: string;
  phone: string;
  contactName: string;
  addressId: number;
  /** Whether they use the mini-program. */
  inMiniProgram: boolean;
}
export interface Demo {
  /** The person behind the demo's shopper sign-in. */
  shopper: DemoPerson;
  customers: DemoPerson[];
  storeIds: number[];
  /** The verifier of each store. */
  verifiers: { id: number; nickname: string }[];
  /** For e-waybills. */
  carrierAccountIds: number[];
}
/** How WeChat knows a user of the mini-program. */
type OpenidOf = (user: string) => string;

const staff: [username: string, name: string, role: Role][] = [
  ['owner', '沈一帆', 'owner'],
  ['manager', '林可', 'manager'],
  ['clerk', '马骏', 'clerk'],
  ['support', '许文静', 'support'],
  ['viewer', '赵宁', 'viewer'],
];

/** A neighbourhood fresh-food shop: staff, stores, methods, catalogue and customers. No orders yet. */
export async function makeDemoShop(get: Get, openidOf: OpenidOf): Promise<Demo> {
  const shop = await readShop();
  for (const [username, name, role] of staff)
    await get(SaveStaff).create(founder, { username, name, role, password: demoPassword });
  const people = await makeCustomers(get, shop, openidOf);
  await makeSettings(get, shop);
  const stores = await makeStores(get, shop, people.verifiers);
  await makeMethods(get);
  await makeCatalogue(get);
  return { ...people, storeIds: stores, carrierAccountIds: await makeCarrierAccounts(get, founder) };
}

async function makeSettings(get: Get, shop: DemoShop): Promise<void> {
  const { servicePhone: phone } = shop;
  const settings = {
    ...defaultSettings,
    name: shop.name,
    notice: shop.notice,
    // A day, as for bank transfers that people make after work.
    paymentDeadlineMinutes: 24 * 60,
    autoReceiptDays: 7,
    alertRepeatSeconds: 60,
    merchant: {
      legalName: '篮子鲜生（演示商户）',
      address: '上海市徐汇区武康路 378 号',
      phone,
      taxNumber: '',
    },
  };
  await get(SaveSettings).run(founder, settings, 1);
  const pictures = { logo: await upload(get, shop.logo), banners: [await upload(get, shop.banner)] };
  await get(SaveSettings).setPictures({
    logo: pictures.logo.url,
    banners: pictures.banners.map(({ url }) => url),
  });
}

const upload = async (get: Get, file: string) =>
  get(Uploads).save('picture', await readPicture(file), { kind: 'staff', id: '0' });

async function makeStores(get: Get, shop: DemoShop, verifiers: Demo['verifiers']): Promise<number[]> {
  const ids: number[] = [];
  for (const [index, store] of shop.stores.entries()) {
    const { weekdays, weekends } = store.hours;
    const words = (hours: { open: string; close: string }) => `${hours.open}–${hours.close}`;
    const same = words(weekdays) === words(weekends);
    const openingHours = same
      ? `每天 ${words(weekdays)}`
      : `周一至周五 ${words(weekdays)}，周末 ${words(weekends)}`;
    const verifier = verifiers[index];
    ids.push(
      await get(SaveStoreAndVerifiers).create(founder, {
        name: store.name['zh-CN'],
        address: store.address['zh-CN'],
        phone: store.phone,
        location: { lat: store.latitude, lng: store.longitude },
        openingHours,
        open: true,
        verifierIds: verifier ? [String(verifier.id)] : [],
      }),
    );
  }
  return ids;
}

async function makeMethods(get: Get): Promise<void> {
  const methods = get(OfferedMethods);
  await methods.create(founder, PaymentMethod, {
    kind: 'wechat_pay',
    title: { 'zh-CN': '微信支付', 'zh-HK': '微信支付', en: 'WeChat Pay' },
    instructions: { 'zh-CN': '', 'zh-HK': '', en: '' },
    enabled: true,
    position: 1,
  });
  await methods.create(founder, PaymentMethod, {
    kind: 'alipay',
    title: { 'zh-CN': '支付宝', 'zh-HK': '支付寶', en: 'Alipay' },
    instructions: { 'zh-CN': '', 'zh-HK': '', en: '' },
    enabled: true,
    position: 2,
  });
  await methods.create(founder, PaymentMethod, {
    kind: 'balance',
    title: { 'zh-CN': '余额支付', 'zh-HK': '餘額付款', en: 'Balance' },
    instructions: { 'zh-CN': '', 'zh-HK': '', en: '' },
    enabled: true,
    position: 3,
  });
  await methods.create(founder, PaymentMethod, {
    kind: 'offline',
    title: { 'zh-CN': '银行转账', 'zh-HK': '銀行轉賬', en: 'Bank transfer' },
    instructions: {
      'zh-CN':
        '户名：篮子鲜生（演示商户）\n开户行：演示银行上海分行\n账号：6200 0000 0000 0001\n转账后请上传付款凭证，我们核对后马上备货。',
      'zh-HK':
        '戶名：籃子鮮生（示範商戶）\n銀行：示範銀行上海分行\n賬號：6200 0000 0000 0001\n轉賬後請上載付款證明，我們核對後馬上備貨。',
      en: 'Account name: Lanzi (demo merchant)\nBank: Demo Bank, Shanghai\nAccount: 6200 0000 0000 0001\nPlease upload a proof after the transfer.',
    },
    enabled: true,
    position: 4,
  });
  await methods.create(founder, PaymentMethod, {
    kind: 'cash_on_delivery',
    title: { 'zh-CN': '货到付款', 'zh-HK': '貨到付款', en: 'Cash on delivery' },
    instructions: {
      'zh-CN': '收货时把货款交给快递员',
      'zh-HK': '收貨時把貨款交給速遞員',
      en: 'Pay the courier',
    },
    enabled: true,
    position: 5,
  });
  await methods.create(founder, PaymentMethod, {
    kind: 'pay_at_store',
    title: { 'zh-CN': '到店付款', 'zh-HK': '到店付款', en: 'Pay at store' },
    instructions: { 'zh-CN': '取货时在门店付款', 'zh-HK': '取貨時在門市付款', en: 'Pay when you pick up' },
    enabled: true,
    position: 6,
  });
  await methods.create(founder, ShippingMethod, {
    title: { 'zh-CN': '同城快递', 'zh-HK': '同城速遞', en: 'City courier' },
    description: {
      'zh-CN': '满 99 元包邮，预计次日送达',
      'zh-HK': '滿 ¥99 免運費，預計翌日送達',
      en: 'Free from ¥99, next day',
    },
    fee: 800,
    freeFrom: 9900,
    enabled: true,
    position: 1,
  });
  await methods.create(founder, ShippingMethod, {
    title: { 'zh-CN': '冷链快递', 'zh-HK': '冷鏈速遞', en: 'Chilled courier' },
    description: {
      'zh-CN': '全程冷藏，满 199 元包邮',
      'zh-HK': '全程冷藏，滿 ¥199 免運費',
      en: 'Kept cold, free from ¥199',
    },
    fee: 1800,
    freeFrom: 19900,
    enabled: true,
    position: 2,
  });
}

async function makeCatalogue(get: Get): Promise<void> {
  const { categories, products } = await readCatalogue();
  const ids = new Map<string, string>();
  for (const [position, { key, name, picture }] of categories.entries()) {
    const pictureId = (await upload(get, picture)).id;
    ids.set(key, String(await get(SaveCategory).create(founder, { name, pictureId, position })));
  }
  // The shop lists its newest products first: the last to be made is the first to be seen.
  for (const product of [...products].reverse()) {
    const pictureIds: string[] = [];
    for (const file of product.pictures) pictureIds.push((await upload(get, file)).id);
    const { kind, name, subtitle, description, onSale, category } = product;
    await get(SaveProduct).create(founder, {
      categoryId: ids.get(category) ?? '',
      kind,
      name,
      subtitle,
      description,
      pictureIds,
      onShelf: onSale,
      skus: product.skus.map((sku) => ({
        name: sku.name,
        barcode: sku.barcode,
        price: sku.priceFen,
        listPrice: sku.originalPriceFen ?? null,
        enabled: true,
        onHand: sku.onHand,
      })),
    });
  }
}

async function makeCustomers(
  get: Get,
  { customers }: DemoShop,
  openidOf: OpenidOf,
): Promise<Pick<Demo, 'shopper' | 'verifiers' | 'customers'>> {
  const [first, ...others] = customers;
  if (!first) throw new Error('the demo needs customers');
  const me = { ...first, nickname: '小满', phone: '13800000001' };
  const shopper = await makeCustomer(get, me, { openid: null, email: 'xiaoman@mail.example' });
  const verifiers: Demo['verifiers'] = [];
  for (const [index, nickname] of ['周敏', '陆家豪', '何静怡'].entries())
    verifiers.push(
      await makeCustomer(get, { ...first, name: nickname, nickname, phone: `1380000000${index + 2}` }),
    );
  const rest: DemoPerson[] = [];
  for (const [at, customer] of others.entries()) {
    const { phone } = customer;
    const email = at % 3 === 0 ? `${phone}@mail.example` : null;
    rest.push(await makeCustomer(get, customer, { openid: openidOf(phone), email }));
  }
  return { shopper, verifiers, customers: [shopper, ...rest] };
}

async function makeCustomer(
  get: Get,
  person: DemoShop['customers'][number],
  known: Pick<Customer, 'openid' | 'email'> = { openid: null, email: null },
): Promise<DemoPerson> {
  const { nickname, phone, name: contactName, address } = person;
  const { province, city, district, detail } = address;
  const row = { ...known, nickname, phone, avatarUrl: null, unionid: null, createdAt: get(Clock).now() };
  const id = await get(UnitOfWork).run((manager) => insertOne(manager, Customer, row));
  const addressId = await get(SaveAddress).create(id, {
    contactName,
    contactPhone: phone,
    region: `${province} ${city} ${district}`,
    detail,
    postcode: '',
    isDefault: true,
  });
  return { id, nickname, phone, contactName, addressId, inMiniProgram: known.openid !== null };
}
