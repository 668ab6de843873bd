import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import { MAX_EXTRAS } from '@lanzi/shared/order/order-extras';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { ExportedOrders } from '../../src/document/export/exported-orders';
import { Order } from '../../src/order/order.entity';
import { comeBack, filed, handle, receive, returning } from '../support/after-sales';
import { edit, type Wish } from '../support/editing';
import { openPaymentShop } from '../support/payment-shop';
import { pdfPages } from '../support/pdf-pages';
import { problemOf } from '../support/refusals';

/** Missions E8 and E9: an edit after the money came leaves a difference, and staff record how it was settled. */
const shop = openPaymentShop();

/** Three pieces at 10.00 with 8.00 to ship. */
async function place(paying: PaymentKind, pickup = false): Promise<ShopOrder> {
  const skuId = await shop.addSku({ price: 1000 });
  return shop.place({ lines: [{ skuId, quantity: 3 }], paying, pickup });
}
const toQuantity = ({ lines }: ShopOrder | ConsoleOrder, quantity: number): Wish => ({
  lines: [{ lineId: lines[0]?.id ?? '', quantity }],
});
const paidByTransfer = async () => shop.deskActs('confirm_payment', await place('offline'), {});
const settlements = ({ edits }: ConsoleOrder) =>
  edits.map(({ difference, settlement, settledBy }) => [difference, settlement, settledBy]);
const mine = ({ orderNo }: { orderNo: string }) => shop.shopper.getMyOrder({ params: { orderNo } });

test('before it is paid an order simply costs the new total, and nobody can pay the old one', async () => {
  const order = await place('wechat_pay');
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  const edited = await edit(shop, order, toQuantity(order, 5));
  expect((await shop.attempt(attemptNo)).state).toBe('closed');
  expect((await shop.tryToPay(attemptNo)).statusCode).not.toBe(200);
  expect(edited).toMatchObject({ status: 'pending_payment', difference: null, amounts: { due: 5800 } });
  expect(settlements(edited)).toEqual([[0, null, null]]);
  expect((await shop.pay(await shop.openAttempt('shopper', order.orderNo))).amount).toBe(5800);
  expect(await shop.seen(order)).toMatchObject({ status: 'processing', amounts: { paid: 5800, due: 0 } });
});

test('whoever paid while staff were editing has paid, and the edit meets a paid order', async () => {
  const order = await place('wechat_pay');
  const wish = toQuantity(order, 5);
  await shop.misbehave('wechat_pay', 'notify_late');
  await shop.pay(await shop.openAttempt('shopper', order.orderNo));
  const commit = () => edit(shop, order, wish, { expectedTotal: 5800 });
  await expect(commit()).rejects.toMatchObject({ problem: { code: 'version_conflict' } });
  expect(await shop.seen(order)).toMatchObject({
    status: 'processing',
    amounts: { total: 3800, paid: 3800, due: 0 },
  });
});

test('cash on delivery is the amount of the edited order', async () => {
  const order = await place('cash_on_delivery');
  const edited = await edit(shop, order, toQuantity(order, 1));
  expect(edited).toMatchObject({ difference: null, amounts: { total: 1800, due: 1800 } });
  const shipped = await shop.shipAll(edited);
  const collected = await shop.deskActs('collect', shipped, { amount: 1800 });
  expect(collected.amounts).toMatchObject({ total: 1800, paid: 1800, due: 0 });
  expect(settlements(collected)).toEqual([[0, null, null]]);
});

