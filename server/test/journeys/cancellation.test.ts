import type { Cancellation } from '@lanzi/shared/cancellation/cancellation.contract';
import {
  cancellationLists,
  type CancellationAction,
  type CancellationList,
} from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { type Problem } from '@lanzi/shared/errors';
import type { Role } from '@lanzi/shared/staff/permissions';
import { SaveStaff } from '../../src/staff/save-staff';
import { StaffSessions } from '../../src/staff/staff-sessions';
import { account, askToCancel, placePaid, review } from '../support/cancelling';
import { outcomesOf } from '../support/outcomes';
import { problemOf } from '../support/refusals';
import { newKey, openShop, parcel } from '../support/running-shop';
import { staffPassword } from '../support/staff-password';

const shop = openShop();
const staffNo = 'KF-07';
const approve = (seen: Cancellation) => review(shop.clerk, 'approve', seen, { staffNo });
const orderOf = ({ orderNo }: { orderNo: string }) => shop.clerk.getOrder({ params: { orderNo } });
/** What the order's row holds back for refunds, and which cancellation is open. */
async function held({ orderNo }: { orderNo: string }) {
  const [row] = await shop.dataSource.query<{ refunding: number | string; open: number | string | null }[]>(
    `SELECT refunding, open_cancellation_id AS open FROM orders WHERE order_no = '${orderNo}'`,
  );
  return { refunding: Number(row?.refunding), open: row?.open === null ? null : String(row?.open) };
}

async function shippedAndApproved() {
  const { order, skuId } = await placePaid(shop);
  const { asked } = await askToCancel(shop, await shop.shipAll(order));
  return { skuId, approved: await approve(asked) };
}

