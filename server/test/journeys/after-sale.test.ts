import type { AfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { problemOf } from '../support/refusals';
import {
  askAfterSale,
  backBy,
  comeBack,
  exchanging,
  filed,
  handle,
  mine,
  placeReceived,
  receive,
  replacementBy,
  replacementTo,
  returnAddressId,
  returning,
} from '../support/after-sales';
import { account } from '../support/cancelling';
import { edit } from '../support/editing';
import { openPaymentShop, type PaymentShop } from '../support/payment-shop';
import { pixel } from '../support/pixel';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';

const shop: PaymentShop = openPaymentShop();
afterEach(() => shop.books());

const orderOf = ({ orderNo }: { orderNo: string }) => shop.shopper.getMyOrder({ params: { orderNo } });
const staffSee = ({ id }: { id: string }, by = shop.owner) => by.getAfterSale({ params: { id } });
const stepsOf = ({ timeline }: ShopOrder) =>
  timeline
    .slice(timeline.findIndex(({ action }) => action === 'request_after_sale'))
    .map(({ action }) => action);
const upload = async (by: 'shopper' | 'other'): Promise<string> =>
  ((await (await shop.upload(by, pixel)).json()) as { id: string }).id;

async function approve(asked: AfterSale, amount?: number) {
  const rest = { returnAddressId: await returnAddressId(shop), ...(amount ? { amount } : {}) };
  return handle(shop.clerk, 'approve', asked, rest);
}

describe('a return for money', () => {
  test('goes all its way: filed, approved, sent back, received, refunded, done', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    expect(order.allowedActions).toContain('request_after_sale');
    expect(order.afterSale).toBeNull();
    const pictureId = await upload('shopper');
    const request = returning(lineId, { amount: 1900, pictureIds: [pictureId] });
    const waiting = await askAfterSale(order, request, shop.shopper);
    const id = waiting.afterSale?.id ?? '';
    expect(waiting).toMatchObject({
      ...{
        status: 'completed',
        version: order.version + 1,
        afterSale: { kind: 'return', status: 'requested' },
      },
      allowedActions: ['review'],
    });
    await shop.drain();
    expect(await shop.alertsOf(order.orderNo)).toContain('after_sale_requested');

    const asked = await staffSee({ id }, shop.clerk);
    const at = shop.clock.now().toISOString();
    expect(asked).toEqual({
      ...{ id, orderNo: order.orderNo, version: 1, kind: 'return', status: 'requested', reason: '有破损' },
      ...{ pictures: [{ id: pictureId, url: expect.stringContaining('/uploads/') }], amount: 1900 },
      ...{ agreedAmount: null, requestedAt: at, decidedAt: null, decidedBy: null, decisionNote: '' },
      ...{ refuseReason: null, returnAddress: null, returnShipment: null, returnShippedAt: null },
      ...{
        receivedAt: null,
        receiptNote: '',
        replacement: null,
        remedyAt: null,
        autoDoneAt: null,
        closeReason: null,
        doneAt: null,
      },
      ...{ refundAccount: account, refundNeedsAccount: true, mostBack: 2000, refunds: [] },
      allowedActions: ['approve', 'refuse'],
      items: [
        {
          ...{ lineId, skuId, productName: { 'zh-CN': '新米' }, skuName: { 'zh-CN': '1 件' } },
          ...{ picture: order.lines[0]?.picture, quantity: 2, intactQuantity: null },
        },
      ],
      order: {
        ...{ status: 'completed', deliveryMode: 'express', paymentKind: 'offline', contactName: '林晓' },
        ...{
          contactPhone: '13800000001',
          address: order.delivery.address,
          total: 2800,
          paid: 2800,
          refunded: 0,
        },
      },
    });

    const approved = await approve(asked, 1500);
    expect(approved).toMatchObject({
      ...{ status: 'approved', version: 2, agreedAmount: 1500, decidedBy: '马骏', decidedAt: at },
      returnAddress: { contactName: '售后组', phone: '021-5550 0102', postcode: '' },
      allowedActions: ['ship_return', 'close'],
    });
    expect(await shop.alertsOf(order.orderNo)).toContain('after_sale_requested');
    await shop.drain();
    expect(await shop.alertsOf(order.orderNo)).toEqual([]);

    const told = await shop.shopper.getMyAfterSale({ params: { id } });
    expect(told).toMatchObject({
      ...{ allowedActions: ['ship_return'], agreedAmount: 1500, refunds: [] },
      returnAddress: { address: '上海市 上海市 静安区 铜仁路 88 号' },
      carriers: expect.arrayContaining(['顺丰速运']),
    });
    await shop.later({ days: 1 });
    const mistyped = await mine(shop.shopper, 'ship_return', told, { ...backBy, waybillNo: 'SF9000000009' });
    const shippedAt = shop.clock.now().toISOString();
    expect(mistyped).toMatchObject({ status: 'return_shipped', returnShippedAt: shippedAt });
    await shop.later({ minutes: 5 });
    const sent = await mine(shop.shopper, 'ship_return', mistyped, backBy);
    expect(sent).toMatchObject({ version: 4, returnShipment: backBy, returnShippedAt: shippedAt });

    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
    const here = await handle(shop.clerk, 'receive', sent, {
      items: [{ lineId, intactQuantity: 2 }],
      note: '完好',
    });
    expect(here).toMatchObject({
      ...{ status: 'received', receiptNote: '完好', items: [{ intactQuantity: 2 }] },
      allowedActions: ['close', 'refund'],
    });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });

    const paying = await handle(shop.clerk, 'refund', here, {});
    expect(paying).toMatchObject({
      ...{ status: 'refunding', allowedActions: [] },
      refunds: [{ amount: 1500, way: 'by_hand', state: 'requested', reason: '有破损', account }],
    });
    // What was agreed on is held, and waits for a person.
    const [refund] = (await staffSee({ id })).refunds;
    expect(refund?.allowedActions).toEqual(['fail', 'settle_by_hand']);
    const params = { id: refund?.id ?? '', action: 'settle_by_hand' as const };
    await shop.owner.actOnRefund({ params, body: { version: 1, remittance: '招行转账 0120-7' } });
    expect((await staffSee({ id })).status).toBe('refunding');
    await shop.drain();
    expect(await staffSee({ id })).toMatchObject({
      ...{ status: 'done', doneAt: shop.clock.now().toISOString(), allowedActions: [] },
      refunds: [{ state: 'succeeded', remittance: '招行转账 0120-7' }],
    });
    const over = await orderOf(order);
    expect(over).toMatchObject({
      ...{
        status: 'completed',
        afterSale: { status: 'done' },
        amounts: { paid: 2800, refunded: 1500, due: 0 },
      },
    });
    expect(stepsOf(over)).toEqual([
      ...['request_after_sale', 'approve_after_sale', 'ship_return', 'ship_return', 'receive_return'],
      ...['refund_after_sale', 'complete_refund', 'settle_after_sale'],
    ]);
    const corrected = (await shop.owner.getOrder({ params: { orderNo: order.orderNo } })).timeline.filter(
      ({ action }) => action === 'ship_return',
    );
    expect(corrected[1]?.details).toEqual({
      ...{ before: '顺丰速运 SF9000000009', after: '顺丰速运 SF9000000001' },
    });
    const audited = await shop.owner.listAudit({ query: { limit: 20 } });
    const acts = audited.items.filter(({ subject }) => subject === order.orderNo).map(({ action }) => action);
    expect(acts).toEqual(
      expect.arrayContaining(['after_sale.approve', 'after_sale.receive', 'after_sale.refund']),
    );
  });

  test('a refund through a provider that fails is tried again, and then it is done', async () => {
    const { order: paid } = await shop.paidOne({ paying: 'wechat_pay' });
    const { order, lineId } = await receive(shop, paid);
    const request = returning(lineId, { items: [{ lineId, quantity: 1 }], amount: 1000 });
    const here = await comeBack(shop, await filed(shop, order, request));
    await shop.misbehave('wechat_pay', 'not_enough');
    const paying = await handle(shop.clerk, 'refund', here, {});
    await shop.drain();
    const stuck = await staffSee(paying);
    expect(stuck).toMatchObject({ status: 'refunding', refunds: [{ state: 'failed', way: 'wechat_pay' }] });
    expect(await shop.alertsOf(order.orderNo)).toContain('refund_failed');
    const [refund] = stuck.refunds;
    const params = { id: refund?.id ?? '', action: 'retry' as const };
    await shop.owner.actOnRefund({ params, body: { version: refund?.version ?? 0 } });
    await shop.askProviders();
    await shop.quiet();
    await shop.drain();
    expect(await staffSee(paying)).toMatchObject({
      ...{ status: 'done', refunds: [{ state: 'succeeded', amount: 1000 }], order: { refunded: 1000 } },
    });
  });

  test('of two payments two refunds are remitted, and it is done with the second', async () => {
    const skuId = await shop.addSku();
    const placed = await shop.place({
      lines: [{ skuId, quantity: 1 }],
      pickup: true,
      paying: 'pay_at_store',
    });
    const part = await shop.deskActs('collect', placed, { amount: 400 });
    const paid = await shop.deskActs('collect', part, { amount: 600 });
    const verifierId = String(shop.has.people.verifier.id);
    await shop.deskActs('redeem', paid, { verifierId, cashCollected: false });
    const order = await orderOf(placed);
    const lineId = order.lines[0]?.id ?? '';
    const request = returning(lineId, { items: [{ lineId, quantity: 1 }], amount: 1000 });
    const here = await comeBack(shop, await filed(shop, order, request));
    const paying = await handle(shop.clerk, 'refund', here, {});
    expect(paying.refunds.map(({ amount, way }) => [amount, way])).toEqual([
      [600, 'by_hand'],
      [400, 'by_hand'],
    ]);
    for (const [refund, status] of [
      [paying.refunds[0], 'refunding'],
      [paying.refunds[1], 'done'],
    ] as const) {
      const params = { id: refund?.id ?? '', action: 'settle_by_hand' as const };
      await shop.owner.actOnRefund({ params, body: { version: 1, remittance: '柜台退现' } });
      await shop.drain();
      expect((await staffSee(paying)).status).toBe(status);
    }
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('the money goes to the balance when staff who may say so', async () => {
    const { order, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, returning(lineId)));
    const toBalance = { to: 'balance' } as const;
    expect(await shop.refused(() => handle(shop.clerk, 'refund', here, toBalance))).toMatchObject({
      ...{ code: 'permission_denied', params: { permission: 'order.refund' } },
    });
    const before = await shop.balance('shopper');
    await handle(shop.owner, 'refund', here, toBalance);
    await shop.drain();
    expect(await shop.balance('shopper')).toBe(before + 2000);
    expect((await staffSee(here)).status).toBe('done');
  });

  test('of what comes back only the intact pieces are sold again', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const asked = await approve(await filed(shop, order, returning(lineId)), 2000);
    const sent = await mine(shop.shopper, 'ship_return', asked, backBy);
    const receive = (intactQuantity: number) => () =>
      handle(shop.clerk, 'receive', sent, { items: [{ lineId, intactQuantity }] });
    expect(await shop.refused(receive(3))).toMatchObject({ status: 422, code: 'after_sale_items_invalid' });
    expect(await shop.refused(receive(-1))).toMatchObject({ code: 'invalid_input' });
    expect((await receive(1)()).items).toMatchObject([{ quantity: 2, intactQuantity: 1 }]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 99, reserved: 0, sold: 1 });
  });

  test('what comes back damaged is not sold again', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, returning(lineId)), false);
    expect(here.items).toMatchObject([{ intactQuantity: 0 }]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
  });

  test('meanwhile nobody gives the same money back twice', async () => {
    const { order, lineId } = await placeReceived(shop);
    await filed(shop, order, returning(lineId));
    const seen = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
    expect(seen.allowedActions).not.toContain('request_refund');
    expect(await shop.refused(() => shop.refund(seen, 100))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'after_sale_keeps_its_money' } },
    });
  });
});

