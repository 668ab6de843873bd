import { pixel } from '../support/pixel';
import { newKey, openShop, parcel } from '../support/running-shop';

const shop = openShop();

test('an order paid by transfer, from the quote to the receipt', async () => {
  const rice = await shop.addSku({ name: '新米', price: 6990, onHand: 10 });
  const tea = await shop.addSku({ name: '龙井', price: 1500, onHand: 5 });
  const lines = [
    { skuId: rice, quantity: 2 },
    { skuId: tea, quantity: 3 },
  ];
  const { addressId, shippingMethodId, paymentMethodIds } = shop.has;
  const delivery = { mode: 'express' as const, addressId, shippingMethodId };

  const quote = await shop.shopper.quote({ body: { lines, delivery } });
  expect(quote.amounts).toEqual({
    ...{ items: 18_480, shipping: 800, discount: 0, surcharge: 0, total: 19_280 },
    ...{ paid: 0, refunded: 0, due: 19_280 },
  });
  expect(quote.problems).toEqual([]);
  expect(quote.deliveryModes).toEqual(['express', 'pickup']);
  expect(quote.paymentMethods.map(({ kind }) => kind)).toEqual(['offline', 'cash_on_delivery', 'balance']);
  expect(await shop.count('orders')).toBe(0);

  let mine = await shop.place({ lines, note: '周末送' });
  expect(mine.orderNo).toMatch(/^260115\d{10}$/);
  expect(mine).toMatchObject({ status: 'pending_payment', version: 1, origin: 'h5', note: '周末送' });
  expect(mine.amounts).toEqual(quote.amounts);
  expect(await shop.shopper.getMyOrder({ params: { orderNo: mine.orderNo } })).toEqual(mine);
  expect(mine.payment).toMatchObject({
    ...{ methodId: paymentMethodIds.offline, kind: 'offline', state: 'unpaid', proofs: [] },
    deadline: '2026-01-15T02:30:00.000Z',
  });
  expect(mine.delivery).toMatchObject({
    ...{ mode: 'express', contactName: '林晓', address: '上海市 静安区 南京西路 1788 号 5 楼', store: null },
  });
  expect(mine.lines.map(({ skuId, quantity, amount }) => [skuId, quantity, amount])).toEqual([
    [rice, 2, 13_980],
    [tea, 3, 4500],
  ]);
  expect(mine.allowedActions).toEqual(['submit_proof', 'change_payment_method', 'cancel']);
  expect(await shop.stock(rice)).toEqual({ onHand: 10, reserved: 2, sold: 0 });
  expect(await shop.stock(tea)).toEqual({ onHand: 5, reserved: 3, sold: 0 });

  await shop.later({ minutes: 10 });
  mine = await shop.submitProof(mine, '已转账');
  expect([mine.status, mine.version, mine.payment.deadline]).toEqual(['pending_confirmation', 2, null]);
  expect(mine.payment.proofs).toMatchObject([{ note: '已转账', rejectedAt: null, rejectReason: null }]);

  const unreasoned = () => shop.deskActs('reject_proof', mine, { reason: '  ' });
  expect(await shop.refused(unreasoned)).toMatchObject({ status: 400, code: 'invalid_input' });
  let order = await shop.deskActs('reject_proof', mine, { reason: '看不清金额' });
  expect([order.status, order.payment.deadline]).toEqual(['pending_payment', '2026-01-15T02:40:00.000Z']);
  mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(mine.payment.proofs).toMatchObject([
    { rejectReason: '看不清金额', rejectedAt: '2026-01-15T02:10:00.000Z' },
  ]);

  mine = await shop.submitProof(mine);
  expect(mine.payment.proofs.map(({ rejectReason }) => rejectReason)).toEqual([null, '看不清金额']);
  order = await shop.deskActs('confirm_payment', mine, { note: '已到账' });
  expect([order.status, order.payment.state, order.payment.deadline]).toEqual(['processing', 'paid', null]);
  expect(order.amounts).toMatchObject({ total: 19_280, paid: 19_280, due: 0 });
  expect(order.payments).toEqual([
    {
      ...{ kind: 'offline', amount: 19_280, recordedBy: '马骏', note: '已到账' },
      receivedAt: '2026-01-15T02:10:00.000Z',
      transactionId: null,
    },
  ]);
  order = await shop.deskActs('add_note', order, { note: '老顾客，送一包茶' });
  expect(order.merchantNote).toBe('老顾客，送一包茶');

  const [riceLine = '', teaLine = ''] = order.lines.map(({ id }) => id);
  const first = parcel(
    [
      [riceLine, 2],
      [teaLine, 1],
    ],
    'SF0000000001',
  );
  order = await shop.deskActs('ship', order, { packages: [first] });
  expect(order.status).toBe('processing');
  expect(order.lines.map(({ quantity, quantityShipped }) => quantity - quantityShipped)).toEqual([0, 2]);
  expect(await shop.stock(rice)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
  expect(await shop.stock(tea)).toEqual({ onHand: 4, reserved: 2, sold: 1 });

  const tooMany = () => shop.deskActs('ship', order, { packages: [parcel([[teaLine, 3]])] });
  expect(await shop.refused(tooMany)).toEqual({ status: 422, code: 'package_lines_invalid', params: {} });

  await shop.later({ minutes: 5 });
  order = await shop.deskActs('ship', order, { packages: [parcel([[teaLine, 2]], 'SF0000000002')] });
  expect([order.status, order.autoReceiptAt]).toEqual(['shipped', '2026-01-22T02:15:00.000Z']);
  expect(await shop.stock(tea)).toEqual({ onHand: 2, reserved: 0, sold: 3 });

  const shipmentId = order.shipments[0]?.id ?? '';
  order = await shop.deskActs('edit_tracking', order, {
    shipmentId,
    carrierId: '2',
    waybillNo: 'ZT0000000009',
  });
  expect(
    order.shipments.map(({ carrier, waybillNo, lines: packed }) => [
      carrier.code,
      waybillNo,
      packed.map(({ quantity }) => quantity),
    ]),
  ).toEqual([
    ['ZTO', 'ZT0000000009', [2, 1]],
    ['SF', 'SF0000000002', [2]],
  ]);

  mine = await shop.acts('confirm_receipt', order, {});
  expect([mine.status, mine.completedBy, mine.autoReceiptAt]).toEqual(['completed', 'receipt', null]);
  order = await shop.clerk.getOrder({ params: { orderNo: mine.orderNo } });
  expect(
    order.timeline.map(({ action, from, to, actor, reason }) => [action, from, to, actor.name, reason]),
  ).toEqual([
    ['place', null, 'pending_payment', '林晓', null],
    ['submit_proof', 'pending_payment', 'pending_confirmation', '林晓', null],
    ['reject_proof', 'pending_confirmation', 'pending_payment', '马骏', '看不清金额'],
    ['submit_proof', 'pending_payment', 'pending_confirmation', '林晓', null],
    ['confirm_payment', 'pending_confirmation', 'processing', '马骏', null],
    ['add_note', 'processing', 'processing', '马骏', null],
    ['ship', 'processing', 'processing', '马骏', null],
    ['ship', 'processing', 'shipped', '马骏', null],
    ['edit_tracking', 'shipped', 'shipped', '马骏', null],
    ['confirm_receipt', 'shipped', 'completed', '林晓', null],
  ]);
  expect(order.timeline.at(-2)?.details).toEqual({
    before: '顺丰速运 SF0000000001',
    after: '中通快递 ZT0000000009',
  });

  // The shopper is told what was done, not by whom, and nothing of the merchant's notes.
  expect(mine.timeline.map(({ action, actor }) => [action, actor.name])).toEqual([
    ['place', '林晓'],
    ['submit_proof', '林晓'],
    ['reject_proof', ''],
    ['submit_proof', '林晓'],
    ['confirm_payment', ''],
    ['ship', ''],
    ['ship', ''],
    ['edit_tracking', ''],
    ['confirm_receipt', '林晓'],
  ]);
  expect(JSON.stringify(mine)).not.toMatch(/马骏|老顾客|merchantNote/);
  expect(await shop.count('payments', 'amount = 19280')).toBe(1);
});

test('shipping is free from the threshold on, to the fen', async () => {
  const skuId = await shop.addSku({ price: 1, onHand: 100_000 });
  const below = await shop.place({ lines: [{ skuId, quantity: 999 }] });
  expect(below.amounts).toMatchObject({ items: 999, shipping: 800, total: 1799 });
  const dear = await shop.addSku({ price: 19_999 });
  const almost = await shop.place({ lines: [{ skuId: dear, quantity: 1 }] });
  expect(almost.amounts).toMatchObject({ items: 19_999, shipping: 800, total: 20_799 });
  const just = await shop.place({
    lines: [
      { skuId: dear, quantity: 1 },
      { skuId, quantity: 1 },
    ],
  });
  expect(just.amounts).toMatchObject({ items: 20_000, shipping: 0, total: 20_000 });
});

test('the same SKU twice is one line', async () => {
  const skuId = await shop.addSku({ onHand: 5 });
  const order = await shop.place({
    lines: [
      { skuId, quantity: 2 },
      { skuId, quantity: 3 },
    ],
  });
  expect(order.lines.map(({ quantity }) => quantity)).toEqual([5]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 5, reserved: 5, sold: 0 });
});