describe('nothing has left yet', () => {
  test('a paid order is asked for, approved at once and settled by hand', async () => {
    const { order, skuId } = await placePaid(shop);
    const { order: waiting, asked } = await askToCancel(shop, order, '买错颜色了');
    expect(waiting).toMatchObject({
      ...{ status: 'processing', version: order.version + 1, refunds: [] },
      cancellation: { id: asked.id, status: 'requested', list: 'to_review', reason: '买错颜色了' },
    });
    expect(waiting.allowedActions).toEqual([]);
    expect(asked).toEqual({
      ...{ id: asked.id, orderNo: order.orderNo, version: 1, status: 'requested', list: 'to_review' },
      ...{ reason: '买错颜色了', requestedBy: { kind: 'shopper', name: '林晓' }, refundAccount: account },
      ...{ requestedAt: shop.clock.now().toISOString(), refundTo: 'original', refunds: [] },
      ...{ reviewedAt: null, reviewedBy: null, staffNo: null, refuseReason: null, returnFailure: null },
      ...{ returnedAt: null, goodsIntact: null, invoiceReturned: null, refundNeedsAccount: true },
      allowedActions: ['approve', 'refuse'],
      order: {
        ...{ status: 'processing', deliveryMode: 'express', paymentKind: 'offline' },
        ...{ contactName: '林晓', contactPhone: '13800000001', total: 2800, paid: 2800, refunded: 0 },
        lines: [
          {
            ...{ productName: { 'zh-CN': '新米' }, skuName: { 'zh-CN': '1 件' }, quantity: 2 },
            ...{ picture: order.lines[0]?.picture, quantityShipped: 0 },
          },
        ],
      },
    });
    expect(await held(order)).toEqual({ refunding: 0, open: asked.id });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 2, sold: 0 });

    const approved = await review(shop.clerk, 'approve', asked, { staffNo, note: '已电话确认' });
    expect(approved).toMatchObject({
      ...{ status: 'approved', list: 'awaiting_refund', version: 2, staffNo, reviewedBy: '马骏' },
      // A clerk reviews, and may not give money back.
      ...{ allowedActions: [], order: { status: 'cancelled', paid: 2800, refunded: 0 } },
      refunds: [
        { amount: 2800, way: 'by_hand', state: 'requested', reason: '买错颜色了', account, remittance: null },
      ],
    });
    const cancelled = await orderOf(order);
    expect(cancelled).toMatchObject({
      ...{ status: 'cancelled', version: order.version + 2, autoReceiptAt: null, refundable: 0 },
      ...{ payment: { deadline: null }, amounts: { total: 2800, paid: 2800, refunded: 0, due: -2800 } },
    });
    expect(cancelled.timeline.slice(-2)).toMatchObject([
      { action: 'request_cancellation', actor: { kind: 'shopper', name: '林晓' }, reason: '买错颜色了' },
      {
        ...{ action: 'cancel_after_review', from: 'processing', to: 'cancelled' },
        ...{ actor: { kind: 'staff', name: '马骏' } },
        details: { step: 'approve', staffNo, note: '已电话确认', refund: 2800 },
      },
    ]);
    expect(await held(order)).toEqual({ refunding: 2800, open: null });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });

    const seen = await shop.owner.getCancellation({ params: { id: approved.id } });
    expect(seen.allowedActions).toEqual(['refund_succeeded', 'refund_failed']);
    const done = await review(shop.owner, 'refund_succeeded', seen, { remittance: '招行转账 0115-881' });
    expect(done).toMatchObject({
      ...{ status: 'approved', list: 'done', version: 3, allowedActions: [], order: { refunded: 2800 } },
      refunds: [{ state: 'succeeded', remittance: '招行转账 0115-881', allowedActions: [] }],
    });
    expect(await held(order)).toEqual({ refunding: 0, open: null });
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine).toMatchObject({
      ...{ status: 'cancelled', amounts: { paid: 2800, refunded: 2800, due: 0 } },
      payment: { state: 'refunded' },
      cancellation: { status: 'approved', list: 'done' },
      refunds: [{ amount: 2800, way: 'by_hand', state: 'succeeded' }],
    });
    expect(mine.timeline.at(-1)).toMatchObject({ action: 'complete_refund', from: 'cancelled' });
    expect(await shop.count('refunds', `order_no = '${order.orderNo}'`)).toBe(1);
  });

  test('the money that could not be remitted is remitted after all', async () => {
    const { asked } = await askToCancel(shop, (await placePaid(shop)).order);
    const { id } = await approve(asked);
    const waiting = await shop.owner.getCancellation({ params: { id } });
    const failed = await review(shop.owner, 'refund_failed', waiting, { reason: '账号与户名不符' });
    expect(failed).toMatchObject({
      ...{ list: 'refund_failed', version: 3, allowedActions: ['refund_succeeded'] },
      refunds: [{ state: 'failed', failure: '账号与户名不符' }],
    });
    expect(await held(failed)).toEqual({ refunding: 2800, open: null });
    expect(
      await shop.refused(() => review(shop.owner, 'refund_failed', failed, { reason: '又退回' })),
    ).toEqual({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'refund_failed', status: 'approved', why: 'refund_by_hand_waits' },
    });
    const done = await review(shop.owner, 'refund_succeeded', failed, { remittance: '改用支付宝' });
    expect([done.list, done.order.refunded]).toEqual(['done', 2800]);
    expect(
      await shop.refused(() => review(shop.owner, 'refund_succeeded', done, { remittance: '再来一次' })),
    ).toMatchObject({ code: 'action_not_allowed', params: { why: 'refund_needs_person' } });
  });

  test('with two payments there are two refunds, and the one that failed tells where it stands', async () => {
    const { order } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
    const part = await shop.deskActs('collect', order, { amount: 400 });
    const { asked } = await askToCancel(shop, await shop.deskActs('collect', part, { amount: 600 }));
    const approved = await approve(asked);
    expect(approved.refunds.map(({ amount, state }) => [amount, state])).toEqual([
      ...[
        [600, 'requested'],
        [400, 'requested'],
      ],
    ]);
    const [first] = approved.refunds;
    const params = { id: first?.id ?? '', action: 'fail' as const };
    await shop.owner.actOnRefund({ params, body: { version: 1, reason: '退票' } });
    const idsIn = async (list: CancellationList) =>
      (await shop.owner.listCancellations({ query: { list } })).items.map(({ id }) => id);
    expect(await idsIn('refund_failed')).toContain(asked.id);
    expect(await idsIn('awaiting_refund')).not.toContain(asked.id);
    const seen = await shop.owner.getCancellation({ params: { id: asked.id } });
    expect([seen.list, seen.version]).toEqual(['refund_failed', 2]);
    // One word settles what waits and what failed.
    const done = await review(shop.owner, 'refund_succeeded', seen, { remittance: '柜台退现' });
    expect(done.refunds.map(({ state, remittance }) => [state, remittance])).toEqual([
      ...[
        ['succeeded', '柜台退现'],
        ['succeeded', '柜台退现'],
      ],
    ]);
    expect([done.list, done.order.refunded]).toEqual(['done', 1000]);
    expect(await held(order)).toEqual({ refunding: 0, open: null });
  });

  test('refused, the order goes on as before, and may be asked for again', async () => {
    const { order, skuId } = await placePaid(shop);
    const { asked } = await askToCancel(shop, order);
    const refused = await review(shop.clerk, 'refuse', asked, { staffNo, reason: '已在打包' });
    expect(refused).toMatchObject({
      ...{ status: 'refused', list: 'done', refuseReason: '已在打包', staffNo, reviewedBy: '马骏' },
      ...{ allowedActions: [], refunds: [], order: { status: 'processing', refunded: 0 } },
    });
    expect(await held(order)).toEqual({ refunding: 0, open: null });
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine.timeline.at(-1)).toMatchObject({ action: 'review_cancellation', reason: '已在打包' });
    expect(mine.cancellation).toMatchObject({ status: 'refused', refuseReason: '已在打包' });
    expect(mine.allowedActions).toContain('request_cancellation');

    const { asked: again } = await askToCancel(shop, mine);
    expect(again.id).not.toBe(asked.id);
    await review(shop.clerk, 'refuse', again, { staffNo, reason: '已发车' });
    expect((await shop.shipAll(await orderOf(order))).status).toBe('shipped');
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
  });

  test('one that is out of stock is asked for by staff', async () => {
    const { order, skuId } = await placePaid(shop);
    const short = await shop.deskActs('mark_out_of_stock', order, { reason: '断货' });
    const asked = await shop.deskActs('request_cancellation', short, {
      ...{ reason: '短期内不会再有货', refundAccount: account },
    });
    const { items } = await shop.clerk.listCancellations({ query: { list: 'to_review' } });
    expect(items.map(({ orderNo, requestedBy }) => [orderNo, requestedBy])).toEqual([
      [order.orderNo, { kind: 'staff', name: '马骏' }],
    ]);
    expect(asked.cancellations).toHaveLength(1);
    await approve(items[0] as Cancellation);
    expect((await orderOf(order)).status).toBe('cancelled');
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('the money goes to the balance when staff say so, without an account', async () => {
    const { asked } = await askToCancel(shop, (await placePaid(shop)).order);
    const before = (await shop.shopper.getMyBalance({ query: {} })).balance;
    // Who may not refund does not choose another way than the money came.
    const toBalance = { staffNo, refundTo: 'balance' } as const;
    expect(await shop.refused(() => review(shop.clerk, 'approve', asked, toBalance))).toMatchObject({
      ...{ code: 'permission_denied', params: { permission: 'order.refund' } },
    });
    const approved = await review(shop.owner, 'approve', asked, toBalance);
    expect(approved).toMatchObject({ refundTo: 'balance', refunds: [{ way: 'balance', amount: 2800 }] });
    await shop.drain();
    const done = await shop.clerk.getCancellation({ params: { id: asked.id } });
    expect([done.list, done.order.refunded]).toEqual(['done', 2800]);
    expect((await shop.shopper.getMyBalance({ query: {} })).balance).toBe(before + 2800);
  });
});