describe('an exchange', () => {
  /** One whose goods came back. */
  const received = async () => {
    const { order, lineId } = await placeReceived(shop);
    return comeBack(shop, await filed(shop, order, exchanging(lineId)));
  };

  test('the replacement leaves in its own package and out of stock, and its receipt ends it', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId)));
    expect([here.amount, here.agreedAmount]).toEqual([0, 0]);
    expect(here.allowedActions).toEqual(['close', 'ship_replacement', 'refund']);
    const sent = await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    const days = new Date(shop.clock.now().getTime() + 7 * 86_400_000).toISOString();
    expect(sent).toMatchObject({
      ...{ status: 'replacement_shipped', autoDoneAt: days, doneAt: null, allowedActions: ['close'] },
      replacement: { to: replacementTo, carrierName: '顺丰速运', waybillNo: 'SF9000000002', note: '' },
    });
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
    const seen = await orderOf(order);
    // It is no package of what was ordered.
    expect(seen.shipments.map(({ waybillNo }) => waybillNo)).toEqual([`SF${seen.orderNo.slice(-10)}`]);
    const done = await mine(shop.shopper, 'confirm', sent, {});
    expect(done).toMatchObject({ status: 'done', autoDoneAt: null, doneAt: shop.clock.now().toISOString() });
    expect(stepsOf(await orderOf(order))).toEqual([
      ...['request_after_sale', 'approve_after_sale', 'ship_return', 'receive_return'],
      ...['ship_replacement', 'confirm_replacement'],
    ]);
  });

  test('ends by itself after the days of the automatic receipt', async () => {
    const { order, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId)));
    await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    await shop.later({ days: 6 });
    await shop.runJob('end after-sales');
    expect((await staffSee(here)).status).toBe('replacement_shipped');
    await shop.later({ days: 1 });
    await shop.runJob('end after-sales');
    expect(await staffSee(here)).toMatchObject({ status: 'done', autoDoneAt: null });
    expect((await orderOf(order)).timeline.at(-1)).toMatchObject({
      ...{ action: 'confirm_replacement', actor: { kind: 'system' } },
    });
  });

  test('its parcel leaves as any other: on a possible day, under a number that is its own', async () => {
    const here = await received();
    const send = (over: object) =>
      shop.refused(() => handle(shop.clerk, 'ship_replacement', here, { ...replacementBy(shop), ...over }));
    expect(await send({ shippedOn: '2026-01-01' })).toMatchObject({
      ...{ status: 422, code: 'ship_date_invalid', params: { to: expect.any(String) } },
    });
    expect(await send({ shippedOn: '2027-01-01' })).toMatchObject({ code: 'ship_date_invalid' });
    expect(await send({ waybillNo: here.orderNo })).toMatchObject({ code: 'waybill_is_order_no' });
    const { order: theirs } = await shop.placeOne({ by: 'other', paying: 'cash_on_delivery' });
    const [package_] = (await shop.shipAll(theirs)).shipments;
    const taken = await send({ waybillNo: package_?.waybillNo });
    expect(taken).toMatchObject({ code: 'waybill_taken', params: { orderNo: theirs.orderNo } });
    expect((await staffSee(here)).status).toBe('received');
  });

  test('a mistyped waybill of the replacement is put right, of what was received not', async () => {
    const here = await received();
    const sent = await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    const seen = await shop.seen(here);
    expect(seen.allowedActions).toContain('edit_tracking');
    expect(seen.replacement).toMatchObject({ waybillNo: 'SF9000000002', carrier: { name: '顺丰速运' } });
    const edit = (shipmentId = '', waybillNo = 'SF9000000003') =>
      shop.deskActs('edit_tracking', seen, { shipmentId, carrierId: '1', waybillNo });
    expect(await shop.refused(() => edit(seen.shipments[0]?.id))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'replacement_shipped_once_completed' } },
    });
    expect(await shop.refused(() => edit(seen.replacement?.id, seen.orderNo))).toMatchObject({
      code: 'waybill_is_order_no',
    });
    await shop.later({ days: 1 });
    const after = await edit(seen.replacement?.id);
    expect(after.replacement?.waybillNo).toBe('SF9000000003');
    expect(after.timeline.at(-1)).toMatchObject({
      ...{ action: 'edit_tracking', from: 'completed', to: 'completed' },
      details: { before: '顺丰速运 SF9000000002', after: '顺丰速运 SF9000000003' },
    });
    await shop.drain();
    await mine(shop.shopper, 'confirm', sent, {});
    const over = await shop.seen(seen);
    expect(over.allowedActions).not.toContain('edit_tracking');
    const late = { shipmentId: seen.replacement?.id ?? '', carrierId: '1', waybillNo: 'SF9000000004' };
    expect(await shop.refused(() => shop.deskActs('edit_tracking', over, late))).toMatchObject({
      params: { why: 'replacement_shipped_once_completed' },
    });
  });

  test('is refused while the goods are sold out', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId)), false);
    await shop.owner.adjustStock({ params: { id: skuId }, body: { delta: -97, reason: '盘点' } });
    expect(
      await shop.refused(() => handle(shop.clerk, 'ship_replacement', here, replacementBy(shop))),
    ).toEqual({
      ...{ status: 409, code: 'sold_out', params: expect.objectContaining({ left: 1, product: '新米' }) },
    });
    await shop.owner.adjustStock({ params: { id: skuId }, body: { delta: 1, reason: '到货' } });
    expect((await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop))).status).toBe(
      'replacement_shipped',
    );
    expect(await shop.stock(skuId)).toMatchObject({ onHand: 0, reserved: 0 });
  });
});

