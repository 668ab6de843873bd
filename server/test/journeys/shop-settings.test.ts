import { AsyncResource } from 'node:async_hooks';
import type { Api } from '@lanzi/shared/api/client';
import { Audit } from '../../src/platform/audit/audit';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { ShopSnapshot } from '../../src/shop/shop-snapshot';
import { Store } from '../../src/shop/store.entity';
import { refusal, ShopServer } from '../support/shop-server';

let shop: ShopServer;
let owner: Api;
beforeAll(async () => {
  shop = await ShopServer.start();
  owner = (await shop.staff('owner')).api;
});
afterAll(() => shop.stop());

describe('settings', () => {
  test('a new shop has usable ones; what is saved shows to visitors at once', async () => {
    const { version, ...settings } = await owner.getSettings();
    expect(version).toBe(1);
    expect(settings).toMatchObject({
      currency: 'CNY',
      timeZone: 'Asia/Shanghai',
      paymentDeadlineMinutes: 30,
    });
    const name = { 'zh-CN': '篮子鲜生', 'zh-HK': '籃子鮮生', en: 'Lanzi Fresh' };
    const saved = await owner.updateSettings({ body: { ...settings, name, currency: 'HKD', version: 1 } });
    expect(saved).toEqual({ ...settings, name, currency: 'HKD', version: 2 });
    expect(await shop.api().getShop()).toMatchObject({
      ...{ name, currency: 'HKD', now: shop.clock.now().toISOString() },
      ...{ logoUrl: '', bannerUrls: [] },
    });
  });

  test('of two people who save at once the second is told; nonsense is refused field by field', async () => {
    const { version, ...settings } = await owner.getSettings();
    const save = (days: number) =>
      owner.updateSettings({ body: { ...settings, autoReceiptDays: days, version } });
    const outcomes = await Promise.allSettled([save(3), save(5)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(save(9))).toEqual([409, 'version_conflict']);
    const now = await owner.getSettings();
    expect([3, 5]).toContain(now.autoReceiptDays);
    const nowhere = owner.updateSettings({ body: { ...now, timeZone: 'Moon/Base' } });
    expect(await refusal(nowhere)).toEqual([400, 'invalid_input']);
    const tooShort = owner.updateSettings({ body: { ...now, paymentDeadlineMinutes: 1 } });
    expect(await refusal(tooShort)).toEqual([400, 'invalid_input']);
    expect(await owner.getSettings()).toEqual(now);
  });

  test('a viewer sees them and changes nothing', async () => {
    const viewer = (await shop.staff('viewer')).api;
    const settings = await viewer.getSettings();
    expect(await refusal(viewer.updateSettings({ body: settings }))).toEqual([403, 'permission_denied']);
    expect(await refusal(shop.api().getSettings())).toEqual([401, 'not_signed_in']);
  });
});

describe('stores', () => {
  const near = { lat: 31.20768, lng: 121.43852 };
  const far = { lat: 31.30442, lng: 121.51297 };
  const input = (
    name: string,
    location: { lat: number; lng: number } | null,
    verifierIds: string[] = [],
  ) => ({
    ...{ name, location, verifierIds, address: '上海市徐汇区武康路 378 号', phone: '02155500101' },
    ...{ openingHours: '每天 07:30–21:30', open: true },
  });

  test('are found nearest first, those without a place last, closed ones not at all', async () => {
    const daxue = await owner.createStore({ body: input('大学路店', far) });
    await owner.createStore({ body: input('没有坐标的店', null) });
    await owner.createStore({ body: input('武康路店', near) });
    const closed = await owner.createStore({ body: { ...input('已关的店', near), open: false } });
    expect(closed.open).toBe(false);

    const here = { lat: 31.21, lng: 121.44 };
    const found = (await shop.api().listShopStores({ query: here })).items;
    expect(found.map(({ name, distanceMetres }) => [name, distanceMetres])).toEqual([
      ['武康路店', 294],
      ['大学路店', 12_583],
      ['没有坐标的店', null],
    ]);
    const anywhere = (await shop.api().listShopStores({ query: {} })).items;
    expect(anywhere.map(({ name, distanceMetres }) => [name, distanceMetres])).toEqual([
      ['大学路店', null],
      ['没有坐标的店', null],
      ['武康路店', null],
    ]);
    const params = { id: daxue.id };
    await owner.updateStore({ params, body: { ...input('大学路店', far), open: false, version: 1 } });
    expect((await shop.api().listShopStores({ query: {} })).items).toHaveLength(2);
    const stale = owner.updateStore({ params, body: { ...input('x', far), version: 1 } });
    expect(await refusal(stale)).toEqual([409, 'version_conflict']);
    const half = await shop.app.inject('/api/shop/stores?lat=91&lng=0');
    expect(half.statusCode).toBe(400);
  });

  test('who looks while a change is being committed does not keep the old shop alive', async () => {
    const { id } = await owner.createStore({ body: input('正在改名', near) });
    const snapshot = shop.app.get(ShopSnapshot);
    const outside = new AsyncResource('another request');
    const other = await shop.app.get(UnitOfWork).run(async (manager) => {
      await manager.update(Store, { id: Number(id) }, { name: '改好了' });
      snapshot.changed();
      const looking = outside.runInAsyncScope(() => snapshot.get());
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { looking };
    });
    await other.looking;
    const names = (await snapshot.get()).stores.map(({ name }) => name);
    expect(names).toContain('改好了');
  });

  test('a shopper bound to a store becomes its verifier, and stops being one when unbound', async () => {
    const shopper = await shop.shopper('13800000002');
    const found = await owner.listCustomers({ query: { q: '0000 0002' } });
    expect(found.items.map(({ id }) => id)).toEqual([shopper.id]);
    const store = await owner.createStore({ body: input('世纪公园店', near, [shopper.id, shopper.id]) });
    expect(store.verifiers).toEqual([{ id: shopper.id, nickname: '顾客0002', phone: '13800000002' }]);
    expect((await shopper.api.getMe()).verifierStores).toEqual([{ id: store.id, name: '世纪公园店' }]);
    await shopper.api.listRedemptions({ query: {} });

    const params = { id: store.id };
    await owner.updateStore({ params, body: { ...input('世纪公园店', near), version: 1 } });
    expect(await refusal(shopper.api.listRedemptions({ query: {} }))).toEqual([403, 'not_a_verifier']);
    expect((await shopper.api.getMe()).verifierStores).toEqual([]);
  });

  test('with a verifier who does not exist nothing is saved', async () => {
    const before = await owner.listStores();
    const unknown = owner.createStore({ body: input('无人店', near, ['999999']) });
    expect(await refusal(unknown)).toEqual([404, 'not_found']);
    expect(await owner.listStores()).toEqual(before);
  });
});

describe('payment methods', () => {
  const input = (position: number, title: string) => ({
    kind: 'offline' as const,
    title: { 'zh-CN': title, 'zh-HK': title },
    instructions: { 'zh-CN': '转账至 6222 0000' },
    enabled: true,
    position,
  });

  test('are created, changed, ordered by position and deleted several at once', async () => {
    const fps = await owner.createPaymentMethod({ body: input(2, '转数快') });
    const bank = await owner.createPaymentMethod({ body: input(1, '银行转账') });
    const payme = await owner.createPaymentMethod({ body: input(3, 'PayMe') });
    expect(fps).toEqual({ ...input(2, '转数快'), id: fps.id, version: 1, ready: true });
    const titles = async () => (await owner.listPaymentMethods()).items.map(({ title }) => title['zh-CN']);
    expect(await titles()).toEqual(['银行转账', '转数快', 'PayMe']);
    const params = { id: fps.id };
    const body = { ...input(0, 'FPS 转数快'), version: 1 };
    expect(await owner.updatePaymentMethod({ params, body })).toEqual({
      ...body,
      id: fps.id,
      version: 2,
      ready: true,
    });
    expect(await refusal(owner.updatePaymentMethod({ params, body }))).toEqual([409, 'version_conflict']);

    const some = owner.deletePaymentMethods({ query: { id: [bank.id, '999999'] } });
    expect(await refusal(some)).toEqual([404, 'not_found']);
    expect(await titles()).toEqual(['FPS 转数快', '银行转账', 'PayMe']);
    await owner.deletePaymentMethods({ query: { id: [bank.id, payme.id] } });
    expect(await titles()).toEqual(['FPS 转数快']);
    const gone = owner.updatePaymentMethod({ params: { id: bank.id }, body: { ...body, version: 1 } });
    expect(await refusal(gone)).toEqual([404, 'not_found']);
    await owner.deletePaymentMethods({ query: { id: fps.id } });
    expect(await titles()).toEqual([]);
  });
});

describe('shipping methods and courier companies', () => {
  const input = {
    title: { 'zh-CN': '顺丰特快' },
    description: { 'zh-CN': '次日达' },
    fee: 1200,
    freeFrom: 9900,
    enabled: true,
    position: 0,
  };

  test('fee and threshold are kept to the fen, and a repeated submission makes one method', async () => {
    const create = () => owner.createShippingMethod({ body: input }, { idempotencyKey: 'shipping-1' });
    const first = await create();
    expect(first).toEqual({ ...input, id: first.id, version: 1 });
    expect(await create()).toEqual(first);
    expect((await owner.listShippingMethods()).items).toEqual([first]);
    const body = { ...input, freeFrom: null, version: 1 };
    const changed = await owner.updateShippingMethod({ params: { id: first.id }, body });
    expect(changed.freeFrom).toBeNull();
    const negative = owner.createShippingMethod({ body: { ...input, fee: -1 } });
    expect(await refusal(negative)).toEqual([400, 'invalid_input']);
    await owner.deleteShippingMethods({ query: { id: first.id } });
    expect((await owner.listShippingMethods()).items).toEqual([]);
  });

  test('the companies come with KDNiao’s codes, the most used first', async () => {
    const { items } = await owner.listCarriers();
    expect(items[0]).toEqual({
      id: '1',
      code: 'SF',
      name: '顺丰速运',
      position: 0,
      enabled: true,
      version: 1,
    });
    const codes = items.map(({ code }) => code);
    expect(codes).toEqual(['SF', 'ZTO', 'YTO', 'STO', 'YD', 'JTSD', 'JD', 'EMS', 'YZPY', 'DBL']);
  });
});

test('a change that cannot be audited is not made', async () => {
  const before = await owner.getSettings();
  const record = jest.spyOn(shop.app.get(Audit), 'record').mockRejectedValueOnce(new Error('no'));
  expect(await refusal(owner.updateSettings({ body: { ...before, autoReceiptDays: 1 } }))).toEqual([
    500,
    'internal',
  ]);
  record.mockRestore();
  expect(await owner.getSettings()).toEqual(before);
});

describe('customers', () => {
  test('are found by nickname or part of a phone, newest first, and only by who may see them', async () => {
    const first = await shop.shopper('13911110001');
    const second = await shop.shopper('13911110002');
    await second.api.updateMe({ body: { nickname: 'Wanda 100%' } });
    const ids = async (q: string, limit = 20) =>
      (await owner.listCustomers({ query: { q, limit } })).items.map(({ id }) => id);
    expect(await ids('1391111')).toEqual([second.id, first.id]);
    expect(await ids('1391111', 1)).toEqual([second.id]);
    expect(await ids('wanda')).toEqual([second.id]);
    expect(await ids('100%')).toEqual([second.id]);
    expect(await ids('_%_')).toEqual([]);
    const page = await owner.listCustomers({ query: { q: '1391111', limit: 1 } });
    const rest = await owner.listCustomers({
      query: { q: '1391111', limit: 1, cursor: page.nextCursor ?? '' },
    });
    expect([rest.items[0]?.id, rest.nextCursor]).toEqual([first.id, null]);
    const viewer = (await shop.staff('viewer', 'viewer2')).api;
    expect(await refusal(viewer.listCustomers({ query: {} }))).toEqual([403, 'permission_denied']);
  });
});
