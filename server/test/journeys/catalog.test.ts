import type { Api } from '@lanzi/shared/api/client';
import type { ArgumentsOf } from '@lanzi/shared/api/route';
import type { Routes } from '@lanzi/shared/api/routes';
import { Product } from '../../src/catalog/product.entity';
import { Sku } from '../../src/catalog/sku.entity';
import { StockMovement } from '../../src/catalog/stock-movement.entity';
import { pixel, problemOf, refusal, ShopServer } from '../support/shop-server';

type ProductInput = ArgumentsOf<Routes['createProduct']>['body'];
type SkuInput = ProductInput['skus'][number];

let shop: ShopServer;
let owner: Api;
let pictures: { id: string; url: string }[];
let categoryId: string;
beforeAll(async () => {
  shop = await ShopServer.start();
  const staff = await shop.staff('owner');
  owner = staff.api;
  const uploads = [1, 2].map(() => shop.upload(staff.token, '/api/console/uploads', pixel));
  pictures = (await Promise.all(uploads)).map((answer) => answer.json<{ id: string; url: string }>());
  categoryId = (await newCategory('时令水果', 1)).id;
});
afterAll(() => shop.stop());

const newCategory = (name: string, position: number) =>
  owner.createCategory({ body: { name: { 'zh-CN': name }, pictureId: pictures[0]?.id ?? null, position } });

const sku = (price: number, onHand: number, more: Partial<SkuInput> = {}): SkuInput => ({
  ...{ name: { 'zh-CN': `${price} 分装` }, barcode: '', price, listPrice: null, enabled: true, onHand },
  ...more,
});
const input = (name: string, skus: SkuInput[], more: Partial<ProductInput> = {}): ProductInput => ({
  ...{ categoryId, kind: 'ordinary', name: { 'zh-CN': name }, subtitle: { 'zh-CN': '甜' } },
  ...{ description: { 'zh-CN': '产地直送' }, pictureIds: pictures.map(({ id }) => id), onShelf: true, skus },
  ...more,
});
const newProduct = (...given: Parameters<typeof input>) => owner.createProduct({ body: input(...given) });
const change = (id: string, version: number, ...given: Parameters<typeof input>) =>
  owner.updateProduct({ params: { id }, body: { ...input(...given), version } });

const found = async (query: { q?: string; category?: string }) =>
  (await shop.api().listShopProducts({ query })).items.map(({ name }) => name['zh-CN']);

test('categories stand in shop order, and go only when they hold no product', async () => {
  const last = await newCategory('最后', 9);
  const first = await newCategory('最前', 0);
  const named = { id: first.id, name: { 'zh-CN': '最前' }, position: 0 };
  expect(first).toEqual({ ...named, picture: pictures[0], productCount: 0 });
  const names = (await shop.api().listShopCategories()).items.map(({ name }) => name['zh-CN']);
  expect(names).toEqual(['最前', '时令水果', '最后']);
  const body = { name: { 'zh-CN': '最最前' }, pictureId: null, position: 0 };
  // The second time nothing changes, which is no reason to say it is not there.
  for (const params of [{ id: first.id }, { id: first.id }])
    expect((await owner.updateCategory({ params, body })).picture).toBeNull();

  const product = await newProduct('占着分类', [sku(100, 0)], { categoryId: last.id });
  const both = owner.deleteCategories({ query: { id: [first.id, last.id] } });
  expect(await refusal(both)).toEqual([409, 'still_in_use']);
  expect((await owner.listCategories()).items.find(({ id }) => id === last.id)?.productCount).toBe(1);
  await change(product.id, 1, '占着分类', [sku(100, 0)], { onShelf: false });
  await owner.deleteCategories({ query: { id: [first.id, last.id] } });
  expect((await owner.listCategories()).items.map(({ name }) => name['zh-CN'])).toEqual(['时令水果']);
  expect(await refusal(owner.deleteCategories({ query: { id: first.id } }))).toEqual([404, 'not_found']);
  const unknownPicture = owner.createCategory({ body: { ...body, pictureId: 'never-uploaded' } });
  expect(await refusal(unknownPicture)).toEqual([404, 'not_found']);
});

