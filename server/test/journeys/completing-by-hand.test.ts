import { edit } from '../support/editing';
import { problemOf } from '../support/refusals';
import { openShop, parcel } from '../support/running-shop';
import { write } from '../support/reviewing';

const shop = openShop();
const read = ({ orderNo }: { orderNo: string }) => shop.clerk.getOrder({ params: { orderNo } });

/** Two pieces, paid by a transfer that staff confirmed, in processing. */
async function paidOrder({ pickup = false } = {}) {
  const skuId = await shop.addSku();
  const order = await shop.place({ pickup, lines: [{ skuId, quantity: 2 }] });
  return { skuId, order: await shop.deskActs('confirm_payment', order, {}) };
}

test('a paid order that needs no shipment is completed: its goods are gone, as if redeemed', async () => {
  const { skuId, order } = await paidOrder();
  expect(order.allowedActions).toContain('complete');
  const done = await shop.deskActs('complete', order, { note: '顾客自己来拿了' });
  expect(done).toMatchObject({
    ...{ status: 'completed', completedBy: 'hand', version: order.version + 1, redemption: null },
    ...{ shipments: [], autoReceiptAt: null, amounts: { paid: order.amounts.total, due: 0 } },
  });
  expect(done.allowedActions).toEqual(expect.arrayContaining(['reopen', 'add_note']));
  expect(done.allowedActions).not.toContain('complete');
  expect(done.timeline.at(-1)).toMatchObject({
    ...{ action: 'complete', from: 'processing', to: 'completed', actor: { kind: 'staff', name: '马骏' } },
    details: { note: '顾客自己来拿了' },
  });
  expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
  const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(mine).toMatchObject({ status: 'completed', completedBy: 'hand' });
  // After-sale is for what was received or picked up; a review is for all that is over.
  expect(mine.allowedActions).toEqual(['review']);
  expect((await write(shop, mine, { stars: 5 })).reviews).toHaveLength(1);
});

test.each([
  ['cash_on_delivery', false],
  ['pay_at_store', true],
] as const)('what is due by %s is collected first, and the tick says so', async (paying, pickup) => {
  const { order, skuId } = await shop.placeOne({ paying, pickup });
  const due = order.amounts.total;
  expect(await shop.refused(() => shop.deskActs('complete', order, {}))).toEqual({
    ...{ status: 422, code: 'cash_not_collected' },
    params: { due },
  });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  const done = await shop.deskActs('complete', order, { cashCollected: true });
  expect(done).toMatchObject({
    ...{ status: 'completed', amounts: { paid: due, due: 0 }, payments: [{ kind: paying, amount: due }] },
  });
  expect(done.timeline.at(-1)?.details).toMatchObject({ cashCollected: due });
});

test('a pickup code is worth nothing once staff completed its order', async () => {
  const { order } = await paidOrder({ pickup: true });
  const { code } = await shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
  await shop.deskActs('complete', order, {});
  expect(await shop.refused(() => shop.verifier.redeem({ body: { code } }))).toMatchObject({
    code: 'action_not_allowed',
  });
  expect(await shop.count('redemptions', `order_no = '${order.orderNo}'`)).toBe(0);
});

test('opened again its goods are held for it, and it is shipped after all', async () => {
  const { skuId, order } = await paidOrder();
  const open = await shop.deskActs('reopen', await shop.deskActs('complete', order, {}), {});
  expect(open).toMatchObject({
    ...{ status: 'processing', completedBy: null, version: order.version + 2, amounts: order.amounts },
  });
  expect(open.allowedActions).toEqual(expect.arrayContaining(['ship', 'complete', 'request_cancellation']));
  expect(open.timeline.at(-1)).toMatchObject({ action: 'reopen', from: 'completed', to: 'processing' });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 2, sold: 0 });
  const shipped = await shop.shipAll(open);
  expect(shipped.status).toBe('shipped');
  expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
});

test('a pickup order that was opened again is picked up with a code', async () => {
  const { order } = await paidOrder({ pickup: true });
  await shop.deskActs('reopen', await shop.deskActs('complete', order, {}), {});
  const { code } = await shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
  await shop.verifier.redeem({ body: { code } });
  expect(await read(order)).toMatchObject({ status: 'completed', completedBy: 'redemption' });
});

test('its goods are held again though everything else of them is sold', async () => {
  const skuId = await shop.addSku({ onHand: 1 });
  const lines = [{ skuId, quantity: 1 }];
  const order = await shop.place({ lines, paying: 'cash_on_delivery' });
  const done = await shop.deskActs('complete', order, { cashCollected: true });
  const late = { lines, paying: 'cash_on_delivery' } as const;
  await expect(shop.place(late)).rejects.toMatchObject({ problem: { code: 'sold_out' } });
  await shop.deskActs('reopen', done, {});
  expect(await shop.stock(skuId)).toEqual({ onHand: 1, reserved: 1, sold: 0 });
  await expect(shop.place(late)).rejects.toMatchObject({ problem: { code: 'sold_out' } });
});