test('more than was paid is due until staff have collected it, and the buyer reads what was paid', async () => {
  const order = await paidByTransfer();
  const edited = await edit(shop, order, toQuantity(order, 5), { reason: '只给店员看' });
  const difference = { originalTotal: 3800, collected: 3800, amount: 2000 };
  expect(edited).toMatchObject({ difference, amounts: { total: 5800, paid: 3800, due: 2000 } });
  const seen = await mine(order);
  expect(seen).toMatchObject({ difference, lines: [{ quantity: 5 }], amounts: { total: 5800 } });
  expect(seen.timeline.at(-1)).toMatchObject({
    action: 'edit',
    actor: { name: '' },
    reason: null,
    details: null,
  });

  const part = await shop.deskActs('collect', edited, { amount: 500 });
  expect(part.difference).toEqual({ originalTotal: 3800, collected: 4300, amount: 1500 });
  const rest = await shop.deskActs('collect', part, { amount: 1500 });
  expect(rest).toMatchObject({ difference: null, amounts: { paid: 5800, due: 0 } });
  expect(settlements(rest)).toEqual([[2000, 'collected', '马骏']]);
  expect((await mine(order)).difference).toBeNull();
});

test('less than was paid is owed until staff have given it back, by the way it came', async () => {
  const { order } = await shop.paidOne({ paying: 'wechat_pay' });
  const skuId = await shop.addSku({ price: 400 });
  const swap: Wish = { ...toQuantity(order, 0), added: [{ skuId, quantity: 1 }] };
  const edited = await edit(shop, order, swap);
  expect(edited).toMatchObject({
    ...{ refundable: 600, difference: { originalTotal: 1800, collected: 1800, amount: -600 } },
    amounts: { total: 1200, paid: 1800, due: -600 },
  });
  const part = await shop.refund(edited, 200);
  expect(part.difference).toMatchObject({ amount: -400 });
  const all = await shop.refund(part, 400);
  expect(all.difference).toBeNull();
  expect(settlements(all)).toEqual([[-600, 'refunded', '许文']]);
  expect(all.refunds.map(({ amount, way }) => [amount, way])).toEqual([
    [200, 'wechat_pay'],
    [400, 'wechat_pay'],
  ]);
  await shop.drain();
  expect(await shop.seen(order)).toMatchObject({ amounts: { total: 1200, due: 0 }, refundable: 0 });
});

test('what both leave at that is waived, either way, and then the order costs what was paid', async () => {
  const more = await paidByTransfer();
  const dearer = await edit(shop, more, toQuantity(more, 4));
  const byClerk = () => shop.deskActs('waive_difference', dearer, { reason: '老顾客' });
  expect(await shop.refused(byClerk)).toMatchObject({ code: 'permission_denied' });
  const let1 = await shop.deskActs('waive_difference', dearer, { reason: '老顾客' }, shop.owner);
  expect(let1).toMatchObject({
    ...{ difference: null, payment: { state: 'paid' } },
    extras: [{ kind: 'discount', title: '差额免收', amount: 1000 }],
    amounts: { items: 4000, discount: 1000, total: 3800, paid: 3800, due: 0 },
  });
  expect(settlements(let1)).toEqual([[1000, 'waived', '许文']]);
  expect(let1.timeline.at(-1)).toMatchObject({ action: 'waive_difference', reason: '老顾客' });
  const again = () => shop.deskActs('waive_difference', let1, { reason: '老顾客' }, shop.owner);
  expect(await shop.refused(again)).toMatchObject({ params: { why: 'difference_open' } });

  const less = await paidByTransfer();
  const cheaper = await edit(shop, less, {
    ...toQuantity(less, 1),
    extras: [{ kind: 'discount', title: '补偿', amount: 3000 }],
  });
  expect(cheaper.amounts).toMatchObject({ total: 0, due: -3800 });
  const kept = await shop.deskActs('waive_difference', cheaper, { reason: '顾客不要了' }, shop.owner);
  expect(kept).toMatchObject({ difference: null, amounts: { total: 3800, surcharge: 5000, due: 0 } });
  expect(settlements(kept)).toEqual([[-3800, 'waived', '许文']]);
});