test('an order keeps the prices and names of its day', async () => {
  const { order, skuId } = await shop.placeOne();
  const { productId } = order.lines[0] ?? { productId: '' };
  const {
    id: _,
    categoryName: __,
    pictures,
    createdAt: ___,
    skus,
    ...product
  } = await shop.owner.getProduct({
    params: { id: productId },
  });
  const raised = skus.map(({ onHand: ____, reserved: _____, sold: ______, ...sku }) => ({
    ...sku,
    price: 9900,
  }));
  await shop.owner.updateProduct({
    params: { id: productId },
    body: { ...product, name: { 'zh-CN': '陈米' }, pictureIds: pictures.map(({ id }) => id), skus: raised },
  });
  const now = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
  expect(now.lines).toEqual(order.lines);
  expect(now.amounts).toEqual(order.amounts);
  const quoted = await shop.orderBody({ lines: [{ skuId, quantity: 1 }] });
  expect(quoted.expectedTotal).toBe(10_700);
});

test('an order keeps how it is to be paid after the shop stops offering it', async () => {
  const transfer = {
    ...{ kind: 'offline' as const, enabled: true, position: 9 },
    ...{ title: { 'zh-CN': '旧账户' }, instructions: { 'zh-CN': '转账至 6222 0000 1111' } },
  };
  const { id } = await shop.owner.createPaymentMethod({ body: transfer });
  const skuId = await shop.addSku();
  const body = { ...(await shop.orderBody({ lines: [{ skuId, quantity: 1 }] })), paymentMethodId: id };
  const placed = await shop.shopper.placeOrder({ body }, newKey());
  await shop.owner.deletePaymentMethods({ query: { id } });
  const order = await shop.shopper.getMyOrder({ params: { orderNo: placed.orderNo } });
  expect(order).toEqual(placed);
  expect(order.payment).toMatchObject({ title: transfer.title, instructions: transfer.instructions });
  expect((await shop.deskActs('confirm_payment', await shop.submitProof(order), {})).status).toBe(
    'processing',
  );
  expect((await shop.refused(() => shop.shopper.placeOrder({ body }, newKey()))).code).toBe(
    'payment_method_unavailable',
  );
});