describe('an exchange whose goods cannot be had any more', () => {
  test('is refunded instead: no replacement leaves, and it is done when the money is back', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, exchanging(lineId)), false);
    await shop.owner.adjustStock({ params: { id: skuId }, body: { delta: -98, reason: '停产' } });
    expect(here.mostBack).toBe(2000);
    const refund = (amount?: number) => () =>
      handle(shop.owner, 'refund', here, { to: 'balance', ...(amount !== undefined && { amount }) });
    expect(await shop.refused(refund())).toMatchObject({ status: 422, code: 'after_sale_amount_invalid' });
    expect(await shop.refused(refund(0))).toMatchObject({ code: 'invalid_input' });
    expect(await shop.refused(refund(2001))).toMatchObject({
      ...{ code: 'after_sale_amount_invalid', params: { limit: '¥20.00' } },
    });
    const before = await shop.balance('shopper');
    expect(await refund(1800)()).toMatchObject({
      ...{ kind: 'exchange', status: 'refunding', agreedAmount: 1800, replacement: null },
      allowedActions: [],
    });
    await shop.drain();
    expect(await shop.balance('shopper')).toBe(before + 1800);
    expect(await staffSee(here)).toMatchObject({ status: 'done', agreedAmount: 1800, replacement: null });
    expect(stepsOf(await orderOf(order))).toEqual([
      ...['request_after_sale', 'approve_after_sale', 'ship_return', 'receive_return'],
      ...['refund_after_sale', 'complete_refund', 'settle_after_sale'],
    ]);
  });

  test('the amount of a return stays what was agreed on', async () => {
    const { order, lineId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, order, returning(lineId, { amount: 1500 })));
    const more = () => handle(shop.owner, 'refund', here, { to: 'balance', amount: 1600 });
    expect(await shop.refused(more)).toMatchObject({
      ...{ code: 'after_sale_amount_invalid', params: { limit: '¥15.00' } },
    });
    await handle(shop.owner, 'refund', here, { to: 'balance' });
  });
});