describe('while a difference is open money for another reason waits', () => {
  const read = ({ orderNo }: { orderNo: string }) => shop.owner.getOrder({ params: { orderNo } });

  /** Paid 38.00; edited to what `quantity` pieces cost; shipped and received. */
  async function receivedAfterEdit(quantity: number) {
    const order = await paidByTransfer();
    return receive(shop, await edit(shop, order, toQuantity(order, quantity)));
  }

  test('an after-sale is refunded once what the edit left owed went back', async () => {
    const { order, lineId } = await receivedAfterEdit(2);
    const asked = await filed(shop, order, returning(lineId));
    expect(asked.mostBack).toBe(2000);
    const here = await comeBack(shop, asked);
    const refund = () => handle(shop.owner, 'refund', here, {});
    expect(await shop.refused(refund)).toEqual({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'refund_after_sale', status: 'completed', why: 'no_open_difference' },
    });
    const owing = await read(order);
    expect(owing).toMatchObject({ refundable: 1000, difference: { amount: -1000 }, amounts: { due: -1000 } });
    expect(await shop.refused(() => shop.refund(owing, 1001))).toMatchObject({ code: 'refund_too_large' });
    const settled = await shop.refund(await shop.refund(owing, 400), 600);
    expect(settled).toMatchObject({ difference: null, refundable: 2800 });
    expect(settlements(settled)).toEqual([[-1000, 'refunded', '许文']]);
    const beside = () => shop.refund(settled, 1);
    expect(await shop.refused(beside)).toMatchObject({ params: { why: 'after_sale_keeps_its_money' } });
    expect((await refund()).status).toBe('refunding');
  });

  test('so it is when exactly as much goes back for the goods', async () => {
    const { order, lineId } = await receivedAfterEdit(2);
    const asked = await filed(shop, order, { ...returning(lineId), amount: 1000 });
    const here = await comeBack(shop, asked);
    const refund = () => handle(shop.owner, 'refund', here, {});
    expect(await shop.refused(refund)).toMatchObject({ params: { why: 'no_open_difference' } });
    const kept = await shop.deskActs(
      'waive_difference',
      await read(order),
      { reason: '不用退了' },
      shop.owner,
    );
    expect(kept).toMatchObject({ difference: null, amounts: { total: 3800 } });
    expect((await refund()).status).toBe('refunding');
    expect(await read(order)).toMatchObject({ difference: null, amounts: { total: 3800 } });
  });

  test('nothing is given away while the customer owes, and what they owe stays due', async () => {
    const { order } = await receivedAfterEdit(5);
    const due = await read(order);
    expect(due).toMatchObject({ difference: { amount: 2000 }, refundable: 0, amounts: { due: 2000 } });
    expect(due.allowedActions).not.toContain('request_refund');
    expect(await shop.refused(() => shop.refund(due, 300))).toEqual({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'request_refund', status: 'completed', why: 'no_difference_due' },
    });
    const paid = await shop.deskActs('collect', due, { amount: 2000 });
    expect(settlements(paid)).toEqual([[2000, 'collected', '马骏']]);
    expect(await shop.refund(paid, 300)).toMatchObject({
      ...{ difference: null, amounts: { total: 5800, paid: 5800, due: 0 } },
      edits: [{ settlement: 'collected' }],
    });
  });

  test('what an edit left due stays due although an earlier one was refunded', async () => {
    const { order } = await shop.paidOne({ paying: 'wechat_pay' });
    const skuId = await shop.addSku({ price: 400 });
    const cheaper = await edit(shop, order, { ...toQuantity(order, 0), added: [{ skuId, quantity: 1 }] });
    const back = await shop.refund(cheaper, 600);
    await shop.drain();
    const dearer = await edit(shop, await shop.seen(back), toQuantity(back, 3));
    const { order: done } = await receive(shop, dearer);
    const owing = await read(done);
    expect(owing).toMatchObject({ status: 'completed', difference: { amount: 800 }, amounts: { due: 800 } });
    const day = '2026-01-15';
    const { rows } = await shop.owner.getReconciliation({ query: { from: day, to: day } });
    expect(rows.find(({ kind }) => kind === 'wechat_pay')).toMatchObject({ due: 800 });
    const paid = await shop.deskActs('collect', owing, { amount: 800 });
    expect(paid).toMatchObject({ difference: null, amounts: { due: 0 } });
  });
});

