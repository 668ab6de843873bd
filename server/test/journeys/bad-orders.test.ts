import { MAX_UNPAID_ORDERS } from '@lanzi/shared/order/order-limits';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { productKinds } from '@lanzi/shared/catalog/product-kinds';
import { MAX_AMOUNT } from '@lanzi/shared/money';
import { pixel } from '../support/pixel';
import { newKey, openShop, type Wish } from '../support/running-shop';
import { problemOf } from '../support/refusals';

const shop = openShop();

let skuId: string;
beforeEach(async () => {
  skuId = await shop.addSku();
});
const goodBody = (wish: Partial<Wish> = {}) => shop.orderBody({ lines: [{ skuId, quantity: 1 }], ...wish });
async function placing(change: object, headers: Record<string, string> = { 'idempotency-key': 'k' }) {
  const body = JSON.stringify({ ...(await goodBody()), ...change });
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  return shop.refusedRaw('shopper', '/api/shop/orders', init);
}

describe('an order is refused', () => {
  test.each([0, -1, 1.5, 1e9, 1000, '1', null, true, [1]])('for %j pieces', async (quantity) => {
    const problem = await placing({ lines: [{ skuId, quantity }] });
    expect([problem.status, problem.code, problem.errors?.map(({ path }) => path)]).toEqual([
      ...[400, 'invalid_input', ['lines.0.quantity']],
    ]);
  });

  test.each(['0', '-1', '1.5', '1e3', '99999999999999999999', "1' OR '1'='1", ''])(
    'for SKU %j',
    async (id) => {
      const problem = await placing({ lines: [{ skuId: id, quantity: 1 }] });
      expect([problem.code, problem.errors?.map(({ path }) => path)]).toEqual([
        'invalid_input',
        ['lines.0.skuId'],
      ]);
    },
  );

  test('for a SKU that does not exist, and for one more than a limit of lines', async () => {
    expect(await placing({ lines: [{ skuId: '999999', quantity: 1 }] })).toMatchObject({
      ...{ status: 422, code: 'sku_unavailable', params: { skuId: 999_999 } },
    });
    const lines = Array.from({ length: 101 }, () => ({ skuId, quantity: 1 }));
    expect((await placing({ lines })).code).toBe('invalid_input');
    expect((await placing({ lines: [] })).code).toBe('invalid_input');
  });

  test('for more than a limit of one SKU, though each of its lines is within it', async () => {
    const half = { skuId, quantity: 500 };
    const problem = await placing({ lines: [half, { ...half, quantity: 499 }] });
    // Just within: refused only for what there is not.
    expect(problem.code).toBe('total_changed');
    const tooMany = await placing({ lines: [half, half] });
    expect([tooMany.status, tooMany.code, tooMany.errors?.map(({ path }) => path)]).toEqual([
      ...[400, 'invalid_input', ['lines']],
    ]);
    const delivery = { mode: 'pickup' as const };
    const quoted = await problemOf(shop.shopper.quote({ body: { lines: [half, half], delivery } }));
    expect([quoted.status, quoted.errors?.map(({ path }) => path)]).toEqual([400, ['lines']]);
  });

  test('for more money than an amount can hold', async () => {
    const dear = await shop.addSku({ price: MAX_AMOUNT });
    const [one, two] = [1, 2].map((quantity) => [{ skuId: dear, quantity }]);
    const tooLarge = { status: 422, code: 'order_too_large' };
    expect(await placing({ lines: two, expectedTotal: MAX_AMOUNT })).toMatchObject(tooLarge);
    const { delivery } = await goodBody();
    const quote = (lines = one) => shop.shopper.quote({ body: { lines: lines ?? [], delivery } });
    expect(await problemOf(quote(two))).toMatchObject(tooLarge);
    expect((await quote()).amounts.total).toBe(MAX_AMOUNT);
  });

  test.each(productKinds.filter((kind) => kind !== 'ordinary'))(
    'for a SKU of the kind %s, which is never sold on its own',
    async (kind) => {
      const special = await shop.addSku({ kind });
      const lines = [{ skuId: special, quantity: 1 }];
      const { delivery } = await goodBody();
      const quote = await shop.shopper.quote({
        body: { lines: [{ skuId, quantity: 1 }, ...lines], delivery },
      });
      expect(quote.problems).toEqual([{ code: 'off_shelf', skuId: special, left: null }]);
      expect(quote.amounts.items).toBe(1000);
      expect(await placing({ lines })).toMatchObject({
        ...{ status: 422, code: 'sku_unavailable', params: { skuId: Number(special) } },
      });
    },
  );

  test('for a product that has left the shelf', async () => {
    const body = await goodBody();
    const { items } = await shop.owner.listProducts({ query: { limit: 1 } });
    const { id = '', categoryName: _, pictures = [], createdAt: __, skus = [], ...product } = items[0] ?? {};
    const kept = skus.map(({ onHand: ___, reserved: ____, sold: _____, ...sku }) => sku);
    const input = {
      ...product,
      pictureIds: pictures.map((picture) => picture.id),
      skus: kept,
      onShelf: false,
    };
    await shop.owner.updateProduct({ params: { id }, body: input as never });
    expect(await shop.refused(() => shop.shopper.placeOrder({ body }, newKey()))).toEqual({
      ...{ status: 422, code: 'sku_unavailable', params: { skuId: Number(skuId), product: '新米' } },
    });
  });

  test.each([0, 1799, 1801])('when the shopper saw %d instead of today’s total', async (expectedTotal) => {
    expect(await placing({ expectedTotal })).toMatchObject({
      ...{
        status: 422,
        code: 'total_changed',
        params: { total: '¥18.00', expected: expectedTotal, now: 1800 },
      },
      title: expect.stringContaining('¥18.00'),
    });
  });

  test.each([-1, 1800.5, '1800', null, 1e15])(
    'when the shopper saw the nonsense %j',
    async (expectedTotal) => {
      expect((await placing({ expectedTotal })).code).toBe('invalid_input');
    },
  );

  test('without an Idempotency-Key, and with one that is none', async () => {
    expect((await placing({}, {})).code).toBe('idempotency_key_required');
    for (const key of ['has space', 'x'.repeat(65), 'caf\u00e9'])
      expect((await placing({}, { 'idempotency-key': key })).code).toBe('idempotency_key_invalid');
  });

  test('when its key was used for another one; the same one answers the same', async () => {
    const body = await goodBody();
    const key = newKey();
    const order = await shop.shopper.placeOrder({ body }, key);
    const another = { ...body, note: '另一单' };
    expect(await shop.refused(() => shop.shopper.placeOrder({ body: another }, key))).toEqual({
      ...{ status: 422, code: 'idempotency_key_reused', params: {} },
    });
    expect(await shop.shopper.placeOrder({ body }, key)).toEqual(order);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  });

  test('when the payment does not fit the delivery, is switched off or is nobody’s', async () => {
    const { offline, cash_on_delivery, pay_at_store } = shop.has.paymentMethodIds;
    const unavailable = { status: 422, code: 'payment_method_unavailable' };
    expect(await placing({ paymentMethodId: pay_at_store })).toMatchObject(unavailable);
    const pickup = await goodBody({ pickup: true });
    expect(await placing({ ...pickup, paymentMethodId: cash_on_delivery })).toMatchObject(unavailable);
    expect(await placing({ paymentMethodId: '999' })).toMatchObject(unavailable);
    const { id, ...method } = (await shop.owner.listPaymentMethods()).items[0] ?? { id: '' };
    expect(id).toBe(offline);
    await shop.owner.updatePaymentMethod({ params: { id }, body: { ...method, enabled: false } as never });
    expect(await placing({})).toMatchObject(unavailable);
    const on = { ...method, enabled: true, version: 2 };
    await shop.owner.updatePaymentMethod({ params: { id }, body: on as never });
  });

  test('at a store that is closed or unknown, and where pickup is switched off', async () => {
    const pickup = await goodBody({ pickup: true });
    const { verifiers, id, ...store } = (await shop.owner.listStores()).items[0] ?? { id: '', verifiers: [] };
    const saved = { ...store, verifierIds: verifiers.map((verifier) => verifier.id) };
    await shop.owner.updateStore({ params: { id }, body: { ...saved, open: false } as never });
    expect(await placing(pickup)).toMatchObject({ status: 422, code: 'store_unavailable' });
    const quote = await shop.shopper.quote({ body: { lines: pickup.lines, delivery: pickup.delivery } });
    expect(quote.problems).toEqual([{ code: 'no_store', skuId: null, left: null }]);
    await shop.owner.updateStore({ params: { id }, body: { ...saved, open: true, version: 2 } as never });
    const nowhere = { ...pickup.delivery, storeId: '999' };
    expect((await placing({ ...pickup, delivery: nowhere })).code).toBe('store_unavailable');

    const settings = await shop.owner.getSettings();
    const { version } = await shop.owner.updateSettings({ body: { ...settings, pickupEnabled: false } });
    expect(await placing(pickup)).toMatchObject({
      status: 422,
      code: 'delivery_unavailable',
      params: { mode: 'pickup' },
    });
    await shop.owner.updateSettings({ body: { ...settings, version } });
  });

  test('for another’s address, an unknown one, and an unknown courier', async () => {
    const { delivery } = await goodBody();
    for (const addressId of [shop.has.othersAddressId, '999'])
      expect(await placing({ delivery: { ...delivery, addressId } })).toMatchObject({
        status: 404,
        code: 'not_found',
      });
    expect(await placing({ delivery: { ...delivery, shippingMethodId: '999' } })).toMatchObject({
      ...{ status: 422, code: 'delivery_unavailable' },
    });
    for (const odd of [{ mode: 'teleport' }, { mode: 'merchant_delivery' }, {}, null, 'express'])
      expect((await placing({ delivery: odd })).code).toBe('invalid_input');
  });

  test('for a note that is too long or has control characters', async () => {
    for (const note of ['长'.repeat(201), 'a\u0000b', 'a\u001bb', 'a\u007fb', 7, { $gt: '' }])
      expect((await placing({ note })).errors?.map(({ path }) => path)).toEqual(['note']);
  });
});

