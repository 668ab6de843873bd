import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newKey, openShop } from '../support/running-shop';

const shop = openShop();

const adjust = (amount: number, reason = '到店充值', by = shop.owner, key = newKey()) =>
  by.adjustCustomerBalance({ params: mine(), body: { amount, reason } }, key);
const mine = () => ({ id: String(shop.has.people.shopper.id) });
const balance = async () => (await shop.shopper.getMyBalance({ query: {} })).balance;

/** Of whoever has had one, back to nothing. */
afterEach(async () => {
  const left = await balance();
  if (left > 0) await adjust(-left, '清零');
});

test('everybody begins with nothing', async () => {
  const nothing = { balance: 0, items: [], nextCursor: null };
  expect(await shop.other.getMyBalance({ query: {} })).toEqual(nothing);
  const params = { id: String(shop.has.people.other.id) };
  expect(await shop.clerk.getCustomerBalance({ params, query: {} })).toEqual({
    ...nothing,
    customer: { nickname: '郑海', phone: '13800000002' },
  });
});

test('what staff put in and take out is in the ledger, for the shopper without saying who it was', async () => {
  await adjust(10_000);
  const after = await adjust(-2_500, '充错退还');
  const at = '2026-01-15T02:00:00.000Z';
  const entry = { orderNo: null, at, id: expect.stringMatching(/^\d+$/) };
  const taken = { ...entry, cause: 'deduction', amount: -2_500, balanceAfter: 7_500, note: '充错退还' };
  const added = { ...entry, cause: 'top_up', amount: 10_000, balanceAfter: 10_000, note: '到店充值' };
  const by = '许文';
  const seen = {
    balance: 7_500,
    items: [
      { ...taken, by },
      { ...added, by },
    ],
    nextCursor: null,
  };
  const named = { ...seen, customer: { nickname: '林晓', phone: '13800000001' } };
  expect(after).toEqual(named);
  expect(await shop.clerk.getCustomerBalance({ params: mine(), query: {} })).toEqual(named);
  expect(await shop.shopper.getMyBalance({ query: {} })).toEqual({ ...seen, items: [taken, added] });

  const audited = await shop.dataSource.manager.find(AuditEntry, {
    where: { action: 'customer.adjust_balance' },
    order: { id: 'ASC' },
  });
  expect(audited.map(({ staffName, subject, details }) => [staffName, subject, details])).toEqual([
    [by, mine().id, { amount: 10_000, reason: '到店充值' }],
    [by, mine().id, { amount: -2_500, reason: '充错退还' }],
  ]);
});

test('more than there is cannot be taken, and whoever tries is told what there is', async () => {
  expect(await shop.refused(() => adjust(-1))).toMatchObject({ params: { balance: '¥0.00' } });
  await adjust(1_234_50);
  expect(await shop.refused(() => adjust(-1_234_51))).toEqual({
    status: 422,
    code: 'balance_too_low',
    params: { balance: '¥1,234.50' },
  });
  await adjust(-1_234_50);
  expect(await balance()).toBe(0);
});

test('a top-up that is sent twice with the same key happens once, and none happens without a key', async () => {
  const key = newKey();
  const first = await adjust(500, '充值', shop.owner, key);
  expect(await adjust(500, '充值', shop.owner, key)).toEqual(first);
  expect(await balance()).toBe(500);
  const body = JSON.stringify({ amount: 500, reason: '充值' });
  const headers = { 'content-type': 'application/json' };
  const path = `/api/console/customers/${mine().id}/balance`;
  expect(await shop.refusedRaw('owner', path, { method: 'POST', headers, body })).toMatchObject({
    status: 400,
    code: 'idempotency_key_required',
  });
});

test('an adjustment needs an amount, a reason and a customer', async () => {
  const invalid = { status: 400, code: 'invalid_input' };
  expect(await shop.refused(() => adjust(0))).toMatchObject(invalid);
  expect(await shop.refused(() => adjust(1.5))).toMatchObject(invalid);
  expect(await shop.refused(() => adjust(100, ' '))).toMatchObject(invalid);
  const [params, notThere] = [{ id: '999' }, { status: 404, code: 'not_found' }];
  const body = { amount: 100, reason: '充值' };
  expect(
    await shop.refused(() => shop.owner.adjustCustomerBalance({ params, body }, newKey())),
  ).toMatchObject(notThere);
  expect(await shop.refused(() => shop.owner.getCustomerBalance({ params, query: {} }))).toMatchObject(
    notThere,
  );
});

test('a clerk may look and not touch, a viewer may not even look', async () => {
  const denied = (permission: string) => ({ status: 403, code: 'permission_denied', params: { permission } });
  expect(await shop.refused(() => adjust(100, '充值', shop.clerk))).toEqual(denied('customer.balance'));
  const look = () => shop.viewer.getCustomerBalance({ params: mine(), query: {} });
  expect(await shop.refused(look)).toEqual(denied('customer.read'));
});

test('an order takes its total from the balance, and gives it back when it is cancelled', async () => {
  await adjust(5_000);
  const { order } = await shop.placeOne({ paying: 'balance', pickup: true });
  expect([order.status, order.amounts.paid]).toEqual(['processing', 1_000]);
  expect(await balance()).toBe(4_000);
  await shop.deskActs('cancel', order, { reason: '顾客来电取消' });
  await shop.drain();
  const { orderNo } = order;
  expect(await shop.shopper.getMyBalance({ query: { limit: 2 } })).toMatchObject({
    balance: 5_000,
    items: [
      { cause: 'refund', amount: 1_000, balanceAfter: 5_000, orderNo },
      { cause: 'payment', amount: -1_000, balanceAfter: 4_000, orderNo },
    ],
  });
});

test('an order that costs more than the balance is not placed', async () => {
  await adjust(999);
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ paying: 'balance', pickup: true, lines: [{ skuId, quantity: 1 }] });
  expect(await shop.refused(() => shop.shopper.placeOrder({ body }, newKey()))).toEqual({
    status: 422,
    code: 'balance_too_low',
    params: { balance: '¥9.99' },
  });
});

test('the ledger is read page by page, newest first', async () => {
  for (const amount of [100, 200, 300]) await adjust(amount);
  const first = await shop.shopper.getMyBalance({ query: { limit: 2 } });
  expect(first.items.map(({ amount }) => amount)).toEqual([300, 200]);
  const cursor = first.nextCursor ?? '';
  const second = await shop.shopper.getMyBalance({ query: { limit: 1, cursor } });
  expect([second.balance, second.items.map(({ amount }) => amount)]).toEqual([600, [100]]);
  const malformed = () => shop.shopper.getMyBalance({ query: { cursor: 'rubbish' } });
  expect(await shop.refused(malformed)).toMatchObject({ status: 400, code: 'malformed_cursor' });
});