describe('an after-sale whose goods do not come', () => {
  test('is closed for good by staff while nothing was sent, and the shopper reads why', async () => {
    const { order, skuId, lineId } = await placeReceived(shop);
    const waiting = await approve(await filed(shop, order, returning(lineId)), 2000);
    const close = (reason: string) => handle(shop.clerk, 'close', waiting, { reason });
    expect(await shop.refused(() => close(' '))).toMatchObject({ status: 400, code: 'invalid_input' });
    const closed = await close('两个月没有寄回');
    const at = shop.clock.now().toISOString();
    expect(closed).toMatchObject({
      ...{ status: 'done', closeReason: '两个月没有寄回', doneAt: at, remedyAt: null, allowedActions: [] },
    });
    const params = { id: closed.id };
    expect(await shop.shopper.getMyAfterSale({ params })).toMatchObject({
      ...{ status: 'done', closeReason: '两个月没有寄回', refunds: [], allowedActions: [] },
    });
    expect(await shop.refused(() => mine(shop.shopper, 'ship_return', closed, backBy))).toMatchObject({
      code: 'action_not_allowed',
    });
    const after = await orderOf(order);
    expect(after).toMatchObject({
      status: 'completed',
      amounts: { refunded: 0 },
      afterSale: { status: 'done' },
    });
    expect(after.timeline.at(-1)).toMatchObject({ action: 'close_after_sale', reason: '两个月没有寄回' });
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
    // Money can be given back by hand again, and nothing can be asked again.
    const seen = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
    expect(seen.allowedActions).toContain('request_refund');
    expect(after.allowedActions).not.toContain('request_after_sale');
    const audited = await shop.owner.listAudit({ query: { limit: 5 } });
    expect(audited.items).toContainEqual(
      expect.objectContaining({ subject: order.orderNo, action: 'after_sale.close' }),
    );
  });

  test('is closed when they were lost on their way, or when nothing else can follow', async () => {
    const { order, lineId } = await placeReceived(shop);
    const waiting = await approve(await filed(shop, order, exchanging(lineId)));
    const sent = await mine(shop.shopper, 'ship_return', waiting, backBy);
    const lost = { reason: '包裹在途中丢失' };
    expect(await shop.refused(() => handle(shop.viewer, 'close', sent, lost))).toMatchObject({
      ...{ status: 403, params: { permission: 'order.cancel' } },
    });
    expect(await handle(shop.clerk, 'close', sent, lost)).toMatchObject({ status: 'done', receivedAt: null });
    const { order: other, lineId: line, skuId } = await placeReceived(shop);
    const here = await comeBack(shop, await filed(shop, other, exchanging(line)));
    const replaced = await handle(shop.clerk, 'ship_replacement', here, replacementBy(shop));
    const before = await shop.stock(skuId);
    const cameBack = { reason: '换货商品被退回' };
    expect(await handle(shop.clerk, 'close', replaced, cameBack)).toMatchObject({
      ...{ status: 'done', autoDoneAt: null, closeReason: '换货商品被退回' },
    });
    expect(await shop.stock(skuId)).toEqual(before);
    const { allowedActions } = await shop.owner.getOrder({ params: { orderNo: other.orderNo } });
    expect(allowedActions).toContain('request_refund');
  });
});