test('the shop’s currency stays once there is an order, whatever becomes of it; other settings change', async () => {
  await shop.acts('cancel', (await shop.placeOne()).order, {});
  const settings = await shop.owner.getSettings();
  const save = (change: Partial<typeof settings>) =>
    shop.owner.updateSettings({ body: { ...settings, ...change } });
  expect(await shop.refused(() => save({ currency: 'HKD' }))).toEqual({
    ...{ status: 422, code: 'currency_in_use', params: {} },
  });
  const saved = await save({ autoReceiptDays: 3, timeZone: 'Asia/Hong_Kong' });
  expect(saved).toMatchObject({ autoReceiptDays: 3, timeZone: 'Asia/Hong_Kong', currency: 'CNY' });
  await shop.owner.updateSettings({ body: { ...settings, version: saved.version } });
});

describe('a proof', () => {
  test('may be replaced until it is confirmed, not after', async () => {
    let { order } = await shop.placeOne();
    order = await shop.submitProof(order, '第一张');
    order = await shop.submitProof(order, '第二张');
    expect(order.payment.proofs.map(({ note }) => note)).toEqual(['第二张', '第一张']);
    const paid = await shop.deskActs('confirm_payment', order, {});
    const late = { pictureId: order.payment.proofs[0]?.picture.id ?? '' };
    expect(await shop.refused(() => shop.acts('submit_proof', paid, late))).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'submit_proof', status: 'processing', why: 'wrong_status' },
    });
  });

  test('must be the shopper’s own picture', async () => {
    const { order } = await shop.placeOne();
    const { id } = (await (await shop.upload('other', pixel)).json()) as { id: string };
    for (const pictureId of [id, shop.has.pictureId, 'never-uploaded-picture'])
      expect(await shop.refused(() => shop.acts('submit_proof', order, { pictureId }))).toEqual({
        ...{ status: 404, code: 'not_found', params: { what: 'picture' } },
      });
  });

  test('is not needed when staff see the money themselves', async () => {
    const { order } = await shop.placeOne();
    const paid = await shop.deskActs('confirm_payment', order, { note: '柜台转账' });
    expect([paid.status, paid.amounts.paid]).toEqual(['processing', 1800]);
  });
});