describe('the goods are on their way', () => {
  test('what comes back damaged is refunded, and its stock is not raised', async () => {
    const { order, skuId } = await placePaid(shop);
    const shipped = await shop.shipAll(order);
    const { asked } = await askToCancel(shop, shipped);
    const approved = await approve(asked);
    expect(approved).toMatchObject({
      ...{ status: 'awaiting_return', list: 'awaiting_return', version: 2, refunds: [] },
      ...{ allowedActions: ['refuse', 'return_completed', 'return_failed'], order: { status: 'shipped' } },
    });
    expect(await held(order)).toEqual({ refunding: 0, open: asked.id });
    expect((await orderOf(order)).timeline.at(-1)).toMatchObject({
      ...{ action: 'review_cancellation', from: 'shipped', to: 'shipped' },
      details: { step: 'approve', staffNo, note: '' },
    });

    const goods = { goodsIntact: false, invoiceReturned: true };
    const returned = await review(shop.clerk, 'return_completed', approved, goods);
    expect(returned).toMatchObject({
      ...{ ...goods, status: 'approved', list: 'awaiting_refund', version: 3 },
      ...{ returnedAt: shop.clock.now().toISOString(), order: { status: 'cancelled' } },
      refunds: [{ amount: 2800, way: 'by_hand', state: 'requested', account }],
    });
    const done = await review(shop.owner, 'refund_succeeded', returned, { remittance: '现金' });
    expect([done.list, done.order.refunded]).toEqual(['done', 2800]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
    expect(await orderOf(order)).toMatchObject({ status: 'cancelled', autoReceiptAt: null });
    expect(await held(order)).toEqual({ refunding: 0, open: null });
  });

  test('what comes back intact can be sold again', async () => {
    const { skuId, approved } = await shippedAndApproved();
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 0, sold: 2 });
    const goods = { goodsIntact: true, invoiceReturned: false };
    const returned = await review(shop.clerk, 'return_completed', approved, goods);
    expect([returned.goodsIntact, returned.invoiceReturned]).toEqual([true, false]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
    const movements = await shop.dataSource.query(
      `SELECT cause, delta_on_hand AS hand, delta_reserved AS held, delta_sold AS sold, order_no AS nr
       FROM stock_movements WHERE sku_id = ${skuId} ORDER BY id DESC LIMIT 1`,
    );
    expect(movements).toEqual([{ cause: 'return', hand: 2, held: 0, sold: -2, nr: returned.orderNo }]);
  });

  test('of what left only in part, the rest is free at once and the part when it comes back intact', async () => {
    const { order, skuId } = await placePaid(shop, { quantity: 5 });
    const part = { packages: [parcel([[order.lines[0]?.id ?? '', 2]])] };
    const { asked } = await askToCancel(shop, await shop.deskActs('ship', order, part));
    const approved = await approve(asked);
    expect(approved.status).toBe('awaiting_return');
    expect(await shop.stock(skuId)).toEqual({ onHand: 98, reserved: 3, sold: 2 });
    await review(shop.clerk, 'return_completed', approved, { goodsIntact: true, invoiceReturned: false });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('a return that failed can still be completed', async () => {
    const { skuId, approved } = await shippedAndApproved();
    const failed = await review(shop.clerk, 'return_failed', approved, { reason: '顾客拒不寄回' });
    expect(failed).toMatchObject({
      ...{ status: 'return_failed', list: 'return_failed', returnFailure: '顾客拒不寄回', refunds: [] },
      ...{ allowedActions: ['refuse', 'return_completed'], order: { status: 'shipped', refunded: 0 } },
    });
    expect((await held(failed)).open).toBe(failed.id);
    expect(
      await shop.refused(() => review(shop.clerk, 'return_failed', failed, { reason: '还是不寄' })),
    ).toMatchObject({ code: 'action_not_allowed', params: { why: 'wrong_status' } });
    const goods = { goodsIntact: true, invoiceReturned: true };
    const returned = await review(shop.clerk, 'return_completed', failed, goods);
    expect(returned).toMatchObject({ status: 'approved', list: 'awaiting_refund', version: 4 });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('cash that a courier collected goes back too', async () => {
    const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
    const unpaid = await shop.shipAll(order);
    const paid = await shop.deskActs('collect', unpaid, { amount: 1800 });
    const { asked } = await askToCancel(shop, paid);
    const approved = await approve(asked);
    const goods = { goodsIntact: true, invoiceReturned: false };
    expect(await review(shop.clerk, 'return_completed', approved, goods)).toMatchObject({
      refunds: [{ amount: 1800, way: 'by_hand', state: 'requested' }],
    });
  });

  test('a parcel refused at the door comes back, and there is no money to return', async () => {
    const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
    const { asked } = await askToCancel(shop, await shop.shipAll(order), '拒收');
    const approved = await approve(asked);
    const goods = { goodsIntact: true, invoiceReturned: true };
    expect(await review(shop.clerk, 'return_completed', approved, goods)).toMatchObject({
      ...{ list: 'done', refunds: [], order: { status: 'cancelled', paid: 0 } },
    });
  });

  test('what never comes back ends the review, and the order goes on', async () => {
    const { approved } = await shippedAndApproved();
    const lost = await review(shop.clerk, 'return_failed', approved, { reason: '一直没有寄回' });
    const refused = await review(shop.clerk, 'refuse', lost, { staffNo, reason: '商品没有退回' });
    expect(refused).toMatchObject({ status: 'refused', list: 'done', order: { status: 'shipped' } });
    const { allowedActions } = await shop.shopper.getMyOrder({ params: { orderNo: refused.orderNo } });
    expect(allowedActions).toContain('confirm_receipt');
  });
});

describe('while it is open', () => {
  test('the order is not shipped, edited, completed, redeemed, cancelled or received', async () => {
    const { order } = await placePaid(shop);
    const { order: asked } = await askToCancel(shop, order);
    const { order: pickup } = await placePaid(shop, { pickup: true });
    const code = await shop.shopper.getRedemptionCode({ params: { orderNo: pickup.orderNo } });
    const { order: askedPickup } = await askToCancel(shop, pickup);
    const { order: shipped } = await askToCancel(shop, await shop.shipAll((await placePaid(shop)).order));
    const verifierId = String(shop.has.people.verifier.id);
    const contact = { contactName: '林晓', contactPhone: '13800000001', address: '南京西路 1788 号' };
    const moved = { mode: 'merchant_delivery', ...contact } as const;
    const attempts = [
      () => shop.shipAll(asked),
      () => shop.deskActs('cancel', asked, { reason: '不等了' }),
      () => shop.deskActs('change_delivery', asked, moved, shop.owner),
      () => shop.deskActs('request_cancellation', asked, { reason: '再来', refundAccount: account }),
      () => shop.acts('request_cancellation', asked, { reason: '再来', refundAccount: account }),
      () => shop.deskActs('redeem', askedPickup, { verifierId, cashCollected: true }),
      () => shop.verifier.redeem({ body: { code: code.code, cashCollected: true } }),
      () => shop.verifier.previewRedemption({ query: { code: code.shortCode } }),
      () => shop.shopper.getRedemptionCode({ params: { orderNo: pickup.orderNo } }),
      () => shop.acts('confirm_receipt', shipped, {}),
    ];
    for (const attempt of attempts)
      expect(await shop.refused(attempt)).toMatchObject({
        ...{ status: 409, code: 'action_not_allowed', params: { why: 'no_open_cancellation' } },
      });
    await shop.later({ days: 8 });
    await shop.runJob('receive shipped orders');
    expect((await orderOf(shipped)).status).toBe('shipped');

    // Refused, all of it goes on, and what is long due is received.
    const { items } = await shop.clerk.listCancellations({ query: { list: 'to_review' } });
    for (const one of items) await review(shop.clerk, 'refuse', one, { staffNo, reason: '不合条件' });
    await shop.runJob('receive shipped orders');
    expect((await orderOf(shipped)).status).toBe('completed');
    const again = await shop.shopper.getRedemptionCode({ params: { orderNo: pickup.orderNo } });
    await shop.verifier.redeem({ body: { code: again.code, cashCollected: false } });
  });

  test('two shoppers’ pages ask at once: one request is made', async () => {
    const { order } = await placePaid(shop);
    const body = { reason: '买错了', refundAccount: account };
    const ask = () => shop.acts('request_cancellation', order, body);
    const { answers, refusals } = await outcomesOf([ask(), ask(), ask()]);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 2 }]);
    expect(await shop.count('cancellations', `order_no = '${order.orderNo}'`)).toBe(1);
  });

  test('two reviewers at once: one decides, the other is shown what was decided', async () => {
    const { order, skuId } = await placePaid(shop);
    const { asked } = await askToCancel(shop, order);
    const { answers, refusals } = await outcomesOf([
      review(shop.clerk, 'approve', asked, { staffNo }),
      review(shop.owner, 'approve', asked, { staffNo: 'KF-01' }),
      review(shop.owner, 'refuse', asked, { staffNo: 'KF-01', reason: '不行' }),
    ]);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 2 }]);
    const now = await shop.clerk.getCancellation({ params: { id: asked.id } });
    expect(now.version).toBe(2);
    expect(await shop.count('refunds', `order_no = '${order.orderNo}'`)).toBe(now.refunds.length);
    expect((await shop.stock(skuId)).reserved).toBe(now.status === 'approved' ? 0 : 2);
    const late = problemOf(review(shop.clerk, 'refuse', asked, { staffNo, reason: '晚了' }));
    const problem = (await late) as Problem & { cancellation: Cancellation };
    expect([problem.status, problem.code]).toEqual([409, 'version_conflict']);
    expect(problem.cancellation).toEqual(now);
  });
});