describe('what staff save', () => {
  test('a new product with its SKUs and opening stock, once however often it is submitted', async () => {
    const body = input('阳光玫瑰', [sku(3990, 5, { barcode: 'SM-500', listPrice: 4990 }), sku(6990, 0)]);
    const create = () => owner.createProduct({ body }, { idempotencyKey: 'muscat' });
    const product = await create();
    const stock = { reserved: 0, sold: 0 };
    expect(product).toEqual({
      ...{
        id: product.id,
        categoryId,
        categoryName: { 'zh-CN': '时令水果' },
        kind: 'ordinary',
        onShelf: true,
      },
      ...{ name: body.name, subtitle: body.subtitle, description: body.description, pictures, version: 1 },
      createdAt: shop.clock.now().toISOString(),
      skus: product.skus.map(({ id }, index) => ({ ...body.skus[index], id, ...stock })),
    });
    expect(await create()).toEqual(product);
    expect(await owner.getProduct({ params: { id: product.id } })).toEqual(product);
    const skuId = Number(product.skus[0]?.id);
    const movements = await shop.dataSource.manager.findBy(StockMovement, { skuId });
    expect(movements).toMatchObject([{ cause: 'opening', deltaOnHand: 5, deltaReserved: 0, deltaSold: 0 }]);
    const without = await shop.dataSource.manager.countBy(StockMovement, {
      skuId: Number(product.skus[1]?.id),
    });
    expect(without).toBe(0);
  });

  test('a change keeps SKUs that are not named and the stock of those that are', async () => {
    const { id, skus } = await newProduct('橙子', [sku(100, 7), sku(200, 3)]);
    const [small, large] = skus.map((one) => one.id);
    const changed = await change(id, 1, '脐橙', [sku(150, 999, { id: large }), sku(300, 2)]);
    expect(changed).toMatchObject({ version: 2, name: { 'zh-CN': '脐橙' } });
    const stock = new Map(changed.skus.map((one) => [one.id, [one.price, one.onHand]]));
    expect(stock.get(small ?? '')).toEqual([100, 7]);
    expect(stock.get(large ?? '')).toEqual([150, 3]);
    expect([...stock.values()]).toContainEqual([300, 2]);
    expect(await refusal(change(id, 1, '橙', [sku(1, 0)]))).toEqual([409, 'version_conflict']);
    expect(await refusal(change('999999', 1, '橙', [sku(1, 0)]))).toEqual([404, 'not_found']);
  });

  test('a refused change leaves everything as it was', async () => {
    const { id } = await newProduct('梨', [sku(100, 7)]);
    const other = await newProduct('别的', [sku(100, 7)]);
    const before = await owner.getProduct({ params: { id } });
    const foreign = change(id, 1, '香梨', [sku(999, 0), sku(1, 0, { id: other.skus[0]?.id })]);
    expect(await refusal(foreign)).toEqual([404, 'not_found']);
    const nowhere = change(id, 1, '香梨', [sku(1, 0)], { categoryId: '999999' });
    expect(await refusal(nowhere)).toEqual([404, 'not_found']);
    const unseen = change(id, 1, '香梨', [sku(1, 0)], { pictureIds: ['never-uploaded'] });
    expect(await refusal(unseen)).toEqual([404, 'not_found']);
    expect(await owner.getProduct({ params: { id } })).toEqual(before);
  });

  test('no two SKUs share a barcode, but two may exchange theirs', async () => {
    const body = [sku(1, 0, { barcode: 'A-1' }), sku(2, 0, { barcode: 'A-2' })];
    const { id, skus } = await newProduct('条码', body);
    const taken = await problemOf(newProduct('重复', [sku(1, 0, { barcode: 'A-1' })]));
    expect([taken.status, taken.problem.code, taken.problem.params]).toEqual([
      409,
      'already_exists',
      { value: 'A-1' },
    ]);
    const twice = newProduct('重复', [sku(1, 0, { barcode: 'A-3' }), sku(1, 0, { barcode: 'A-3' })]);
    expect(await refusal(twice)).toEqual([409, 'already_exists']);
    const [one, two] = skus.map((each) => each.id);
    const exchanged = [sku(1, 0, { id: one, barcode: 'A-2' }), sku(2, 0, { id: two, barcode: 'A-1' })];
    expect((await change(id, 1, '条码', exchanged)).skus.map(({ barcode }) => barcode)).toEqual([
      'A-2',
      'A-1',
    ]);
  });

  test('is found by name, barcode, category and shelf, page by page', async () => {
    const other = await newCategory('肉', 2);
    const meat = { categoryId: other.id };
    await newProduct('牛排', [sku(1, 0)], meat);
    await newProduct('牛腩', [sku(1, 0, { barcode: 'BEEF' })], meat);
    await newProduct('羊排', [sku(1, 0)], { ...meat, onShelf: false });
    const names = async (query: ArgumentsOf<Routes['listProducts']>['query']) =>
      (await owner.listProducts({ query })).items.map(({ name }) => name['zh-CN']);
    expect(await names({ category: other.id })).toEqual(['羊排', '牛腩', '牛排']);
    expect(await names({ category: other.id, shelf: 'off' })).toEqual(['羊排']);
    expect(await names({ q: '排', category: other.id })).toEqual(['羊排', '牛排']);
    expect(await names({ q: 'BEEF' })).toEqual(['牛腩']);
    const page = await owner.listProducts({ query: { category: other.id, limit: 2 } });
    expect(await names({ category: other.id, limit: 2, cursor: page.nextCursor ?? '' })).toEqual(['牛排']);
    const malformed = owner.listProducts({ query: { cursor: 'rubbish' } });
    expect(await refusal(malformed)).toEqual([400, 'malformed_cursor']);
  });

  test('is the business of those who may write the catalogue', async () => {
    const clerk = (await shop.staff('clerk')).api;
    await clerk.listProducts({ query: {} });
    const forbidden = clerk.createProduct({ body: input('x', [sku(1, 0)]) });
    expect(await refusal(forbidden)).toEqual([403, 'permission_denied']);
  });
});

