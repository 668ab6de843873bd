import type { StockCause } from '@lanzi/shared/catalog/catalog.contract';
import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Product } from '../catalog/product.entity';
import { Sku } from '../catalog/sku.entity';
import { StockMovement } from '../catalog/stock-movement.entity';
import { Clock } from '../platform/clock';
import { insertMany } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { execute } from '../platform/database/update';

export interface StockLine {
  skuId: number;
  quantity: number;
}
type OrderRef = { id: number; orderNo: string } | null;
interface Change {
  skuId: number;
  onHand?: number;
  reserved?: number;
  sold?: number;
}

/**
 * The only writer of stock. Each change is one conditional UPDATE for each SKU, in SKU-id order (so that two orders
 * never wait for each other crosswise), with a movement beside it: sums of movements always equal the SKU's numbers.
 */
@Injectable()
export class StockLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Holds stock for an order being placed. @throws DomainError sold_out naming the product and what is left. */
  reserve(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({ skuId, reserved: quantity }));
    return this.apply('reserve', order, changes, soldOut);
  }

  /** Gives back what an order held. */
  release(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({ skuId, reserved: -quantity }));
    return this.apply('release', order, changes, neverShort);
  }

  /** Holds more of some SKUs for an order and gives back of others, all of them or none. @throws DomainError sold_out */
  rearrange(order: OrderRef, deltas: readonly { skuId: number; delta: number }[]): Promise<void> {
    const causeOf = ({ reserved = 0 }: Change): StockCause => (reserved > 0 ? 'reserve' : 'release');
    const changes = deltas.map(({ skuId, delta }) => ({ skuId, reserved: delta }));
    return this.apply(causeOf, order, changes, soldOut);
  }

  /** The goods leave the shop: what was held is no longer there. */
  consume(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({
      skuId,
      onHand: -quantity,
      reserved: -quantity,
      sold: quantity,
    }));
    return this.apply('consume', order, changes, neverShort);
  }

  /** They did not leave after all: they are there again, and still held. */
  recall(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({
      skuId,
      onHand: quantity,
      reserved: quantity,
      sold: -quantity,
    }));
    return this.apply('recall', order, changes, neverShort);
  }

  /** What had left came back as it was, and can be sold again. */
  takeBack(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({ skuId, onHand: quantity, sold: -quantity }));
    return this.apply('return', order, changes, neverShort);
  }

  /** Goods that nobody had reserved leave instead of others. @throws DomainError sold_out as `reserve` */
  replace(order: OrderRef, lines: readonly StockLine[]): Promise<void> {
    const changes = lines.map(({ skuId, quantity }) => ({ skuId, onHand: -quantity, sold: quantity }));
    return this.apply('replacement', order, changes, soldOut);
  }

  /** Staff counted stock in or out. @throws DomainError stock_below_reserved */
  adjust(skuId: number, delta: number, note: string): Promise<void> {
    return this.apply('adjust', null, [{ skuId, onHand: delta }], shortOfReserved, note);
  }

  private apply(
    cause: StockCause | ((change: Change) => StockCause),
    order: OrderRef,
    changes: readonly Change[],
    refusal: (manager: EntityManager, change: Change) => Promise<Error>,
    note: string | null = null,
  ): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const at = this.clock.now();
      const movements = changes.map(({ skuId, onHand = 0, reserved = 0, sold = 0 }) => ({
        skuId,
        cause: typeof cause === 'function' ? cause({ skuId, onHand, reserved, sold }) : cause,
        deltaOnHand: onHand,
        deltaReserved: reserved,
        deltaSold: sold,
        orderId: order?.id ?? null,
        orderNo: order?.orderNo ?? null,
        note,
        at,
      }));
      await insertMany(manager, StockMovement, movements);
      for (const change of [...changes].sort((a, b) => a.skuId - b.skuId))
        if (!(await move(manager, change))) throw await refusal(manager, change);
    });
  }
}

const moveSku = `UPDATE skus SET on_hand = on_hand + ?, reserved = reserved + ?, sold = sold + ?
  WHERE id = ? AND reserved + ? >= 0 AND on_hand + ? >= reserved + ?`;

async function move(manager: EntityManager, change: Change): Promise<boolean> {
  const { skuId, onHand = 0, reserved = 0, sold = 0 } = change;
  const values = [onHand, reserved, sold, skuId, reserved, onHand, reserved];
  return (await execute(manager, moveSku, values)) === 1;
}

async function soldOut(manager: EntityManager, { skuId }: Change): Promise<Error> {
  const sku = await manager.findOneByOrFail(Sku, { id: skuId });
  const { name } = await manager.findOneByOrFail(Product, { id: sku.productId });
  return new DomainError('sold_out', {
    skuId,
    product: name,
    left: Math.max(0, sku.onHand - sku.reserved),
  });
}

async function neverShort(_: EntityManager, { skuId }: Change): Promise<Error> {
  invariant(false, `SKU ${skuId} holds less than its orders say`);
}

async function shortOfReserved(manager: EntityManager, { skuId }: Change): Promise<Error> {
  const sku = await manager.findOneBy(Sku, { id: skuId });
  return sku
    ? new DomainError('stock_below_reserved', { reserved: sku.reserved })
    : new DomainError('not_found');
}