describe('where money has to be remitted by hand', () => {
  test('an account to refund to is required of whoever asks', async () => {
    const { order } = await placePaid(shop);
    const required = { status: 422, code: 'refund_account_required', params: {} };
    expect(await shop.refused(() => shop.acts('request_cancellation', order, { reason: '买错了' }))).toEqual(
      required,
    );
    expect(
      await shop.refused(() => shop.deskActs('request_cancellation', order, { reason: '买错了' })),
    ).toEqual(required);
    const half = { holder: '林晓', bank: '', number: '1' };
    expect(
      await shop.refused(() =>
        shop.acts('request_cancellation', order, { reason: '买错了', refundAccount: half }),
      ),
    ).toMatchObject({ status: 400, code: 'invalid_input' });
  });

  test('none is required of money that goes back by itself, until staff choose to remit it', async () => {
    const before = (await shop.shopper.getMyBalance({ query: {} })).balance;
    const id = String(shop.has.people.shopper.id);
    const topUp = { amount: 5000, reason: '活动充值' };
    await shop.owner.adjustCustomerBalance({ params: { id }, body: topUp }, newKey());
    const { order } = await shop.placeOne({ paying: 'balance' });
    const mine = await shop.acts('request_cancellation', order, { reason: '买错了' });
    const asked = await shop.clerk.getCancellation({ params: { id: mine.cancellation?.id ?? '' } });
    expect([asked.refundAccount, asked.order.paid]).toEqual([null, 1800]);
    expect(
      await shop.refused(() => review(shop.owner, 'approve', asked, { staffNo, refundTo: 'by_hand' })),
    ).toEqual({ status: 422, code: 'refund_account_required', params: {} });
    expect((await approve(asked)).refunds).toMatchObject([{ way: 'balance', amount: 1800, account: null }]);
    await shop.drain();
    expect((await shop.shopper.getMyBalance({ query: {} })).balance).toBe(before + 5000);
    expect((await shop.clerk.getCancellation({ params: { id: asked.id } })).list).toBe('done');
  });

  test('a reason is required to ask, to refuse and to say that a return or a refund failed', async () => {
    const { order } = await placePaid(shop);
    const { asked } = await askToCancel(shop, order);
    const { approved } = await shippedAndApproved();
    const attempts = [
      () => shop.acts('request_cancellation', order, { reason: ' ', refundAccount: account }),
      () => review(shop.clerk, 'refuse', asked, { staffNo, reason: '' }),
      () => review(shop.clerk, 'refuse', asked, { staffNo: '', reason: '不行' }),
      () => review(shop.clerk, 'approve', asked, { staffNo: ' ' }),
      () => review(shop.clerk, 'return_failed', approved, { reason: '' }),
      () => review(shop.owner, 'refund_failed', asked, { reason: '' }),
      () => review(shop.owner, 'refund_succeeded', asked, { remittance: '' }),
    ];
    for (const attempt of attempts) expect([400, 422]).toContain((await shop.refused(attempt)).status);
  });
});

