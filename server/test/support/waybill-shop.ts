import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { StaffWaybillAction, Waybill, WaybillBody } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Jobs } from '../../src/platform/jobs/jobs';
import type { PaymentShop } from './payment-shop';

type Has = { accountId: string; addressId: string };
export const accountInput = {
  ...{ carrierId: '1', title: '顺丰月结', customerName: 'C8888', customerPassword: 'pa55word' },
  ...{ monthCode: 'M0001', sendSite: '', sendStaff: '', payer: 'monthly' as const, expressType: '1' },
  ...{ templateSize: '130', enabled: true },
};
export const addressInput = {
  ...{ contactName: '许文', phone: '021-5550 0101', province: '上海', city: '上海市', district: '徐汇区' },
  ...{ detail: '武康路 378 号', postcode: '200031', isDefault: true },
};

/** What e-waybills need, and how tests go about with them. */
export class WaybillDesk {
  has: Has;

  constructor(readonly shop: PaymentShop) {}

  async furnish(): Promise<void> {
    const address = await this.shop.owner.createReturnAddress({ body: addressInput });
    const body = { ...accountInput, senderAddressId: address.id };
    const account = await this.shop.owner.createCarrierAccount({ body });
    this.has = { accountId: account.id, addressId: address.id };
  }

  /** An order of so many pieces that waits to be shipped. */
  async toShip(units = 1): Promise<{ order: ShopOrder; skuId: string }> {
    const skuId = await this.shop.addSku();
    const lines = [{ skuId, quantity: units }];
    return { skuId, order: await this.shop.place({ lines, paying: 'cash_on_delivery' }) };
  }

  create(order: ShopOrder | ConsoleOrder, more: object = {}): Promise<Waybill> {
    const { orderNo, version } = order;
    const body = { version, carrierAccountId: this.has.accountId, ...more };
    return this.shop.clerk.createWaybill({ params: { orderNo }, body });
  }

  async issued(units = 1) {
    const { order, skuId } = await this.toShip(units);
    const waybill = await this.create(order);
    expect(waybill).toMatchObject({ state: 'issued', failure: null, hasLabel: true });
    return { order: await this.shop.seen(order), skuId, waybill, waybillNo: waybill.waybillNo ?? '' };
  }

  act<A extends StaffWaybillAction>(
    action: A,
    { id, version }: Waybill,
    typed: object = {},
  ): Promise<Waybill> {
    const body = { version, ...typed } as WaybillBody;
    return this.shop.clerk.actOnWaybill({ params: { id, action }, body });
  }

  async of({ orderNo }: { orderNo: string }): Promise<Waybill[]> {
    return (await this.shop.clerk.listWaybills({ query: { orderNo } })).items;
  }

  /** Those that wait for somebody. */
  async waiting(): Promise<string[]> {
    return (await this.shop.clerk.listWaybills({ query: {} })).items.map(({ orderNo }) => orderNo);
  }

  async goOn(seconds: number): Promise<void> {
    await this.shop.later({ seconds });
    await this.shop.app.get(Jobs).runNow('ask for e-waybills again');
  }

  /** What KDNiao has of these orders’ e-waybills, oldest first. */
  async parcels(...orders: { orderNo: string }[]) {
    const codes = new Set<string>();
    for (const { orderNo } of orders)
      for (const { order_code } of await this.shop.dataSource.query<{ order_code: string }[]>(
        `SELECT order_code FROM waybills WHERE order_no = '${orderNo}'`,
      ))
        codes.add(order_code);
    return (await this.shop.parcels()).filter(({ orderCode }) => codes.has(orderCode ?? '')).reverse();
  }
}
