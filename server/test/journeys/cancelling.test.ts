import { openShop } from '../support/running-shop';

const shop = openShop();

describe('a shopper', () => {
  test('cancels an unpaid order, and its stock can be sold again at once', async () => {
    const skuId = await shop.addSku({ onHand: 1 });
    const order = await shop.place({ lines: [{ skuId, quantity: 1 }] });
    const wanted = await shop.orderBody({ by: 'other', lines: [{ skuId, quantity: 1 }] });
    const tooLate = () => shop.other.placeOrder({ body: wanted }, { idempotencyKey: 'too-late' });
    expect(await shop.refused(tooLate)).toEqual({
      ...{ status: 409, code: 'sold_out', params: { skuId: Number(skuId), product: '新米', left: 0 } },
    });
    const cancelled = await shop.acts('cancel', order, {});
    expect([cancelled.status, cancelled.payment.deadline, cancelled.amounts.due]).toEqual([
      'cancelled',
      null,
      0,
    ]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 1, reserved: 0, sold: 0 });
    // The refusal did not use the key up.
    expect((await tooLate()).status).toBe('pending_payment');
    expect(await shop.stock(skuId)).toEqual({ onHand: 1, reserved: 1, sold: 0 });
  });

  test('cancels while a proof waits, and one to be paid on delivery while it has not left', async () => {
    const waiting = await shop.submitProof((await shop.placeOne()).order);
    expect((await shop.acts('cancel', waiting, { reason: '不想要了' })).timeline.at(-1)).toMatchObject({
      ...{ action: 'cancel', from: 'pending_confirmation', to: 'cancelled', reason: '不想要了' },
    });
    const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
    expect((await shop.acts('cancel', order, {})).status).toBe('cancelled');
  });

  test('cannot cancel what is paid, nor what has left', async () => {
    const paid = await shop.deskActs('confirm_payment', (await shop.placeOne()).order, {});
    expect(await shop.refused(() => shop.acts('cancel', paid, {}))).toEqual({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'cancel', status: 'processing', why: 'not_paid_once_processing' },
    });
    const shipped = await shop.shipAll((await shop.placeOne({ paying: 'cash_on_delivery' })).order);
    expect(await shop.refused(() => shop.acts('cancel', shipped, {}))).toMatchObject({
      params: { status: 'shipped', why: 'wrong_status' },
    });
  });

  test('cannot cancel when a part has left', async () => {
    const skuId = await shop.addSku();
    const placed = await shop.place({ paying: 'cash_on_delivery', lines: [{ skuId, quantity: 2 }] });
    const half = { ...placed, lines: placed.lines.map((line) => ({ ...line, quantity: 1 })) };
    const order = await shop.shipAll(half);
    expect(order.status).toBe('processing');
    for (const cancel of [
      () => shop.acts('cancel', order, {}),
      () => shop.deskActs('cancel', order, { reason: '缺货' }),
    ])
      expect((await shop.refused(cancel)).params).toMatchObject({ why: 'nothing_shipped' });
  });
});

describe('staff', () => {
  test('cancel with a reason only, which the shopper reads', async () => {
    const { order, skuId } = await shop.placeOne();
    for (const reason of ['', '   '])
      expect(await shop.refused(() => shop.deskActs('cancel', order, { reason }))).toEqual({
        ...{ status: 422, code: 'reason_required', params: {} },
      });
    await shop.deskActs('cancel', order, { reason: '地址超出配送范围' });
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine.timeline.at(-1)).toMatchObject({ action: 'cancel', reason: '地址超出配送范围' });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('cancel what is paid: the stock returns, and the money is owed back', async () => {
    const { order, skuId } = await shop.placeOne();
    const paid = await shop.deskActs('confirm_payment', order, {});
    const cancelled = await shop.deskActs('cancel', paid, { reason: '供应商断货' });
    expect(cancelled.amounts).toMatchObject({ total: 1800, paid: 1800, refunded: 0, due: -1800 });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('set an order aside as out of stock and take it up again, its stock held all the while', async () => {
    const { order, skuId } = await shop.placeOne({ paying: 'cash_on_delivery' });
    const aside = await shop.deskActs('mark_out_of_stock', order, { reason: '这批有坏果' });
    expect(aside.status).toBe('out_of_stock');
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
    expect((await shop.refused(() => shop.shipAll(aside))).params).toMatchObject({ why: 'wrong_status' });
    const again = await shop.deskActs('back_in_stock', aside, {});
    expect(again.timeline.map(({ action, to, reason }) => [action, to, reason])).toEqual([
      ['place', 'processing', null],
      ['mark_out_of_stock', 'out_of_stock', '这批有坏果'],
      ['back_in_stock', 'processing', null],
    ]);
    expect((await shop.shipAll(again)).status).toBe('shipped');
  });

  test('cancel what is out of stock', async () => {
    const { order, skuId } = await shop.placeOne({ paying: 'cash_on_delivery' });
    const aside = await shop.deskActs('mark_out_of_stock', order, { reason: '卖完了' });
    expect((await shop.deskActs('cancel', aside, { reason: '等不到货' })).status).toBe('cancelled');
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });
});

describe('the end is the end', () => {
  test('a completed order cannot be cancelled by anybody', async () => {
    const shipped = await shop.shipAll((await shop.placeOne({ paying: 'cash_on_delivery' })).order);
    const done = await shop.acts('confirm_receipt', shipped, {});
    expect(done.allowedActions).toEqual(['request_after_sale', 'review']);
    const refusal = {
      status: 409,
      code: 'action_not_allowed',
      params: { status: 'completed', why: 'wrong_status' },
    };
    expect(await shop.refused(() => shop.acts('cancel', done, {}))).toMatchObject(refusal);
    expect(
      await shop.refused(() => shop.deskActs('cancel', done, { reason: '退货' }, shop.owner)),
    ).toMatchObject(refusal);
  });

  test('a cancelled order never comes back: nothing but a note is taken for it', async () => {
    const order = await shop.acts('cancel', (await shop.placeOne()).order, {});
    const lineId = order.lines[0]?.id ?? '';
    const shipment = { carrierId: '1', waybillNo: 'SF1234567890' };
    const packages = [{ ...shipment, shippedOn: '2026-01-15', lines: [{ lineId, quantity: 1 }] }];
    const attempts = [
      () => shop.acts('submit_proof', order, { pictureId: shop.has.pictureId }),
      () => shop.acts('cancel', order, {}),
      () => shop.acts('confirm_receipt', order, {}),
      () => shop.deskActs('confirm_payment', order, {}),
      () => shop.deskActs('reject_proof', order, { reason: '再看看' }),
      () => shop.deskActs('cancel', order, { reason: '再取消' }),
      () => shop.deskActs('ship', order, { packages }),
      () => shop.deskActs('edit_tracking', order, { ...shipment, shipmentId: '1' }),
      () => shop.deskActs('redeem', order, { verifierId: String(shop.has.people.verifier.id) }),
      () => shop.deskActs('mark_out_of_stock', order, { reason: '没货' }),
      () => shop.deskActs('back_in_stock', order, {}),
    ];
    for (const attempt of attempts)
      expect(await shop.refused(attempt)).toMatchObject({
        ...{ status: 409, code: 'action_not_allowed', params: { status: 'cancelled', why: 'wrong_status' } },
      });
    const noted = await shop.deskActs('add_note', order, { note: '已致电说明' });
    expect([noted.status, noted.allowedActions]).toEqual(['cancelled', ['add_note']]);
  });
});