describe('who may', () => {
  async function oneWho(role: Role) {
    const account = { username: `${role}-2`, name: role, role, password: staffPassword };
    const id = await shop.app.get(SaveStaff).create({ staffId: 0, name: 'founder', ip: null }, account);
    const { token } = await shop.app.get(StaffSessions).open(id, '127.0.0.1');
    return shop.clientWith((path, { headers, ...init }) =>
      fetch(shop.url + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }),
    );
  }

  test('support ask and do not decide, a clerk decides and does not refund, a viewer looks', async () => {
    const support = await oneWho('support');
    const manager = await oneWho('manager');
    const { order } = await placePaid(shop);
    const given = { reason: '顾客来电', refundAccount: account };
    const byPhone = await shop.deskActs('request_cancellation', order, given, support);
    const asked = await shop.viewer.getCancellation({ params: { id: byPhone.cancellations[0]?.id ?? '' } });
    expect(asked.requestedBy).toEqual({ kind: 'staff', name: 'support' });
    const allowed = async (...people: (typeof shop.clerk)[]) =>
      Promise.all(
        people.map(async (by) => (await by.getCancellation({ params: { id: asked.id } })).allowedActions),
      );
    const decide: CancellationAction[] = ['approve', 'refuse'];
    expect(await allowed(shop.viewer, support, shop.clerk, manager)).toEqual([[], [], decide, decide]);
    const attempts = [
      () => review(support, 'approve', asked, { staffNo }),
      () => review(shop.viewer, 'refuse', asked, { staffNo, reason: 'x' }),
    ];
    for (const attempt of attempts)
      expect(await shop.refused(attempt)).toEqual({
        ...{ status: 403, code: 'permission_denied', params: { permission: 'order.cancel' } },
      });
    const { order: another } = await placePaid(shop);
    expect(
      await shop.refused(() => shop.deskActs('request_cancellation', another, given, shop.viewer)),
    ).toMatchObject({ status: 403, params: { permission: 'order.support' } });

    const approved = await approve(asked);
    for (const by of [shop.clerk, support, shop.viewer])
      for (const attempt of [
        () => review(by, 'refund_succeeded', approved, { remittance: 'x' }),
        () => review(by, 'refund_failed', approved, { reason: 'x' }),
      ])
        expect(await shop.refused(attempt)).toEqual({
          ...{ status: 403, code: 'permission_denied', params: { permission: 'order.refund' } },
        });
    expect((await review(manager, 'refund_succeeded', approved, { remittance: '汇款' })).list).toBe('done');
  });

  test('nobody asks for somebody else’s order, nor finds what is not there', async () => {
    const { order } = await placePaid(shop);
    const notThere = { status: 404, code: 'not_found' };
    const given = { reason: '不是我的', refundAccount: account };
    expect(
      await shop.refused(() => shop.acts('request_cancellation', order, given, shop.other)),
    ).toMatchObject(notThere);
    const unknown = { id: '99999', version: 1 };
    for (const attempt of [
      () => shop.clerk.getCancellation({ params: { id: unknown.id } }),
      () => review(shop.clerk, 'approve', unknown, { staffNo }),
    ])
      expect(await shop.refused(attempt)).toMatchObject(notThere);
  });

  test('every decision is in the audit log, a refused one is not', async () => {
    const { asked } = await askToCancel(shop, (await placePaid(shop)).order);
    const approved = await approve(asked);
    await shop.refused(() => approve(asked));
    await review(shop.owner, 'refund_failed', approved, { reason: '退回' });
    const { items } = await shop.owner.listAudit({ query: { limit: 2 } });
    expect(items.map(({ action, subject, staffName }) => [action, subject, staffName])).toEqual([
      ['cancellation.refund_failed', asked.orderNo, '许文'],
      ['cancellation.approve', asked.orderNo, '马骏'],
    ]);
  });
});