test('however often a difference is waived, one custom discount says so, and the order can be edited on', async () => {
  const order = await paidByTransfer();
  const extras = Array.from({ length: MAX_EXTRAS }, (_, n) => ({
    ...{ kind: 'item' as const, title: `礼品 ${n}`, amount: 100 },
  }));
  const waived = async (wish: Wish, seen: ConsoleOrder) =>
    shop.deskActs('waive_difference', await edit(shop, seen, wish), { reason: '老顾客' }, shop.owner);
  const once = await waived({ extras }, order);
  expect(once.extras).toEqual([...extras, { kind: 'discount', title: '差额免收', amount: 2000 }]);
  const twice = await waived({ ...toQuantity(order, 4), extras: once.extras }, once);
  expect(twice.extras).toEqual([...extras, { kind: 'discount', title: '差额免收', amount: 3000 }]);
  const more = [...twice.extras, { kind: 'item' as const, title: '再来一件', amount: 100 }];
  const refused = edit(shop, twice, { extras: more });
  expect(await problemOf(refused)).toMatchObject({
    ...{ code: 'edit_refused', preview: { problems: [{ code: 'too_many_extras' }] } },
  });
});

test('a markup on an order with as many custom items as it may have is no hindrance to its next edit', async () => {
  const order = await place('offline');
  const extras = Array.from({ length: MAX_EXTRAS }, (_, n) => ({
    ...{ kind: 'item' as const, title: `礼品 ${n}`, amount: 100 },
  }));
  const full = await edit(shop, order, { extras });
  const dearer = await shop.deskActs('change_price', full, { items: 9000, shipping: 800 }, shop.owner);
  expect(dearer.extras).toHaveLength(MAX_EXTRAS + 1);
  const edited = await edit(shop, dearer, { ...toQuantity(order, 2), extras: dearer.extras });
  expect(edited.extras).toEqual(dearer.extras);
});

test('edits that take each other back are offset; those that stay open are settled together', async () => {
  const order = await paidByTransfer();
  const more = await edit(shop, order, toQuantity(order, 5));
  const back = await edit(shop, more, toQuantity(order, 3));
  expect(back).toMatchObject({ difference: null, amounts: { due: 0 } });
  expect(settlements(back).map(([amount, how]) => [amount, how])).toEqual([
    [-2000, 'offset'],
    [2000, 'offset'],
  ]);
  const once = await edit(shop, back, toQuantity(order, 4));
  const twice = await edit(shop, once, toQuantity(order, 6));
  expect(twice.difference).toEqual({ originalTotal: 3800, collected: 3800, amount: 3000 });
  const collected = await shop.deskActs('collect', twice, { amount: 3000 });
  expect(settlements(collected).slice(0, 2)).toEqual([
    [2000, 'collected', '马骏'],
    [1000, 'collected', '马骏'],
  ]);
});

test('what is still due at the store is collected there, also of an order paid from the balance', async () => {
  await shop.topUp('shopper', 100_000);
  const order = await place('balance', true);
  const edited = await edit(shop, order, toQuantity(order, 4));
  expect(edited).toMatchObject({ amounts: { paid: 3000, due: 1000 } });
  const verifierId = String(shop.has.people.verifier.id);
  const redeem = (cashCollected: boolean) => () =>
    shop.deskActs('redeem', edited, { verifierId, cashCollected });
  expect(await shop.refused(redeem(false))).toMatchObject({ code: 'cash_not_collected' });
  const redeemed = await redeem(true)();
  expect(redeemed).toMatchObject({ status: 'completed', amounts: { paid: 4000, due: 0 } });
  expect(redeemed.payments.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['balance', 3000],
    ['offline', 1000],
  ]);
  expect(settlements(redeemed)).toEqual([[1000, 'collected', '马骏']]);
});