test('opened again, what the customer has reviewed stays as it is while the rest is edited', async () => {
  const skuIds = [await shop.addSku(), await shop.addSku({ name: '鸡蛋' })];
  const placed = await shop.place({ lines: skuIds.map((skuId) => ({ skuId, quantity: 2 })) });
  const paid = await shop.deskActs('confirm_payment', placed, {});
  await shop.deskActs('complete', paid, {});
  const mine = await shop.shopper.getMyOrder({ params: { orderNo: placed.orderNo } });
  const reviewed = await write(shop, mine, { stars: 2 });
  const open = await shop.deskActs('reopen', reviewed, {});
  expect(open).toMatchObject({ status: 'processing', reviews: [{ stars: 2 }] });
  const [spoken, silent] = open.lines.map(({ id }) => id);
  const locked = { lines: [{ lineId: spoken!, quantity: 0 }], added: [{ skuId: skuIds[1]!, quantity: 1 }] };
  expect(await problemOf(edit(shop, open, locked))).toMatchObject({
    ...{ status: 422, code: 'edit_refused' },
    preview: { problems: [{ code: 'line_reviewed', lineId: spoken }] },
  });
  const rest = { lines: [{ lineId: silent!, quantity: 0 }], added: [{ skuId: skuIds[1]!, quantity: 1 }] };
  const edited = await edit(shop, open, rest);
  expect(edited.lines.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([
    [skuIds[0], 2],
    [skuIds[1], 1],
  ]);
  expect(edited.reviews).toMatchObject([{ lineId: spoken, stars: 2 }]);
});

test('an order whose money went back is not opened again', async () => {
  const { order } = await paidOrder();
  const done = await shop.deskActs('complete', order, {});
  const account = { holder: '林晓', bank: '招商银行', number: '6225880100001234' };
  const refunding = await shop.owner.actOnOrder(
    {
      params: { orderNo: order.orderNo, action: 'request_refund' },
      body: { version: done.version, amount: 100, to: 'by_hand', reason: '少发', account },
    },
    { idempotencyKey: 'given-back' },
  );
  expect(refunding.allowedActions).not.toContain('reopen');
  expect(await shop.refused(() => shop.deskActs('reopen', refunding, {}))).toEqual({
    ...{ status: 409, code: 'action_not_allowed' },
    params: { action: 'reopen', status: 'completed', why: 'money_kept' },
  });
});

test('nothing else is completed by hand, and nothing else is opened again', async () => {
  const refusedAs = async (action: 'complete' | 'reopen', order: { orderNo: string; version: number }) =>
    (await shop.refused(() => shop.deskActs(action, order, {}))).params;
  const { order: unpaid } = await shop.placeOne();
  expect(await refusedAs('complete', unpaid)).toMatchObject({ why: 'wrong_status' });
  const { order } = await paidOrder();
  expect(await refusedAs('reopen', order)).toMatchObject({ why: 'wrong_status' });
  const [line] = order.lines;
  const half = (waybillNo: string) => ({ packages: [parcel([[line?.id ?? '', 1]], waybillNo)] });
  const partly = await shop.deskActs('ship', order, half('SF1234567891'));
  expect(await refusedAs('complete', partly)).toMatchObject({ why: 'nothing_shipped' });
  const shipped = await shop.deskActs('ship', partly, half('SF1234567892'));
  const received = await shop.acts('confirm_receipt', shipped, {});
  expect(await refusedAs('reopen', received)).toMatchObject({ why: 'completed_by_hand' });
  const { order: asked } = await paidOrder();
  const refundAccount = { holder: '林晓', bank: '招商银行', number: '6225880100001234' };
  const waiting = await shop.acts('request_cancellation', asked, { reason: '不要了', refundAccount });
  expect(await refusedAs('complete', waiting)).toMatchObject({ why: 'no_open_cancellation' });
  const { order: seen } = await paidOrder();
  const asked2 = shop.deskActs('complete', seen, {}, shop.viewer);
  expect(await problemOf(asked2)).toMatchObject({ code: 'permission_denied' });
});

test('an out-of-stock order that nobody paid is cancelled at once, so there is nothing to ask for', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const short = await shop.deskActs('mark_out_of_stock', order, { reason: '断货' });
  expect(short.allowedActions).toContain('cancel');
  expect(short.allowedActions).not.toContain('request_cancellation');
});
