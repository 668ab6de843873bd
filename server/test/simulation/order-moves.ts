import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorCode } from '@lanzi/shared/errors';
import { shopperActions, staffActions, type PostedAction } from '@lanzi/shared/order/order.contract';
import { paymentKinds, paysFor } from '@lanzi/shared/order/order.terms';
import { In } from 'typeorm';
import { Order } from '../../src/order/order.entity';
import { pixel } from '../support/pixel';
import { newKey, type RunningShop } from '../support/running-shop';
import type { Wish } from '../support/editing';
import { placeOnBehalf } from '../support/on-behalf';
import { bodyOf, type SeenOrder } from './action-bodies';
import type { Buyer, Known, Walk } from './walk';

/** Refusals that a race may lawfully bring; anything else must have been announced. */
const lawful = [
  'version_conflict',
  'action_not_allowed',
  'already_redeemed',
  'already_reviewed',
  'code_expired',
  'balance_too_low',
  'provider_failed',
  'rate_limited',
  'edit_refused',
  'sold_out',
  'total_changed',
  'price_too_low',
] as const satisfies ErrorCode[];
/** What an action that is allowed may still meet: a provider is asked first, or the balance pays. */
const alsoWhenAllowed: Partial<Record<PostedAction, readonly ErrorCode[]>> = {
  cancel: ['provider_failed', 'version_conflict'],
  change_price: ['provider_failed', 'version_conflict', 'price_too_low'],
  edit: ['provider_failed', 'version_conflict', 'edit_refused', 'sold_out'],
  confirm_payment: ['provider_failed', 'version_conflict'],
  change_payment_method: ['provider_failed', 'version_conflict', 'balance_too_low'],
};

type Staff = 'owner' | 'clerk';

/** Everybody does anything to any order, allowed or not. */
export class OrderMoves {
  private skuIds: string[] = [];
  /** A picture that each has uploaded. */
  private proofs: Record<Buyer | Staff, string> = { shopper: '', other: '', owner: '', clerk: '' };

  constructor(
    private readonly shop: RunningShop,
    private readonly walk: Walk,
  ) {}

  async prepare(): Promise<void> {
    for (const onHand of [3, 40, 200, 400])
      this.skuIds.push(
        await this.shop.addSku({ onHand, price: this.walk.random.int(1, 9999), name: `货 ${onHand}` }),
      );
    for (const by of ['shopper', 'other', 'owner', 'clerk'] as const) {
      const uploaded = await this.shop.upload(by, pixel);
      this.proofs[by] = ((await uploaded.json()) as { id: string }).id;
    }
  }

  async place(): Promise<void> {
    const { shop, walk } = this;
    const { random } = walk;
    const by = random.pick<Buyer>(['shopper', 'other']);
    const pickup = random.chance(0.5);
    const kinds = paymentKinds.filter((kind) => paysFor(kind, pickup ? 'pickup' : 'express'));
    const paying = random.pick([...kinds, 'wechat_pay', 'alipay'] as const);
    const lines = this.skuIds
      .filter(() => random.chance(0.5))
      .map((skuId) => ({ skuId, quantity: random.pick([1, 1, 2, 5]) }));
    if (lines.length === 0) return;
    walk.lastMove = `place ${JSON.stringify({ by, pickup, paying, lines })}`;
    const refusals = ['sold_out', 'too_many_unpaid', 'balance_too_low'] as const;
    const order = await walk.lawfully('placed', refusals, () => shop.place({ lines, by, pickup, paying }));
    if (order) walk.orders.push({ orderNo: order.orderNo, buyer: by });
  }

  /** Staff place one for a customer, paid or to be paid. */
  async placeOnBehalf(): Promise<void> {
    const { shop, walk } = this;
    const { random } = walk;
    const buyer = random.pick<Buyer>(['shopper', 'other']);
    const lines = [{ skuId: random.pick(this.skuIds), quantity: random.pick([1, 2, 5]) }];
    const paid = random.chance(0.5);
    const paying = random.pick(
      paid ? (['offline'] as const) : (['offline', 'wechat_pay', 'alipay'] as const),
    );
    const extras = random.chance(0.5)
      ? [{ kind: random.pick(['item', 'discount'] as const), title: '礼品袋', amount: random.int(1, 900) }]
      : [];
    const customerId = String(shop.has.people[buyer].id);
    walk.lastMove = `on behalf ${JSON.stringify({ buyer, lines, paid, paying, extras })}`;
    const wish = { lines, extras, paid, paying, customerId };
    const order = await walk.lawfully('placed on behalf', ['sold_out', 'order_refused'], () =>
      placeOnBehalf(shop, wish, shop.owner),
    );
    if (order) walk.orders.push({ orderNo: order.orderNo, buyer });
  }

