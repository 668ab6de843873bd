import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();
const codeOf = ({ orderNo }: ShopOrder, by = shop.shopper) => by.getRedemptionCode({ params: { orderNo } });
const redeem = (code: string, by = shop.verifier) => by.redeem({ body: { code, cashCollected: true } });
const preview = (code: string, by = shop.verifier) => by.previewRedemption({ query: { code } });
const atStore = { pickup: true, paying: 'pay_at_store' } as const;

describe('the code', () => {
  test('rotates: two pages show the same, a later one another, and the old one expires', async () => {
    const { order } = await shop.placeOne(atStore);
    const first = await codeOf(order);
    expect(first).toMatchObject({
      refreshAt: new Date(shop.clock.now().getTime() + 30_000).toISOString(),
      expiresAt: new Date(shop.clock.now().getTime() + 90_000).toISOString(),
      url: `https://shop.example/redeem/?code=${first.code}`,
    });
    shop.clock.advance(29);
    expect(await codeOf(order)).toEqual(first);
    shop.clock.advance(1);
    const second = await codeOf(order);
    expect(second.code).not.toBe(first.code);
    expect(second.shortCode).not.toBe(first.shortCode);
    // For the walk from one phone to the other both are good.
    expect((await preview(first.code)).orderNo).toBe(order.orderNo);
    shop.clock.advance(60);
    for (const stale of [first.code, first.shortCode, first.url]) {
      expect(await shop.refused(() => preview(stale))).toEqual({
        status: 422,
        code: 'code_expired',
        params: {},
      });
      expect((await shop.refused(() => redeem(stale))).code).toBe('code_expired');
    }
    expect((await redeem(second.code)).orderNo).toBe(order.orderNo);
  });

  test('says nothing of the order, and is another each time', async () => {
    const { order } = await shop.placeOne(atStore);
    const codes = [];
    for (let n = 0; n < 20; n++) {
      codes.push(await codeOf(order));
      shop.clock.advance(31);
    }
    expect(new Set(codes.map(({ code }) => code)).size).toBe(20);
    for (const { code, shortCode } of codes) {
      expect(code).toMatch(/^\d{32}$/);
      expect(shortCode).toMatch(/^\d{8}$/);
      expect(order.orderNo).not.toContain(shortCode);
    }
  });

  test.each([
    ['the code', ({ code }: { code: string }) => code],
    ['the short code', ({ shortCode }: { shortCode: string }) => shortCode],
    [
      'the short code as people read it out',
      ({ shortCode }: { shortCode: string }) => `${shortCode.slice(0, 4)} ${shortCode.slice(4)}`,
    ],
    ['the link', ({ url }: { url: string }) => url],
    ['the link as WeChat hands it on', ({ url }: { url: string }) => encodeURIComponent(url)],
  ])('%s redeems', async (_, scanned) => {
    const { order } = await shop.placeOne(atStore);
    const shown = await codeOf(order);
    expect((await redeem(scanned({ ...shown }))).orderNo).toBe(order.orderNo);
  });

  test('is shown for one’s own pickup that waits, and for nothing else', async () => {
    const { order } = await shop.placeOne(atStore);
    expect(await shop.refused(() => codeOf(order, shop.other))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    const { order: parcel } = await shop.placeOne({ paying: 'cash_on_delivery' });
    expect((await shop.refused(() => codeOf(parcel))).code).toBe('action_not_allowed');
    const cancelled = await shop.acts('cancel', order, {});
    expect((await shop.refused(() => codeOf(cancelled))).code).toBe('action_not_allowed');
  });

  test.each([
    'nothing-of-the-kind',
    'https://shop.example/redeem/?code=nope',
    "' OR 1=1 --",
    '%%%%',
    '%E0%A4%A',
    'https%3A%2F%2Fshop.example%E0%A4%A',
    '/redeem/?code=%E0%A4%A',
  ])('%j is nobody’s', async (scanned) => {
    expect(await shop.refused(() => preview(scanned))).toEqual({
      status: 422,
      code: 'code_unknown',
      params: {},
    });
  });
});

// Last: afterwards the verifier elsewhere has no guesses left.
describe('guessing is cut off after twenty wrong codes', () => {
  const tooMany = { status: 429, code: 'rate_limited' };

  test('whether they are unknown, expired or of another store; then even a right one is not looked up', async () => {
    const { order: elsewhere } = await shop.placeOne(atStore);
    const { code: others } = await codeOf(elsewhere);
    const body = await shop.orderBody({ lines: [{ skuId: await shop.addSku(), quantity: 1 }], ...atStore });
    const delivery = { ...body.delivery, storeId: shop.has.storeElsewhereId } as typeof body.delivery;
    const order = await shop.shopper.placeOrder({ body: { ...body, delivery } }, newKey());
    const { code: stale } = await codeOf(order);
    shop.clock.advance(90);
    const by = shop.verifierElsewhere;
    const wrong = [
      ['code_unknown', () => preview('90000000', by)],
      ['wrong_store', () => preview(others, by)],
      ['code_expired', () => preview(stale, by)],
      ['code_unknown', () => redeem('90000001', by)],
      ['code_expired', () => redeem(stale, by)],
    ] as const;
    for (let round = 0; round < 4; round++)
      for (const [code, guess] of wrong) expect((await shop.refused(guess)).code).toBe(code);

    const { code: right } = await codeOf(order);
    expect(await shop.refused(() => preview(right, by))).toMatchObject(tooMany);
    expect(await shop.refused(() => redeem(right, by))).toMatchObject(tooMany);
    expect(await shop.refused(() => preview('90000002', by))).toMatchObject(tooMany);
    // The other verifier’s tries are their own.
    expect((await preview((await codeOf(elsewhere)).code)).orderNo).toBe(elsewhere.orderNo);
  });

  test('while what was redeemed already, or may not be, is no guess', async () => {
    const { order } = await shop.placeOne(atStore);
    const { code } = await codeOf(order);
    await redeem(code);
    for (let n = 0; n < 21; n++)
      expect((await shop.refused(() => preview(code))).code).toBe('already_redeemed');
  });
});