describe('a refusal', () => {
  test('is final: nothing follows, and nothing can be asked again', async () => {
    const { order, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, returning(lineId));
    const refused = await handle(shop.clerk, 'refuse', asked, { reason: '超过七天' });
    expect(refused).toMatchObject({
      ...{ status: 'refused', refuseReason: '超过七天', decidedBy: '马骏', agreedAmount: null },
      allowedActions: [],
    });
    expect(await shop.refused(() => approve(refused, 2000))).toMatchObject({ code: 'action_not_allowed' });
    const after = await orderOf(order);
    expect(after).toMatchObject({ afterSale: { status: 'refused' }, allowedActions: ['review'] });
    expect(after.timeline.at(-1)).toMatchObject({ action: 'refuse_after_sale', reason: '超过七天' });
    const again = () => askAfterSale(after, returning(lineId), shop.shopper);
    expect(await shop.refused(again)).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'no_after_sale_yet' } },
    });
    // Money can be given back by hand again.
    const seen = await shop.owner.getOrder({ params: { orderNo: order.orderNo } });
    expect(seen.allowedActions).toContain('request_refund');
  });

  test('may go without a reason', async () => {
    const { order, lineId } = await placeReceived(shop);
    const refused = await handle(shop.clerk, 'refuse', await filed(shop, order, returning(lineId)), {});
    expect(refused.refuseReason).toBeNull();
  });
});

