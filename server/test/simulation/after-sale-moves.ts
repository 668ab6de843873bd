import type {
  AfterSale,
  PostedAfterSaleAction,
  ShopperAfterSaleAction,
  StaffAfterSaleAction,
} from '@lanzi/shared/after-sale/after-sale.contract';
import { isAfterSaleOver, type AfterSaleAction } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { ErrorCode } from '@lanzi/shared/errors';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { replacementBy, returnAddressId } from '../support/after-sales';
import { newKey, type RunningShop } from '../support/running-shop';
import { account } from './action-bodies';
import type { Walk } from './walk';

/** Each after-sale goes on by whoever is asked next; filing one is an action of its order. */
export class AfterSaleMoves {
  private addressId = '';

  constructor(
    private readonly shop: RunningShop,
    private readonly walk: Walk,
  ) {}

  async prepare(): Promise<void> {
    this.addressId = await returnAddressId(this.shop);
  }

  async goOn(): Promise<void> {
    const { walk, shop } = this;
    const { random } = walk;
    const { items } = await shop.owner.listAfterSales({ query: { limit: 100 } });
    const open = items.filter(({ status }) => !isAfterSaleOver(status));
    const known = open.flatMap((item) => {
      const buyer = walk.orders.find(({ orderNo }) => orderNo === item.orderNo)?.buyer;
      return buyer ? [{ item, buyer }] : [];
    });
    if (known.length === 0) return;
    const { item, buyer } = random.pick(known);
    const params = { id: item.id };
    const own = await shop[buyer].getMyAfterSale({ params });
    walk.lastMove = `${item.kind} of ${item.orderNo} goes on from ${item.status}`;
    const mine = own.allowedActions as ShopperAfterSaleAction[];
    // Numbers are corrected, but now and then only.
    if (mine.length > 0 && random.chance(item.status === 'return_shipped' ? 0.2 : 0.8)) {
      const action = random.pick(mine);
      const body = this.body(action, item) as never;
      await shop[buyer].actOnMyAfterSale({ params: { ...params, action }, body });
      return walk.count(`after-sale ${action} by shopper`);
    }
    const desk = this.deskOf(item);
    if (desk.length === 0) return;
    const action = random.pick(desk);
    const refusals = this.refusalsOf(
      action,
      await shop.owner.getOrder({ params: { orderNo: item.orderNo } }),
    );
    const body = this.body(action, item) as never;
    await walk.lawfully(`after-sale ${action}`, refusals, () =>
      shop.owner.actOnAfterSale({ params: { ...params, action }, body }, newKey()),
    );
  }

  /** Mostly what leads on; and of an exchange nothing is given back where nothing can be. */
  private deskOf({ kind, allowedActions, mostBack }: AfterSale): StaffAfterSaleAction[] {
    const leaveOut: AfterSaleAction[] = [
      ...(this.walk.random.chance(0.85) ? (['close'] as const) : []),
      ...(kind === 'exchange' && mostBack < 1 ? (['refund'] as const) : []),
    ];
    return (allowedActions as StaffAfterSaleAction[]).filter((action) => !leaveOut.includes(action));
  }

  /** What may stand in the way although the after-sale allows it. */
  private refusalsOf(action: StaffAfterSaleAction, { difference }: ConsoleOrder): readonly ErrorCode[] {
    if (action === 'ship_replacement') return ['sold_out'];
    return action === 'refund' && difference ? ['action_not_allowed'] : [];
  }

  /** What an action is posted with. Chosen so that it is allowed where the action is. */
  private body(action: PostedAfterSaleAction, { version, kind, items, mostBack }: AfterSale): object {
    const { random } = this.walk;
    const waybillNo = `YT${random.int(1e8, 9e8)}`;
    switch (action) {
      case 'approve': {
        const amount = kind === 'return' ? { amount: random.int(1, Math.max(1, mostBack)) } : {};
        return { version, returnAddressId: this.addressId, ...amount };
      }
      case 'receive':
        return {
          version,
          items: items.map(({ lineId, quantity }) => ({ lineId, intactQuantity: random.int(0, quantity) })),
        };
      case 'ship_return':
        return { version, carrier: '圆通速递', waybillNo };
      case 'ship_replacement':
        return { version, ...replacementBy(this.shop), waybillNo };
      case 'refund':
        return {
          ...{ version, to: random.pick(['original', 'balance', 'by_hand']), account },
          ...(kind === 'exchange' && { amount: random.int(1, mostBack) }),
        };
      case 'close':
        return { version, reason: '一直没有寄回' };
      default:
        return { version };
    }
  }
}
