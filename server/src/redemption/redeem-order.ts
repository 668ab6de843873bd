import { DomainError } from '@lanzi/shared/errors';
import { lineAmount } from '@lanzi/shared/order/order-totals';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import type { RedemptionPreview } from '@lanzi/shared/redemption/redemption.contract';
import { Injectable } from '@nestjs/common';
import { Customer } from '../customer/customer.entity';
import { StockLedger } from '../inventory/stock-ledger';
import { RecordCollection } from '../order/money/record-collection';
import type { OrderCaller } from '../order/order-caller';
import { extrasOf } from '../order/order-extras';
import { OrderLine } from '../order/order-line.entity';
import { Order } from '../order/order.entity';
import { dueOf } from '../order/order.store';
import { Redemption } from '../order/redemption.entity';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { wallTime } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { StoreVerifier } from '../verifier/store-verifier.entity';
import { RedemptionCodes } from './redemption-codes';

/** A verifier, with the stores that they may redeem for. */
export interface VerifierCaller extends OrderCaller {
  id: number;
  storeIds: readonly number[];
}

/** Missions B3 to B6: a pickup is handed over exactly once. */
@Injectable()
export class RedeemOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: RedemptionCodes,
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
    private readonly recordCollection: RecordCollection,
    private readonly shop: ShopSnapshot,
  ) {}

  /** What the verifier checks before handing anything over. Refuses as `byCode` would. */
  async preview(caller: VerifierCaller, scanned: string): Promise<RedemptionPreview> {
    const order = await this.find(caller, scanned);
    await this.runOrderAction.assertAllowed('redeem', caller, order);
    const lines = await this.unitOfWork.manager.find(OrderLine, {
      where: { orderId: order.id },
      order: { id: 'ASC' },
    });
    return {
      orderNo: order.orderNo,
      store: { id: String(order.storeId), name: await this.storeName(order) },
      contactName: order.contactName,
      contactPhone: order.contactPhone,
      note: order.note,
      placedAt: order.placedAt.toISOString(),
      total: order.total,
      due: Math.max(0, dueOf(order)),
      lines: lines.map(({ productName, skuName, picture, quantity, unitPrice, discount }) => ({
        productName,
        skuName,
        picture,
        quantity,
        amount: lineAmount({ unitPrice, quantity, discount }),
      })),
      extras: await extrasOf(this.unitOfWork.manager, order),
    };
  }

  /** @throws DomainError code_unknown, code_expired, wrong_store, already_redeemed, cash_not_collected */
  async byCode(caller: VerifierCaller, scanned: string, cashCollected: boolean): Promise<Redemption> {
    const { id } = await this.find(caller, scanned);
    return this.redeem({ id }, caller, {}, caller, cashCollected);
  }

  /** Staff redeem in the name of one of the store's verifiers. @throws DomainError verifier_unknown */
  byStaff(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'redeem'>): Promise<Redemption> {
    return this.redeem(target, caller, body, { id: Number(body.verifierId) }, body.cashCollected);
  }

  private find(caller: VerifierCaller, scanned: string): Promise<Order> {
    return this.codes.withoutGuessing(caller.id, async () => {
      const { order, expired } = await this.codes.resolve(scanned);
      await this.refuseElsewhere(order, caller.storeIds);
      await this.refuseIfRedeemed(order);
      if (expired) throw new DomainError('code_expired');
      return order;
    });
  }

  private async refuseElsewhere(order: Order, storeIds: readonly number[]): Promise<void> {
    // What is not picked up any more belongs to no store: the table refuses it.
    if (order.storeId === null || storeIds.includes(order.storeId)) return;
    throw new DomainError('wrong_store', { store: await this.storeName(order) });
  }

  private async redeem(
    target: { orderNo: string } | { id: number },
    caller: OrderCaller,
    given: { version?: number },
    verifier: { id: number } | VerifierCaller,
    cashCollected: boolean,
  ): Promise<Redemption> {
    try {
      return await this.unitOfWork.run(async (manager) => {
        const { order } = await this.runOrderAction.run('redeem', target, caller, given, (context) =>
          this.handOver(context, caller, verifier, cashCollected),
        );
        return manager.findOneByOrFail(Redemption, { orderId: order.id });
      });
    } catch (error) {
      // Of many attempts at once the first wins; the others learn who it was.
      if (error instanceof DomainError && ['action_not_allowed', 'version_conflict'].includes(error.code))
        await this.refuseIfRedeemed(await this.unitOfWork.manager.findOneByOrFail(Order, target));
      throw error;
    }
  }

  private async handOver(
    context: ActionContext,
    caller: OrderCaller,
    verifier: { id: number } | VerifierCaller,
    cashCollected: boolean,
  ): Promise<void> {
    const { order, lines, manager, now, details } = context;
    // Asked again now that the order cannot change any more.
    if ('storeIds' in verifier) await this.refuseElsewhere(order, verifier.storeIds);
    const due = Math.max(0, dueOf(order));
    if (due > 0 && !cashCollected) throw new DomainError('cash_not_collected', { due });
    const redeemedBy = 'name' in verifier ? verifier.name : await this.verifierName(order, verifier.id);
    if (caller.kind === 'staff') details.verifier = redeemedBy;
    if (due > 0) await this.recordCollection.of(context, due, caller);
    order.completedBy = 'redemption';
    await insertOne(manager, Redemption, {
      orderId: order.id,
      orderNo: order.orderNo,
      storeId: order.storeId ?? 0,
      storeName: await this.storeName(order),
      verifierId: verifier.id,
      redeemedBy,
      staffName: caller.kind === 'staff' ? caller.name : null,
      redeemedAt: now,
      itemCount: lines.reduce((units, line) => units + line.quantity, 0),
      total: order.total,
      cashCollected: due,
    });
    await this.stock.consume(order, lines);
  }

  private async verifierName(order: Order, customerId: number): Promise<string> {
    const { manager } = this.unitOfWork;
    const bound = await manager.existsBy(StoreVerifier, { customerId, storeId: order.storeId ?? 0 });
    const customer = bound ? await manager.findOneBy(Customer, { id: customerId }) : null;
    if (!customer) throw new DomainError('verifier_unknown');
    return customer.nickname;
  }

  private async refuseIfRedeemed({ id }: Order): Promise<void> {
    const redemption = await this.unitOfWork.manager.findOneBy(Redemption, { orderId: id });
    if (!redemption) return;
    const { settings } = await this.shop.get();
    const at = wallTime(redemption.redeemedAt, settings.timeZone).slice(0, 16);
    throw new DomainError('already_redeemed', { at, by: redemption.redeemedBy });
  }

  private async storeName({ storeId }: Order): Promise<string> {
    const { stores } = await this.shop.get();
    return stores.find(({ id }) => id === storeId)?.name ?? '';
  }
}