describe('what is refused changes nothing', () => {
  test('before the receipt', async () => {
    const { order } = await shop.placeOne();
    const ask = (seen: ShopOrder) => askAfterSale(seen, exchanging(seen.lines[0]?.id ?? '', 1), shop.shopper);
    expect(await shop.refused(() => ask(order))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'wrong_status' } },
    });
  });

  test('more than was bought, another order’s goods, or the same twice', async () => {
    const { order, lineId } = await placeReceived(shop);
    const { lineId: strange } = await placeReceived(shop);
    const one = { lineId, quantity: 1 };
    for (const items of [[{ lineId, quantity: 3 }], [{ lineId: strange, quantity: 1 }], [one, one]])
      expect(
        await shop.refused(() =>
          askAfterSale(order, returning(lineId, { items, amount: 100 }), shop.shopper),
        ),
      ).toMatchObject({ status: 422, code: 'after_sale_items_invalid' });
  });

  test('more money than the goods cost: the shipping stays', async () => {
    const { order, lineId } = await placeReceived(shop);
    const ask = (amount: number, quantity: number) => () =>
      askAfterSale(order, returning(lineId, { amount, items: [{ lineId, quantity }] }), shop.shopper);
    expect(await shop.refused(ask(2001, 2))).toMatchObject({
      ...{ status: 422, code: 'after_sale_amount_invalid', params: { limit: '¥20.00' } },
    });
    expect(await shop.refused(ask(1001, 1))).toMatchObject({ params: { limit: '¥10.00' } });
    await ask(1000, 1)();
  });

  test('more than the goods cost after their share of a discount', async () => {
    const skuId = await shop.addSku();
    const placed = await shop.place({ lines: [{ skuId, quantity: 2 }] });
    const cheaper = await shop.deskActs('change_price', placed, { items: 1501, shipping: 800 }, shop.owner);
    const paid = await shop.deskActs('confirm_payment', cheaper, {});
    const { order, lineId } = await receive(shop, paid);
    const asked = await filed(shop, order, returning(lineId, { amount: 1000 }));
    expect(asked.mostBack).toBe(1501);
    expect(await shop.refused(() => approve(asked, 1502))).toMatchObject({
      ...{ code: 'after_sale_amount_invalid', params: { limit: '¥15.01' } },
    });
    expect((await approve(asked, 1501)).agreedAmount).toBe(1501);
  });

  test('more than the goods cost after a custom discount, however few of them come back', async () => {
    const placed = await shop.place({ lines: [{ skuId: await shop.addSku(), quantity: 1 }] });
    const wish = {
      lines: [{ lineId: placed.lines[0]?.id ?? '', quantity: 2 }],
      extras: [{ kind: 'discount' as const, title: '老顾客优惠', amount: 1000 }],
    };
    const paid = await shop.deskActs('confirm_payment', await edit(shop, placed, wish), {});
    expect(paid.amounts).toMatchObject({ items: 2000, shipping: 800, discount: 1000, paid: 1800 });
    const { order, lineId } = await receive(shop, paid);
    const ask = (amount: number, quantity: number) => () =>
      askAfterSale(order, returning(lineId, { amount, items: [{ lineId, quantity }] }), shop.shopper);
    expect(await shop.refused(ask(501, 1))).toMatchObject({ params: { limit: '¥5.00' } });
    expect(await shop.refused(ask(1001, 2))).toMatchObject({ params: { limit: '¥10.00' } });
    const asked = await filed(shop, order, returning(lineId, { amount: 1000 }));
    expect(asked.mostBack).toBe(1000);
    await returnAddressId(shop);
    expect(await shop.refused(() => approve(asked, 1001))).toMatchObject({ params: { limit: '¥10.00' } });
  });

  test('more than the other goods cost when a discount exceeds its own line', async () => {
    const placed = await shop.place({ lines: [{ skuId: await shop.addSku(), quantity: 2 }] });
    const cheaper = await shop.deskActs('change_price', placed, { items: 500, shipping: 800 }, shop.owner);
    const wish = {
      lines: [{ lineId: placed.lines[0]?.id ?? '', quantity: 1 }],
      added: [{ skuId: await shop.addSku(), quantity: 1 }],
    };
    const paid = await shop.deskActs('confirm_payment', await edit(shop, cheaper, wish), {});
    expect(paid.amounts).toMatchObject({ items: 2000, shipping: 800, discount: 1500, paid: 1300 });
    const { order } = await receive(shop, paid);
    const limits = order.lines.map(({ id: lineId }) => {
      const all = returning(lineId, { amount: 99_999, items: [{ lineId, quantity: 1 }] });
      return shop.refused(() => askAfterSale(order, all, shop.shopper));
    });
    expect((await Promise.all(limits)).map(({ params }) => params)).toEqual([
      ...[{ limit: '¥0.00' }, { limit: '¥5.00' }],
    ]);
  });

  test('no account where a person has to remit it', async () => {
    const { order, lineId } = await placeReceived(shop);
    const without = returning(lineId, { refundAccount: undefined });
    expect(await shop.refused(() => askAfterSale(order, without, shop.shopper))).toMatchObject({
      ...{ status: 422, code: 'refund_account_required' },
    });
  });

  test('a picture of somebody else’s, and more than nine', async () => {
    const { order, lineId } = await placeReceived(shop);
    const theirs = await upload('other');
    const ask = (pictureIds: string[]) => () =>
      askAfterSale(order, returning(lineId, { pictureIds }), shop.shopper);
    expect(await shop.refused(ask([theirs]))).toMatchObject({ status: 404, code: 'not_found' });
    const own = await upload('shopper');
    expect(await shop.refused(ask(Array<string>(10).fill(own)))).toMatchObject({ code: 'invalid_input' });
  });

  test('approving without one of the shop’s addresses, or an exchange with money', async () => {
    const { order, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, exchanging(lineId));
    const elsewhere = { returnAddressId: '999' };
    expect(await shop.refused(() => handle(shop.clerk, 'approve', asked, elsewhere))).toMatchObject({
      ...{ status: 422, code: 'return_address_unavailable' },
    });
    expect(await shop.refused(() => approve(asked, 100))).toMatchObject({
      code: 'after_sale_amount_invalid',
    });
    const { order: other, lineId: line } = await placeReceived(shop);
    const money = await filed(shop, other, returning(line));
    expect(await shop.refused(() => approve(money))).toMatchObject({ code: 'after_sale_amount_invalid' });
  });

  test('receiving what nobody sent, or not looking at all of it', async () => {
    const { order, lineId } = await placeReceived(shop);
    const approved = await approve(await filed(shop, order, exchanging(lineId)));
    const items = [{ lineId, intactQuantity: 2 }];
    expect(await shop.refused(() => handle(shop.clerk, 'receive', approved, { items }))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'wrong_status' } },
    });
    // Staff may enter the waybill for who told it on the phone.
    const sent = await handle(shop.clerk, 'ship_return', approved, backBy);
    const wrong = [[{ lineId: '999', intactQuantity: 1 }], [...items, ...items]];
    for (const seen of wrong)
      expect(await shop.refused(() => handle(shop.clerk, 'receive', sent, { items: seen }))).toMatchObject({
        code: 'after_sale_items_invalid',
      });
    const here = await handle(shop.clerk, 'receive', sent, { items });
    const late = () => mine(shop.shopper, 'ship_return', here, backBy);
    expect(await shop.refused(late)).toMatchObject({ code: 'action_not_allowed' });
  });

  test('who is not asked: other shoppers, and staff who only look', async () => {
    const { order, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, exchanging(lineId));
    const params = { id: asked.id };
    expect(await shop.refused(() => shop.other.getMyAfterSale({ params }))).toMatchObject({
      ...{ status: 404, code: 'not_found' },
    });
    const { version } = await approve(asked);
    expect(
      await shop.refused(() => mine(shop.other, 'ship_return', { ...params, version }, backBy)),
    ).toMatchObject({ status: 404 });
    expect((await staffSee(asked, shop.viewer)).allowedActions).toEqual([]);
    expect(
      await shop.refused(() => handle(shop.viewer, 'ship_return', { ...params, version }, backBy)),
    ).toMatchObject({ status: 403, params: { permission: 'order.support' } });
  });

  test('whoever acts on an old version is shown it as it is', async () => {
    const { order, lineId } = await placeReceived(shop);
    const asked = await filed(shop, order, exchanging(lineId));
    await approve(asked);
    const problem = await problemOf(handle(shop.clerk, 'refuse', asked, {}));
    expect(problem).toMatchObject({
      code: 'version_conflict',
      afterSale: { status: 'approved', version: 2 },
    });
  });
});