test('each cancellation stands in one of the six lists, newest first, page by page, and is counted there', async () => {
  const before = await shop.clerk.countCancellations();
  const stands: Record<CancellationList, string[]> = {
    ...{ to_review: [], awaiting_return: [], return_failed: [] },
    ...{ awaiting_refund: [], refund_failed: [], done: [] },
  };
  const asked = async () => (await askToCancel(shop, (await placePaid(shop)).order)).asked;
  for (let round = 0; round < 2; round++) {
    const { id } = await asked();
    stands.to_review.unshift(id);
    const { approved: waits } = await shippedAndApproved();
    stands.awaiting_return.unshift(waits.id);
    const { approved: lost } = await shippedAndApproved();
    await review(shop.clerk, 'return_failed', lost, { reason: '丢件' });
    stands.return_failed.unshift(lost.id);
    stands.awaiting_refund.unshift((await approve(await asked())).id);
    const bounced = await approve(await asked());
    await review(shop.owner, 'refund_failed', bounced, { reason: '退票' });
    stands.refund_failed.unshift(bounced.id);
    const paidBack = await approve(await asked());
    await review(shop.owner, 'refund_succeeded', paidBack, { remittance: '已汇' });
    stands.done.unshift(paidBack.id);
    const no = await review(shop.clerk, 'refuse', await asked(), { staffNo, reason: '不行' });
    stands.done.unshift(no.id);
  }
  const counts = await shop.clerk.countCancellations();
  for (const list of cancellationLists) {
    const mine = stands[list];
    expect([list, counts[list] - before[list]]).toEqual([list, mine.length]);
    const first = await shop.clerk.listCancellations({ query: { list, limit: 1 } });
    expect(first.items.map(({ id }) => id)).toEqual(mine.slice(0, 1));
    const query = { list, limit: 100, cursor: first.nextCursor ?? '' };
    const rest = await shop.clerk.listCancellations({ query });
    expect(rest.items.slice(0, mine.length - 1).map(({ id }) => id)).toEqual(mine.slice(1));
    expect(first.items.length + rest.items.length).toBe(counts[list]);
    expect(new Set([...first.items, ...rest.items].map((one) => one.list))).toEqual(new Set([list]));
  }
  expect(await shop.count('cancellations')).toBe(Object.values(counts).reduce((sum, count) => sum + count));
  expect(
    await shop.refused(() => shop.clerk.listCancellations({ query: { cursor: 'rubbish' } })),
  ).toMatchObject({ status: 400, code: 'malformed_cursor' });
});