test('whoever leaves too many orders unpaid pays or cancels one before the next', async () => {
  const shopper = await shop.newShopper();
  const place = async (paying: PaymentKind) =>
    shopper.placeOrder({ body: await goodBody({ pickup: true, paying }) }, newKey());
  const unpaid = [];
  for (let n = 0; n < MAX_UNPAID_ORDERS; n++) unpaid.push(await place('offline'));
  expect(await shop.refused(() => place('offline'))).toEqual({
    ...{ status: 422, code: 'too_many_unpaid', params: { count: MAX_UNPAID_ORDERS } },
  });
  // What is paid at the store is not left unpaid, and others are not held up.
  expect((await place('pay_at_store')).status).toBe('processing');
  expect((await shop.shopper.placeOrder({ body: await goodBody() }, newKey())).status).toBe(
    'pending_payment',
  );
  const [first, second] = unpaid;
  if (first) await shop.acts('cancel', first, {}, shopper);
  await place('offline');
  expect((await shop.refused(() => place('offline'))).code).toBe('too_many_unpaid');
  // One whose proof waits holds stock as well.
  const { id: pictureId } = (await (await shop.upload('clerk', pixel)).json()) as { id: string };
  const proven = second && (await shop.deskActs('submit_proof', second, { pictureId }));
  expect((await shop.refused(() => place('offline'))).code).toBe('too_many_unpaid');
  if (proven) await shop.deskActs('confirm_payment', proven, {});
  await place('offline');
});

test('what is missing, strange and too much is all named at once', async () => {
  const body = { lines: [{ skuId: 'x', quantity: 0 }], delivery: { mode: 'express' } };
  const problem = await problemOf(shop.shopper.placeOrder({ body: body as never }, newKey()));
  expect(problem.errors?.map(({ path }) => path).sort()).toEqual([
    'delivery.addressId',
    'delivery.shippingMethodId',
    'expectedTotal',
    'lines.0.quantity',
    'lines.0.skuId',
    'paymentMethodId',
  ]);
});
