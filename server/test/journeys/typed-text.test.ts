import { newKey, openShop, type Wish } from '../support/running-shop';

const shop = openShop();

let skuId: string;
beforeEach(async () => {
  skuId = await shop.addSku();
});
const goodBody = (wish: Partial<Wish> = {}) => shop.orderBody({ lines: [{ skuId, quantity: 1 }], ...wish });

describe('text is kept and given back as it was typed', () => {
  test.each([
    `'; DROP TABLE orders; --`,
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `\${7*7} {{7*7}} %s %00 \\' \\"`,
    '🍚👨‍👩‍👧 第1行\n第2行',
  ])('%j', async (typed) => {
    const address = {
      contactName: typed,
      contactPhone: '13800000001',
      region: typed,
      detail: typed,
      postcode: '',
    };
    const { id: addressId } = await shop.shopper.createAddress({ body: { ...address, isDefault: false } });
    const body = await goodBody();
    const delivery = { mode: 'express' as const, addressId, shippingMethodId: shop.has.shippingMethodId };
    let mine = await shop.shopper.placeOrder({ body: { ...body, delivery, note: typed } }, newKey());
    mine = await shop.submitProof(mine, typed);
    let order = await shop.deskActs('reject_proof', mine, { reason: typed });
    order = await shop.deskActs('confirm_payment', order, { note: typed });
    order = await shop.deskActs('mark_out_of_stock', order, { reason: typed });
    order = await shop.deskActs('back_in_stock', order, {});
    order = await shop.deskActs('add_note', order, { note: typed });
    const lines = order.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
    const packages = [
      { carrierId: '1', waybillNo: `SF${order.orderNo}`, shippedOn: '2026-01-15', note: typed, lines },
    ];
    order = await shop.deskActs('ship', order, { packages });
    mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    for (const view of [mine, order]) {
      expect(view.delivery.contactName).toBe(typed);
      expect(view.delivery.address).toBe(`${typed} ${typed}`);
      expect(view.note).toBe(typed);
      expect(view.payment.proofs).toMatchObject([{ note: typed, rejectReason: typed }]);
      expect(view.shipments.map(({ note }) => note)).toEqual([typed]);
      expect(view.timeline.filter(({ reason }) => reason !== null).map(({ reason }) => reason)).toEqual([
        typed,
        typed,
      ]);
    }
    expect(order.merchantNote).toBe(typed);
    const [listed] = (await shop.clerk.listOrders({ query: { q: typed } })).items;
    expect(listed).toMatchObject({
      orderNo: order.orderNo,
      contactName: typed,
      note: typed,
      merchantNote: typed,
    });
    expect((await shop.shopper.updateMe({ body: { nickname: typed.slice(0, 12).trim() } })).nickname).toBe(
      typed.slice(0, 12).trim(),
    );
    await shop.shopper.updateMe({ body: { nickname: '林晓' } });
  });
});