  async countStock(): Promise<void> {
    const { random } = this.walk;
    const id = random.pick(this.skuIds);
    const delta = random.pick([-5, -1, 60, 200]);
    this.walk.lastMove = `count ${delta} of SKU ${id}`;
    const body = { delta, reason: '盘点' };
    await this.walk.lawfully('counted', ['stock_below_reserved'], () =>
      this.shop.owner.adjustStock({ params: { id }, body }),
    );
  }

  /** One action by anybody on any order, allowed or not; the order itself says which. */
  async act(): Promise<void> {
    const { walk, shop } = this;
    const { orderNo, buyer } = walk.anyOrder();
    const by = walk.random.pick(['owner', 'owner', 'clerk', buyer, buyer] as const);
    const order =
      by === buyer
        ? await shop[buyer].getMyOrder({ params: { orderNo } })
        : await shop[by as Staff].getOrder({ params: { orderNo } });
    const able = order.allowedActions as PostedAction[];
    const any: readonly PostedAction[] = by === buyer ? shopperActions : staffActions;
    const action = (walk.random.chance(0.8) && walk.anyAction(able)) || walk.random.pick(any);
    walk.lastMove = `${action} by ${by} on ${order.status} ${orderNo}`;
    const send = () => this.send(by, action, order);
    if (able.includes(action)) await walk.lawfully(action, alsoWhenAllowed[action] ?? [], send);
    else await this.refused(send, orderNo, order.version);
  }

  /** What makes an open payment page outdated: another price, another way to pay, or no order any more. */
  async outdate({ orderNo, buyer }: Known): Promise<void> {
    const { walk, shop } = this;
    const action = walk.random.pick(['change_price', 'change_payment_method', 'cancel'] as const);
    const by = action === 'change_price' ? 'owner' : buyer;
    const order =
      by === 'owner'
        ? await shop.owner.getOrder({ params: { orderNo } })
        : await shop[by].getMyOrder({ params: { orderNo } });
    walk.lastMove += `; ${action} by ${by}`;
    if (order.allowedActions.includes(action))
      await walk.lawfully(action, alsoWhenAllowed[action] ?? [], () => this.send(by, action, order));
  }

  private async refused(send: () => Promise<unknown>, orderNo: string, version: number): Promise<void> {
    const answer = await send().then(
      () => 'done',
      (error: unknown) => (error instanceof ApiError ? error.problem.code : String(error)),
    );
    const after = await this.shop.owner.getOrder({ params: { orderNo } });
    expect(['action_not_allowed', 'permission_denied', 'already_redeemed', 'already_reviewed']).toContain(
      answer,
    );
    expect(after.version).toBe(version);
    this.walk.count('refused');
  }

  /** Two people act on one order having seen the same: whoever is second may be refused, never half obeyed. */
  async twoAtOnce(): Promise<void> {
    const { walk, shop } = this;
    const { orderNo, buyer } = walk.anyOrder();
    const seen = await shop.owner.getOrder({ params: { orderNo } });
    const mine = await shop[buyer].getMyOrder({ params: { orderNo } });
    const desk = walk.anyAction(seen.allowedActions as PostedAction[]) ?? 'add_note';
    const own = walk.anyAction(mine.allowedActions as PostedAction[]) ?? 'cancel';
    walk.lastMove = `${desk} by owner and ${own} by ${buyer} at once on ${seen.status} ${orderNo}`;
    await Promise.all([
      walk.lawfully(desk, lawful, () => this.send('owner', desk, seen)),
      walk.lawfully(own, lawful, () => this.send(buyer, own, mine)),
    ]);
  }

