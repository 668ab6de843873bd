import { randomUUID } from 'node:crypto';
import type { Api } from '@lanzi/shared/api/client';
import type { ProductKind } from '@lanzi/shared/catalog/product-kinds';
import type {
  ActionInput,
  ConsoleOrder,
  PlaceOrderBody,
  PostedAction,
  ShopOrder,
  shopperActions,
  staffActions,
} from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type * as z from 'zod';
import { dayInZone } from '../../src/platform/zoned-day';
import { pixel } from './pixel';
import { ShopProcess } from './shop-process';

/** What somebody wants to order. */
export interface Wish {
  lines: { skuId: string; quantity: number }[];
  by?: 'shopper' | 'other';
  pickup?: boolean;
  paying?: PaymentKind;
  note?: string;
}
const ordinary: ProductKind = 'ordinary';
type PlaceOrderInput = z.input<typeof PlaceOrderBody>;
type ShopperAction = (typeof shopperActions)[number];
type StaffAction = (typeof staffActions)[number];
/** An action's body but for the version, which comes from the order that the actor saw. */
type Given<A extends PostedAction> = Omit<ActionInput<A>, 'version'>;
export type Seen = Pick<ShopOrder, 'orderNo' | 'version'>;

/** A shop in which orders are placed and acted on. */
export class RunningShop extends ShopProcess {
  /** A new SKU on the shelf (price in fen); its id. */
  async addSku({
    price = 1000,
    onHand = 100,
    name = '新米',
    kind = ordinary,
    barcode = '',
  } = {}): Promise<string> {
    const { skus } = await this.owner.createProduct({
      body: {
        categoryId: this.has.categoryId,
        kind,
        name: { 'zh-CN': name },
        ...{ subtitle: { 'zh-CN': '' }, description: { 'zh-CN': '' } },
        pictureIds: [this.has.pictureId],
        onShelf: true,
        skus: [{ name: { 'zh-CN': '1 件' }, barcode, price, listPrice: null, enabled: true, onHand }],
      },
    });
    return skus[0]?.id ?? '';
  }

  /** What checkout would send for this wish, with today's total. Delivered and paid offline unless told otherwise. */
  async orderBody({ by = 'shopper', ...wish }: Wish): Promise<PlaceOrderInput> {
    const { has } = this;
    const body = {
      lines: wish.lines,
      delivery: wish.pickup
        ? { mode: 'pickup' as const, storeId: has.storeId, contactName: '林晓', contactPhone: '13800000001' }
        : {
            mode: 'express' as const,
            addressId: by === 'other' ? has.othersAddressId : has.addressId,
            shippingMethodId: has.shippingMethodId,
          },
    };
    const { amounts } = await this[by].quote({ body });
    const paymentMethodId = has.paymentMethodIds[wish.paying ?? 'offline'];
    return { ...body, paymentMethodId, expectedTotal: amounts.total, note: wish.note ?? '' };
  }

  async place(wish: Wish): Promise<ShopOrder> {
    const body = await this.orderBody(wish);
    return this[wish.by ?? 'shopper'].placeOrder({ body }, newKey());
  }

  /** A new SKU, one piece of which is ordered. */
  async placeOne(wish: Omit<Wish, 'lines'> = {}): Promise<{ order: ShopOrder; skuId: string }> {
    const skuId = await this.addSku();
    return { skuId, order: await this.place({ ...wish, lines: [{ skuId, quantity: 1 }] }) };
  }

  /** A shopper acts on their own order, having seen it as given. */
  acts<A extends ShopperAction>(
    action: A,
    order: Seen,
    rest: Given<A>,
    by: Api = this.shopper,
  ): Promise<ShopOrder> {
    const { orderNo, version } = order;
    return by.actOnMyOrder({ params: { orderNo, action }, body: { version, ...rest } as ActionInput<A> });
  }

  /** Staff act on an order that they saw as given. */
  deskActs<A extends StaffAction>(
    action: A,
    order: Seen,
    rest: Given<A>,
    by: Api = this.clerk,
  ): Promise<ConsoleOrder> {
    const { orderNo, version } = order;
    return by.actOnOrder({ params: { orderNo, action }, body: { version, ...rest } as ActionInput<A> });
  }

  async submitProof(order: Seen, note = ''): Promise<ShopOrder> {
    const { id } = (await (await this.upload('shopper', pixel)).json()) as { id: string };
    return this.acts('submit_proof', order, { pictureId: id, note });
  }

  /** Everything of the order in one package. */
  async shipAll(order: ShopOrder | ConsoleOrder, by: Api = this.clerk): Promise<ConsoleOrder> {
    const lines = order.lines.map(({ id, quantity }): [string, number] => [id, quantity]);
    const packed = { ...parcel(lines, `SF${order.orderNo.slice(-10)}`), shippedOn: dayOf(order) };
    return this.deskActs('ship', order, { packages: [packed] }, by);
  }
}

/** One shop for all tests of a file; after each of them the books must balance. */
export function openShop(): RunningShop {
  const shop = new RunningShop();
  beforeAll(() => shop.start(), 60_000);
  afterEach(async () => {
    await shop.drain();
    await shop.books();
  });
  afterAll(() => shop.stop());
  return shop;
}

/** A package by 顺丰 (id 1) with these lines and quantities. */
export const parcel = (lines: [lineId: string, quantity: number][], waybillNo = 'SF1234567890') => ({
  carrierId: '1',
  waybillNo,
  shippedOn: '2026-01-15',
  lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
});

/** The day of an order in the shop: no parcel of it can have left before. */
export const dayOf = ({ placedAt }: Pick<ShopOrder, 'placedAt'>): string =>
  dayInZone(new Date(placedAt), 'Asia/Shanghai');

export const newKey = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() });