test('a package with nothing, with somebody else’s line or by nobody’s courier is refused', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const { order: another } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const lineId = order.lines[0]?.id ?? '';
  const ship = (given: ReturnType<typeof parcel>) =>
    shop.refused(() => shop.deskActs('ship', order, { packages: [given] }));
  expect((await ship(parcel([]))).code).toBe('invalid_input');
  expect((await ship(parcel([[another.lines[0]?.id ?? '', 1]]))).code).toBe('package_lines_invalid');
  expect(
    (
      await ship(
        parcel([
          [lineId, 1],
          [lineId, 1],
        ]),
      )
    ).code,
  ).toBe('package_lines_invalid');
  expect(await ship({ ...parcel([[lineId, 1]]), carrierId: '999' })).toEqual({
    ...{ status: 404, code: 'not_found', params: { what: 'carrier' } },
  });
  for (const waybillNo of ['', '123', '<b>12345</b>', '顺丰12345'])
    expect((await ship(parcel([[lineId, 1]], waybillNo))).code).toBe('invalid_input');
});

test('a parcel does not leave before its order was placed, nor more than a week from now', async () => {
  const { order } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const today = shop.clock.now().toISOString().slice(0, 10);
  const away = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const ship = (shippedOn: string) => () =>
    shop.deskActs('ship', order, {
      packages: [{ ...parcel([[order.lines[0]?.id ?? '', 1]]), shippedOn }],
    });
  for (const day of [away(-1), away(8), '2062-05-31'])
    expect(await shop.refused(ship(day))).toEqual({
      ...{ status: 422, code: 'ship_date_invalid', params: { from: today, to: away(7) } },
    });
  expect((await ship(away(7))()).shipments[0]?.shippedOn).toBe(away(7));
});
