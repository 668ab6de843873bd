import { newKey, openShop, type Wish } from '../support/running-shop';

const shop = openShop();

let skuId: string;
beforeEach(async () => {
  skuId = await shop.addSku();
});
const goodBody = (wish: Partial<Wish> = {}) => shop.orderBody({ lines: [{ skuId, quantity: 1 }], ...wish });

describe('a list', () => {
  test.each(['rubbish', '%', '!!!', 'e30', 'eyJpZCI6LTF9', 'eyJpZCI6IjEifQ', "' OR 1=1"])(
    'refuses the cursor %j',
    async (cursor) => {
      const lists: (() => Promise<unknown>)[] = [
        () => shop.shopper.listMyOrders({ query: { cursor } }),
        () => shop.clerk.listOrders({ query: { cursor } }),
        () => shop.clerk.listAlerts({ query: { cursor } }),
        () => shop.verifier.listRedemptions({ query: { cursor } }),
      ];
      for (const list of lists)
        expect(await shop.refused(list)).toEqual({ status: 400, code: 'malformed_cursor', params: {} });
    },
  );

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'status=secret',
    'from=yesterday',
    'deliveryMode=x',
    'storeId=-1',
    'shipped=maybe',
  ])('refuses ?%s', async (query) => {
    expect((await shop.refusedRaw('clerk', `/api/console/orders?${query}`, {})).code).toBe('invalid_input');
  });

  test('finds exactly what was typed: %, _ and quotes mean themselves', async () => {
    const numbers = new Map<string, string>();
    for (const contactName of ['五折50%券', '五折50_券', '五折50券', "O'Brien", 'A"B', 'a!b', 'a\\b']) {
      const body = await goodBody({ pickup: true, paying: 'pay_at_store' });
      const delivery = { ...body.delivery, contactName } as typeof body.delivery;
      const { orderNo } = await shop.shopper.placeOrder({ body: { ...body, delivery } }, newKey());
      numbers.set(orderNo, contactName);
    }
    const found = async (q: string) =>
      (await shop.clerk.listOrders({ query: { q } })).items.map(({ orderNo }) => numbers.get(orderNo));
    expect(await found('50%')).toEqual(['五折50%券']);
    expect(await found('50_')).toEqual(['五折50_券']);
    expect(await found('五折50')).toEqual(['五折50券', '五折50_券', '五折50%券']);
    expect(await found("o'b")).toEqual(["O'Brien"]);
    expect(await found('A"b')).toEqual(['A"B']);
    expect(await found('!')).toEqual(['a!b']);
    expect(await found('\\')).toEqual(['a\\b']);
    expect(await found("' OR '1'='1")).toEqual([]);
    const [orderNo = ''] = numbers.keys();
    expect(await found(orderNo.slice(4, 14))).toEqual(['五折50%券']);
    expect(await found('%%')).toEqual([]);
  });

  test('goes page by page, newest first, without a gap or a double', async () => {
    const all: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof shop.shopper.listMyOrders>> = await shop.shopper.listMyOrders({
        query: { limit: 3, ...(cursor ? { cursor } : {}) },
      });
      all.push(...page.items.map(({ orderNo }) => orderNo));
      cursor = page.nextCursor;
    }
    const { items } = await shop.shopper.listMyOrders({ query: { limit: 100 } });
    expect(all).toEqual(items.map(({ orderNo }) => orderNo));
    expect(new Set(all).size).toBe((await shop.shopper.countMyOrders()).all);
  });
});