test('cancelling an edited order gives back what was collected, and nothing more is asked', async () => {
  const { order } = await shop.paidOne({ paying: 'alipay' });
  const edited = await edit(shop, order, toQuantity(order, 3));
  const cancelled = await shop.deskActs('cancel', edited, { reason: '缺货' });
  await shop.drain();
  expect(cancelled.difference).toBeNull();
  expect(await shop.seen(order)).toMatchObject({
    ...{ status: 'cancelled', difference: null },
    amounts: { paid: 1800, refunded: 1800, due: 0 },
  });
});

test('every edit is kept: who, when, before and after', async () => {
  const order = await paidByTransfer();
  const bag = { kind: 'item' as const, title: '礼品袋', amount: 500 };
  const first = await edit(shop, order, { ...toQuantity(order, 2), extras: [bag] }, { reason: '少买一件' });
  await shop.later({ minutes: 1 });
  const second = await edit(shop, first, toQuantity(order, 1));
  expect(second.edits.map(({ by, at, reason }) => [by, at, reason])).toEqual([
    ['许文', '2026-01-15T02:01:00.000Z', ''],
    ['许文', '2026-01-15T02:00:00.000Z', '少买一件'],
  ]);
  const [latest, oldest] = second.edits;
  expect(oldest?.before).toMatchObject({ extras: [], shipping: 800, total: 3800, lines: [{ quantity: 3 }] });
  expect(oldest?.after).toMatchObject({
    extras: [bag],
    total: 3300,
    lines: [{ quantity: 2, unitPrice: 1000 }],
  });
  expect(latest?.before).toEqual(oldest?.after);
  expect(await shop.count('audit_entries', `action = 'order.edit' AND subject = '${order.orderNo}'`)).toBe(2);
});

test('the reconciliation has the original on its day, the difference on the day of the edit', async () => {
  const order = await paidByTransfer();
  await shop.later({ days: 3 });
  const more = await edit(shop, order, toQuantity(order, 5));
  const less = await edit(shop, more, toQuantity(order, 4));
  await shop.deskActs('collect', less, { amount: 1000 });
  const day = '2026-01-18';
  const { rows } = await shop.owner.getReconciliation({ query: { from: day, to: day } });
  expect(rows).toEqual([
    expect.objectContaining({ day, kind: 'offline', collected: 1000, editedUp: 2000, editedDown: 1000 }),
  ]);
  const details = async (figure: 'editedUp' | 'editedDown') =>
    (await shop.owner.listReconciliationDetails({ query: { day, kind: 'offline', figure } })).items;
  expect(await details('editedUp')).toEqual([
    {
      ...{ orderNo: order.orderNo, amount: 2000, reference: '许文', note: '', settlement: 'collected' },
      at: '2026-01-18T02:01:00.000Z',
    },
  ]);
  expect(await details('editedDown')).toMatchObject([{ amount: 1000, settlement: 'collected' }]);
});

test('receipt, invoice, packing list and export name what staff added', async () => {
  const order = await place('cash_on_delivery');
  const extras = [
    { kind: 'item' as const, title: '礼品袋', amount: 500 },
    { kind: 'discount' as const, title: '老客优惠', amount: 700 },
  ];
  await edit(shop, order, { ...toQuantity(order, 2), extras });
  const read = async (document: string) => {
    const answer = await shop.fetch(
      'clerk',
      `/api/console/documents/${document}.pdf?orderNo=${order.orderNo}`,
    );
    return pdfPages(Buffer.from(await answer.arrayBuffer()))
      .map((page) => page.text)
      .join();
  };
  for (const document of ['receipt', 'invoice'])
    for (const said of ['礼品袋', '¥5.00', '老客优惠', '-¥7.00', '¥26.00'])
      expect([document, await read(document)]).toEqual([document, expect.stringContaining(said)]);
  const packing = await read('packing-list');
  expect(packing).toContain('礼品袋');
  expect(packing).not.toContain('老客优惠');
  const { id } = await shop.dataSource.manager.findOneByOrFail(Order, { orderNo: order.orderNo });
  const [exported] = await shop.app.get(ExportedOrders).read([id]);
  expect(exported?.extras).toEqual(extras);
});