describe('what shoppers see', () => {
  test('a card has the lowest price, what was sold and what is left; disabled SKUs count for neither choice', async () => {
    const { id, skus } = await newProduct('西瓜', [
      sku(900, 4, { listPrice: 1200 }),
      sku(500, 9, { enabled: false }),
      sku(1500, 2),
    ]);
    await shop.dataSource.manager.update(Sku, { id: Number(skus[0]?.id) }, { reserved: 1, sold: 10 });
    const { items } = await shop.api().listShopProducts({ query: { q: '西瓜' } });
    expect(items).toEqual([
      {
        ...{ id, name: { 'zh-CN': '西瓜' }, subtitle: { 'zh-CN': '甜' }, picture: pictures[0]?.url },
        ...{ priceFrom: 900, listPrice: 1200, sold: 10, sellable: 5, onlySkuId: null },
      },
    ]);
    const product = await shop.api().getShopProduct({ params: { id } });
    expect(product).toMatchObject({ onShelf: true, sold: 10, sellable: 5, categoryId });
    expect(product.pictures).toEqual(pictures.map(({ url }) => url));
    expect(product.skus.map(({ price, sellable }) => [price, sellable])).toEqual([
      [900, 3],
      [1500, 2],
    ]);
  });

  test('a product with one SKU for sale can go into the cart from its card', async () => {
    const { skus } = await newProduct('柠檬', [sku(300, 1), sku(100, 1, { enabled: false })]);
    const { items } = await shop.api().listShopProducts({ query: { q: '柠檬' } });
    expect(items[0]?.onlySkuId).toBe(skus[0]?.id);
  });

  test('what is off the shelf, has nothing for sale or is no ordinary product is not listed', async () => {
    const off = await newProduct('隐藏甲', [sku(1, 1)], { onShelf: false });
    await newProduct('隐藏乙', [sku(1, 1, { enabled: false })]);
    const gift = await newProduct('隐藏丙', [sku(1, 1)], { kind: 'gift' });
    await newProduct('隐藏丁', [sku(1, 0)]);
    expect(await found({ q: '隐藏' })).toEqual(['隐藏丁']);
    for (const { id } of [off, gift])
      expect(await shop.api().getShopProduct({ params: { id } })).toMatchObject({ onShelf: false });
    expect(await refusal(shop.api().getShopProduct({ params: { id: '999999' } }))).toEqual([
      404,
      'not_found',
    ]);
  });

  test('search takes any language, either letter case, a whole barcode, and wildcards as what they are', async () => {
    const name = { 'zh-CN': '百分百橙汁 100%', en: 'Orange Juice', 'zh-HK': '橙汁' };
    await newProduct('', [sku(1, 1, { barcode: '6901234567892' })], { name });
    await newProduct('下划_线', [sku(1, 1)]);
    const juice = ['百分百橙汁 100%'];
    for (const q of ['橙汁', 'ORANGE', 'range j', '0%', '6901234567892', ' 橙汁 '])
      expect(await found({ q })).toEqual(juice);
    expect(await found({ q: '690123456789' })).toEqual([]);
    expect(await found({ q: '_' })).toEqual(['下划_线']);
    expect(await found({ q: '!' })).toEqual([]);
    expect((await found({ q: '' })).length).toBeGreaterThan(2);
  });

  test('pages follow one another without gaps while new products arrive', async () => {
    const { id: category } = await newCategory('长', 5);
    for (const name of ['1', '2', '3', '4', '5'])
      await newProduct(name, [sku(1, 1)], { categoryId: category });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await shop.api().listShopProducts({ query: { category, limit: 2, cursor } });
      seen.push(...page.items.map(({ name }) => name['zh-CN']));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 2) await newProduct('6', [sku(1, 1)], { categoryId: category });
    } while (cursor);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
  });
});