  /** The shopper shows their code, now and then too late, or to two verifiers at once. */
  async redeemByCode(): Promise<void> {
    const { walk, shop } = this;
    const { random } = walk;
    const { orderNo, buyer } = walk.anyOrder();
    walk.lastMove = `redeem ${orderNo} by code`;
    const code = await walk.lawfully('code', lawful, () =>
      shop[buyer].getRedemptionCode({ params: { orderNo } }),
    );
    if (!code) return;
    if (random.chance(0.2)) await shop.later({ seconds: 200 });
    const scanned = random.pick([code.code, code.shortCode, code.url]);
    const body = { code: scanned, cashCollected: true };
    const { delivery } = await shop[buyer].getMyOrder({ params: { orderNo } });
    const verifier = delivery.store?.id === shop.has.storeId ? shop.verifier : shop.verifierElsewhere;
    const redeem = () => walk.lawfully('redeem', lawful, () => verifier.redeem({ body }));
    await Promise.all(random.chance(0.3) ? [redeem(), redeem()] : [redeem()]);
  }

  /** An order needs no shipment; now and then it does after all. */
  async byHand(): Promise<void> {
    const { walk, shop } = this;
    const { orderNo } = walk.anyOrder();
    walk.lastMove = `complete or reopen ${orderNo} by hand`;
    for (const action of ['complete', 'reopen'] as const) {
      const order = await shop.owner.getOrder({ params: { orderNo } });
      if (!order.allowedActions.includes(action) || walk.random.chance(0.3)) continue;
      await walk.lawfully(action, [], () => this.send('owner', action, order));
    }
  }

  /** Somebody has their goods, and mostly something to say about them. */
  async receiveOne(): Promise<void> {
    const { walk, shop } = this;
    const there = await shop.dataSource.manager.find(Order, {
      select: { orderNo: true, status: true },
      where: { status: In(['shipped', 'completed']) },
    });
    const onTheWay = there.filter(({ status }) => status === 'shipped');
    const numbers = new Set((onTheWay.length > 0 ? onTheWay : there).map(({ orderNo }) => orderNo));
    const handedOver = walk.orders.filter(({ orderNo }) => numbers.has(orderNo));
    if (handedOver.length === 0) return;
    const { orderNo, buyer } = walk.random.pick(handedOver);
    walk.lastMove = `${buyer} has ${orderNo}`;
    for (const action of ['confirm_receipt', 'review', 'request_after_sale'] as const) {
      const order = await shop[buyer].getMyOrder({ params: { orderNo } });
      if (!order.allowedActions.includes(action) || walk.random.chance(0.3)) continue;
      await walk.lawfully(action, alsoWhenAllowed[action] ?? [], () => this.send(buyer, action, order));
    }
  }

  /** Left to the other actions' chances, editing would come about too seldom. */
  async editOne(): Promise<void> {
    const { walk, shop } = this;
    const { orderNo } = walk.anyOrder();
    const order = await shop.owner.getOrder({ params: { orderNo } });
    walk.lastMove = `edit ${order.status} ${orderNo}`;
    if (order.allowedActions.includes('edit'))
      await walk.lawfully('edit', alsoWhenAllowed.edit ?? [], () => this.send('owner', 'edit', order));
  }

  /** What the preview said is what the commit does. */
  private async edit(by: Staff, { orderNo, version }: SeenOrder, wish: Wish): Promise<unknown> {
    const said = await this.shop[by].previewEdit({ params: { orderNo }, body: wish });
    const body = { version, ...wish, expectedTotal: said.amounts.total };
    const edited = await this.shop[by].actOnOrder({ params: { orderNo, action: 'edit' }, body }, newKey());
    expect(edited.amounts).toMatchObject(said.amounts);
    expect(edited.lines.map(({ skuId, quantity, unitPrice }) => [skuId, quantity, unitPrice])).toEqual(
      said.lines.map(({ skuId, quantity, unitPrice }) => [skuId, quantity, unitPrice]),
    );
    expect(edited.extras).toEqual(said.extras);
    return edited;
  }

  private send(by: Buyer | Staff, action: PostedAction, order: SeenOrder): Promise<unknown> {
    const { orderNo, version } = order;
    const chances = { has: this.shop.has, random: this.walk.random, skuIds: this.skuIds };
    const more = bodyOf(action, order, this.proofs[by], chances);
    if (action === 'edit' && (by === 'owner' || by === 'clerk')) return this.edit(by, order, more);
    const body = { version, ...more } as never;
    if (by === 'owner' || by === 'clerk') {
      const known = staffActions.find((one) => one === action);
      if (!known) return Promise.resolve();
      return this.shop[by].actOnOrder({ params: { orderNo, action: known }, body }, newKey());
    }
    const known = shopperActions.find((one) => one === action);
    if (!known) return Promise.resolve();
    return this.shop[by].actOnMyOrder({ params: { orderNo, action: known }, body });
  }
}
