import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import { stockChanges } from '@lanzi/shared/order/order-edit';
import type { EditPreview } from '@lanzi/shared/order/order-edit.contract';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { EditDrafts, type EditDraft, type EditWish } from './edit-drafts';
import { EditHistory } from './edit-history';
import { CloseAttempts } from './money/close-attempts';
import type { OrderCaller } from './order-caller';
import { replaceExtras } from './order-extras';
import type { OrderLine } from './order-line.entity';
import { Order } from './order.entity';
import { OrderStore } from './order.store';
import { RunOrderAction, type ActionContext } from './run-order-action';

/** Mission E: staff change what an order consists of, before any of it ships. */
@Injectable()
export class EditOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly runOrderAction: RunOrderAction,
    private readonly drafts: EditDrafts,
    private readonly history: EditHistory,
    private readonly stock: StockLedger,
    private readonly closeAttempts: CloseAttempts,
    private readonly shop: ShopSnapshot,
  ) {}

  /** What the edit would make of the order, and what stands in its way. @throws DomainError as the table, and EditDrafts */
  async preview(orderNo: string, caller: OrderCaller, wish: EditWish): Promise<EditPreview> {
    const order = await this.unitOfWork.manager.findOneBy(Order, { orderNo });
    if (!order) throw new DomainError('not_found');
    await this.runOrderAction.assertAllowed('edit', caller, order);
    const lines = await this.store.linesOf(order.id);
    return previewOf(order, await this.drafts.of(order, lines, wish));
  }

  /**
   * The same computation, committed: lines, amounts, stock by the difference, history.
   * @throws DomainError edit_refused and sold_out (with the preview, which says where), total_changed, and as preview
   */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'edit'>) {
    return this.runOrderAction.run('edit', target, caller, body, async (context) => {
      const { order, lines, manager } = context;
      const draft = await this.drafts.of(order, lines, body);
      await this.refuse(order, draft, body.expectedTotal);
      const { extras } = draft.result;
      const before = await this.history.snapshot(order, lines, draft.extrasBefore);
      const after = await this.history.snapshot(draft.order, draft.lines, extras);
      const deltas = stockDeltas(lines, draft.lines);
      apply(context, draft);
      await replaceExtras(manager, order.id, extras);
      await this.history.record(context, caller, { before, after, reason: body.reason });
      Object.assign(context.details, { before: before.total, after: after.total });
      // Last, so that a popular SKU's row is locked for the shortest time.
      await this.stock.rearrange(order, deltas);
      await this.closeAttempts.first(order.id);
    });
  }

  private async refuse(order: Order, draft: EditDraft, expected: number): Promise<void> {
    const { problems, amounts } = draft.result;
    const preview = previewOf(order, draft);
    const short = problems.find(({ code }) => code === 'short_of_stock' || code === 'sold_out');
    if (short) {
      const line = preview.lines.find(
        ({ lineId, added }) => lineId === short.lineId && added === short.added,
      );
      const product = line?.productName ?? '';
      throw new DomainError('sold_out', { product, left: short.left ?? 0 }, { preview });
    }
    if (problems.length > 0) throw new DomainError('edit_refused', {}, { preview });
    if (amounts.total === expected) return;
    const { currency } = (await this.shop.get()).settings;
    const now = amounts.total;
    throw new DomainError('total_changed', { total: formatMoney(now, currency), expected, now }, { preview });
  }
}

/** The order and its lines are changed in place, as an action's consequences are. */
function apply({ order, lines }: ActionContext, draft: EditDraft): void {
  Object.assign(order, draft.order);
  lines.splice(0, lines.length, ...draft.lines);
}

const stockDeltas = (before: readonly OrderLine[], after: readonly OrderLine[]) =>
  stockChanges(before.map(heldBy), after.map(heldBy)).map(({ skuId, delta }) => ({
    skuId: Number(skuId),
    delta,
  }));
const heldBy = ({ skuId, quantity }: OrderLine) => ({ skuId: String(skuId), quantity });

function previewOf(order: Order, { result, lines, catalogue }: EditDraft): EditPreview {
  const { amounts, difference, due, problems, extras } = result;
  return {
    version: order.version,
    lines: lines.map(({ id, skuId, ...line }, index) => ({
      lineId: id === 0 ? null : String(id),
      added: result.lines[index]?.added ?? null,
      skuId: String(skuId),
      ...shownOf(line),
    })),
    extras: [...extras],
    ...{ amounts, difference, due, problems, catalogue },
    totalBefore: order.total,
  };
}

const shownOf = (line: Omit<OrderLine, 'id' | 'skuId'>) => {
  const { kind, productName, skuName, barcode, picture, quantity, unitPrice, discount } = line;
  return { kind, productName, skuName, barcode, picture, quantity, unitPrice, discount };
};