describe('the cart', () => {
  test('keeps its lines at today’s price and says what is wrong with each', async () => {
    const { api } = await shop.shopper('13800000001');
    const fine = await newProduct('好的', [sku(100, 5)]);
    const short = await newProduct('不够', [sku(200, 2)]);
    const gone = await newProduct('卖完', [sku(300, 0)]);
    const off = await newProduct('下架', [sku(400, 5)]);
    const skuIds = [fine, short, gone, off].map(({ skus }) => skus[0]?.id ?? '');
    await api.putCart({ body: { lines: [...skuIds, '999999'].map((skuId) => ({ skuId, quantity: 3 })) } });
    await shop.dataSource.manager.update(Product, { id: Number(off.id) }, { onShelf: false });
    await shop.dataSource.manager.update(Sku, { id: Number(skuIds[0]) }, { price: 120 });
    const { lines } = await api.getCart();
    expect(
      lines.map(({ skuId, quantity, price, sellable, problem }) => [
        skuId,
        quantity,
        price,
        sellable,
        problem,
      ]),
    ).toEqual([
      [skuIds[0], 3, 120, 5, null],
      [skuIds[1], 3, 200, 2, 'short_of_stock'],
      [skuIds[2], 3, 300, 0, 'sold_out'],
      [skuIds[3], 3, 400, 5, 'off_shelf'],
    ]);
    expect(lines[0]).toMatchObject({
      ...{ productId: fine.id, productName: { 'zh-CN': '好的' }, skuName: { 'zh-CN': '100 分装' } },
      picture: pictures[0]?.url,
    });
    const other = (await shop.shopper('13800000002')).api;
    expect((await other.getCart()).lines).toEqual([]);
    expect((await api.putCart({ body: { lines: [] } })).lines).toEqual([]);
  });

  test('lines of one SKU become one, never more than may be ordered, and too many lines are refused', async () => {
    const { api } = await shop.shopper('13800000003');
    const { skus } = await newProduct('重复行', [sku(100, 5)]);
    const skuId = skus[0]?.id ?? '';
    const line = (quantity: number) => ({ skuId, quantity });
    const { lines } = await api.putCart({ body: { lines: [line(2), line(3)] } });
    expect(lines.map(({ quantity }) => quantity)).toEqual([5]);
    const most = await api.putCart({ body: { lines: [line(998), line(998)] } });
    expect(most.lines.map(({ quantity }) => quantity)).toEqual([999]);
    const tooMany = api.putCart({ body: { lines: Array.from({ length: 101 }, () => line(1)) } });
    expect(await refusal(tooMany)).toEqual([400, 'invalid_input']);
    expect(await refusal(api.putCart({ body: { lines: [line(0)] } }))).toEqual([400, 'invalid_input']);
  });

  test('put from several devices at once it is what one of them put', async () => {
    const { api } = await shop.shopper('13800000004');
    const { skus } = await newProduct('同时', [sku(1, 9), sku(2, 9)]);
    const carts = [1, 2, 3, 4].map((quantity) => skus.map(({ id }) => ({ skuId: id, quantity })));
    await Promise.all(carts.map((lines) => api.putCart({ body: { lines } })));
    const { lines } = await api.getCart();
    expect(lines).toHaveLength(2);
    expect(lines[0]?.quantity).toBe(lines[1]?.quantity);
  });
});