test('lists by status, with counts and the search of the order desk', async () => {
  const { order, lineId } = await placeReceived(shop);
  const asked = await filed(shop, order, exchanging(lineId));
  const found = async (query: { status?: 'requested' | 'approved'; q?: string; limit?: number }) =>
    (await shop.clerk.listAfterSales({ query })).items.map(({ id }) => id);
  expect((await found({}))[0]).toBe(asked.id);
  expect(await found({ status: 'requested', q: order.orderNo })).toEqual([asked.id]);
  expect(await found({ q: order.orderNo.slice(-6) })).toContain(asked.id);
  expect(await found({ status: 'approved', q: order.orderNo })).toEqual([]);
  expect(await found({ q: '13800000001', limit: 1 })).toEqual([asked.id]);
  expect(await found({ q: '郑海' })).toEqual([]);
  const { requested, approved } = await shop.clerk.countAfterSales();
  await approve(asked);
  expect(await shop.clerk.countAfterSales()).toMatchObject({
    ...{ requested: Number(requested) - 1, approved: Number(approved) + 1 },
  });
  const first = await shop.clerk.listAfterSales({ query: { limit: 1 } });
  const next = await shop.clerk.listAfterSales({ query: { limit: 1, cursor: first.nextCursor ?? '' } });
  expect(Number(next.items[0]?.id)).toBeLessThan(Number(first.items[0]?.id));
});
