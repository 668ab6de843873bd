import type {
  AfterSale,
  AfterSaleInput,
  ShopAfterSale,
  ShopperAfterSaleAction,
  StaffAfterSaleAction,
} from '@lanzi/shared/after-sale/after-sale.contract';
import type { Api } from '@lanzi/shared/api/client';
import type { ActionInput, ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { dayInZone } from '../../src/platform/zoned-day';
import { account, placePaid } from './cancelling';
import { newKey, type RunningShop } from './running-shop';

type Asked = ActionInput<'request_after_sale'>;
type Seen = Pick<AfterSale, 'id' | 'version'>;

/** What the shopper asks for, but for the order's version. */
export type Request = Omit<Extract<Asked, { kind: 'exchange' }>, 'version'> | ReturnRequest;
type ReturnRequest = Omit<Extract<Asked, { kind: 'return' }>, 'version'>;

/** A transfer of two pieces of a new SKU (20.00, and 8.00 of shipping), shipped and received. */
export async function placeReceived(
  shop: RunningShop,
  { quantity = 2, paying }: { quantity?: number; paying?: PaymentKind } = {},
): Promise<{ order: ShopOrder; skuId: string; lineId: string }> {
  const { order, skuId } = await placePaid(shop, { quantity, paying });
  return { skuId, ...(await receive(shop, order)) };
}

/** What is paid is shipped and received. */
export async function receive(shop: RunningShop, paid: ConsoleOrder) {
  const order = await shop.acts('confirm_receipt', await shop.shipAll(paid), {});
  return { order, lineId: order.lines[0]?.id ?? '' };
}

export function askAfterSale(
  { orderNo, version }: Pick<ShopOrder, 'orderNo' | 'version'>,
  request: Request,
  by: Api,
): Promise<ShopOrder> {
  const body = { ...request, version } as Asked;
  return by.actOnMyOrder({ params: { orderNo, action: 'request_after_sale' }, body });
}

/** Both pieces back for all that they cost, unless told otherwise. */
export const returning = (lineId: string, over: Partial<ReturnRequest> = {}): ReturnRequest => ({
  ...{ kind: 'return', items: [{ lineId, quantity: 2 }], reason: '有破损', amount: 2000 },
  ...{ refundAccount: account, ...over },
});
export const exchanging = (lineId: string, quantity = 2): Request => ({
  ...{ kind: 'exchange', items: [{ lineId, quantity }], reason: '尺码不合适' },
});

/** Files it; as staff see it. */
export async function filed(shop: RunningShop, order: ShopOrder, request: Request): Promise<AfterSale> {
  const after = await askAfterSale(order, request, shop.shopper);
  return shop.clerk.getAfterSale({ params: { id: after.afterSale?.id ?? '0' } });
}

/** Staff act on an after-sale that they saw as given. */
export function handle<A extends StaffAfterSaleAction>(
  by: Api,
  action: A,
  { id, version }: Seen,
  rest: Omit<AfterSaleInput<A>, 'version'>,
): Promise<AfterSale> {
  const body = { version, ...rest } as unknown as AfterSaleInput<A>;
  return by.actOnAfterSale({ params: { id, action }, body }, newKey());
}

export function mine<A extends ShopperAfterSaleAction>(
  by: Api,
  action: A,
  { id, version }: Seen,
  rest: Omit<AfterSaleInput<A>, 'version'>,
): Promise<ShopAfterSale> {
  const body = { version, ...rest } as unknown as AfterSaleInput<A>;
  return by.actOnMyAfterSale({ params: { id, action }, body });
}

/** An address of the shop, of which there is always one. */
export async function returnAddressId(shop: RunningShop): Promise<string> {
  const { items } = await shop.owner.listReturnAddresses();
  if (items[0]) return items[0].id;
  const place = {
    province: '上海市',
    city: '上海市',
    district: '静安区',
    detail: '铜仁路 88 号',
    postcode: '',
  };
  const body = { contactName: '售后组', phone: '021-5550 0102', ...place, isDefault: true };
  return (await shop.owner.createReturnAddress({ body })).id;
}

export const backBy = { carrier: '顺丰速运', waybillNo: 'SF9000000001' };
export const replacementTo = {
  ...{ contactName: '林晓', contactPhone: '13800000001', address: '上海市 静安区 南京西路 1788 号' },
};
/** By 顺丰 (id 1), today. */
export const replacementBy = ({ clock }: Pick<RunningShop, 'clock'>) => ({
  ...{ to: replacementTo, carrierId: '1', waybillNo: 'SF9000000002' },
  shippedOn: dayInZone(clock.now(), 'Asia/Shanghai'),
});

/** Approved: for a return with what was asked for, unless told otherwise. */
export async function approved(
  shop: RunningShop,
  asked: AfterSale,
  amount = asked.amount,
): Promise<AfterSale> {
  const money = asked.kind === 'return' ? { amount } : {};
  return handle(shop.clerk, 'approve', asked, { returnAddressId: await returnAddressId(shop), ...money });
}

/** Approved, sent back and received; all pieces intact, or none. */
export async function comeBack(shop: RunningShop, asked: AfterSale, intact = true): Promise<AfterSale> {
  const sent = await mine(shop.shopper, 'ship_return', await approved(shop, asked), backBy);
  const items = asked.items.map(({ lineId, quantity }) => ({
    lineId,
    intactQuantity: intact ? quantity : 0,
  }));
  return handle(shop.clerk, 'receive', sent, { items });
}
