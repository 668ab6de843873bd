import { invariant } from '@lanzi/shared/invariant';
import type { EditSettlement } from '@lanzi/shared/order/order-edit';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type { ReconciliationFigure } from '@lanzi/shared/payment/payment.contract';
import type { EntityManager } from 'typeorm';
import { OrderEdit } from '../order/order-edit.entity';
import { Order } from '../order/order.entity';
import { Payment } from '../payment/payment.entity';
import { Refund } from '../payment/refund.entity';
import { StrayMoney } from '../payment/stray-money.entity';

/** What a figure is made of. Each part is SQL over the row `r`; money in minor units. */
interface Figure {
  entity: typeof Payment | typeof Refund | typeof StrayMoney | typeof Order | typeof OrderEdit;
  /** When it counts: the column that the rows of some days are found by. */
  at: 'receivedAt' | 'settledAt' | 'placedAt' | 'at';
  where: string;
  kind: string;
  amount: string;
  orderNo: string;
  reference: string;
  note: string;
  /** Only of what staff settle. */
  settlement?: string;
}

const payment: Omit<Figure, 'where'> = {
  entity: Payment,
  at: 'receivedAt',
  kind: 'r.kind',
  amount: 'r.amount',
  orderNo: '(SELECT o.order_no FROM orders o WHERE o.id = r.orderId)',
  reference: 'COALESCE(r.transactionId, r.recordedBy)',
  note: 'r.note',
};
const order = {
  entity: Order,
  at: 'placedAt',
  kind: 'r.paymentKind',
  orderNo: 'r.orderNo',
  reference: `''`,
  note: `''`,
} as const;
const edit = {
  entity: OrderEdit,
  at: 'at',
  kind: '(SELECT o.payment_kind FROM orders o WHERE o.id = r.orderId)',
  orderNo: 'r.orderNo',
  reference: 'r.staffName',
  note: 'r.reason',
  settlement: 'r.settlement',
} as const;
// Both as `dueOf` in order.store.ts tells it of one order.
const stillToPay = `r.total - r.paid + r.refunded
  + CASE WHEN r.status = 'completed' AND r.unsettledEdits = 0 THEN 0 ELSE r.refunding END`;
/** A cancelled order costs nothing, and until it is back its money is owed. */
const stillToReturn = `CASE WHEN r.status = 'cancelled' THEN r.paid - r.refunded
  ELSE r.paid - r.refunded - r.refunding - r.total END`;

const figures: Record<ReconciliationFigure, Figure> = {
  collected: { ...payment, where: 'r.surplus = 0' },
  surplus: { ...payment, where: 'r.surplus = 1' },
  refunded: {
    entity: Refund,
    at: 'settledAt',
    where: `r.state = 'succeeded'`,
    // By the way it went, as the provider's own statement has it; by hand it went outside of any.
    kind: `CASE WHEN r.way <> 'by_hand' THEN r.way ELSE COALESCE((SELECT p.kind FROM payments p
             WHERE p.id = r.paymentId AND p.kind NOT IN ('wechat_pay', 'alipay', 'balance')), 'offline') END`,
    amount: 'r.amount',
    orderNo: 'r.orderNo',
    reference: 'r.refundNo',
    note: 'COALESCE(r.remittance, r.reason)',
  },
  unmatched: {
    entity: StrayMoney,
    at: 'receivedAt',
    where: `r.kind IN ('wrong_amount', 'unknown_attempt')`,
    kind: 'r.provider',
    amount: 'r.amount',
    orderNo: 'r.orderNo',
    reference: 'r.transactionId',
    note: 'r.note',
  },
  // Goods that were handed over and not paid for; what a customer got back afterwards is not asked for again, what an
  // edit left open is.
  due: {
    ...order,
    where: `${stillToPay} > 0 AND (r.status = 'shipped'
      OR (r.status = 'completed' AND (r.refunded = 0 OR r.unsettledEdits > 0)))`,
    amount: stillToPay,
  },
  owed: {
    ...order,
    where: `${stillToReturn} > 0 AND r.status NOT IN ('pending_payment', 'pending_confirmation')`,
    amount: stillToReturn,
  },
  // On the day of the edit, whatever became of it: what was collected before stands on its own day.
  editedUp: { ...edit, where: 'r.difference > 0', amount: 'r.difference' },
  editedDown: { ...edit, where: 'r.difference < 0', amount: '-r.difference' },
};

/** From the first moment up to and without the second. */
export interface Span {
  from: Date;
  to: Date;
}

function rowsOf(manager: EntityManager, { entity, at, where }: Figure, { from, to }: Span) {
  return manager
    .createQueryBuilder()
    .from<object>(entity, 'r')
    .where(`(${where})`)
    .andWhere(`r.${at} >= :from AND r.${at} < :to`, { from, to });
}

/** One sum of a figure: `day` counts the days from 0. */
export interface FigureSum {
  day: number;
  kind: PaymentKind;
  amount: number;
}

/** A figure's sums by day and payment kind, in one query; `ends` are the moments at which the days end. */
export async function sumsOf(
  manager: EntityManager,
  name: ReconciliationFigure,
  from: Date,
  ends: readonly Date[],
): Promise<FigureSum[]> {
  const figure = figures[name];
  const day = ends.map((_, index) => `WHEN r.${figure.at} < :end${index} THEN ${index}`).join(' ');
  const sums = await rowsOf(manager, figure, { from, to: ends.at(-1) ?? from })
    .select(`CASE ${day} END`, 'day')
    .addSelect(figure.kind, 'kind')
    .addSelect(`SUM(${figure.amount})`, 'amount')
    .groupBy('1')
    .addGroupBy('2')
    .setParameters(Object.fromEntries(ends.map((end, index) => [`end${index}`, end])))
    .getRawMany<{ day: number | string; kind: PaymentKind; amount: number | string }>();
  return sums.map(({ day: on, kind, amount }) => ({ day: Number(on), kind, amount: Number(amount) }));
}

/** One row that a figure is made of. */
export interface FigureRow {
  id: number;
  at: Date;
  kind: PaymentKind;
  amount: number;
  /** Null for money that belongs to no order. */
  orderNo: string | null;
  reference: string;
  note: string;
  /** Of an edit's difference; null while it is open, and of everything else. */
  settlement: EditSettlement | null;
}

/** The rows that a figure is made of, newest first, after the one given. */
export async function figureRows(
  manager: EntityManager,
  name: ReconciliationFigure,
  span: Span,
  { kind, after, limit }: { kind?: PaymentKind; after?: Pick<FigureRow, 'at' | 'id'>; limit: number },
): Promise<FigureRow[]> {
  const figure = figures[name];
  const { at } = figure;
  const find = rowsOf(manager, figure, span).select('r.id', 'id').addSelect(`r.${at}`, 'at');
  for (const part of ['kind', 'amount', 'orderNo', 'reference', 'note'] as const)
    find.addSelect(figure[part], part);
  find.addSelect(figure.settlement ?? 'NULL', 'settlement');
  if (kind) find.andWhere(`${figure.kind} = :kind`, { kind });
  if (after)
    find.andWhere(`(r.${at} < :afterAt OR (r.${at} = :afterAt AND r.id < :afterId))`, {
      afterAt: after.at,
      afterId: after.id,
    });
  const rows = await find
    .orderBy(`r.${at}`, 'DESC')
    .addOrderBy('r.id', 'DESC')
    .limit(limit)
    .getRawMany<FigureRow>();
  const { driver } = manager.dataSource;
  const column = manager.dataSource.getMetadata(figure.entity).findColumnWithPropertyName(at);
  invariant(column, 'a figure’s moment is a column');
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    at: driver.prepareHydratedValue(row.at, column) as Date,
    amount: Number(row.amount),
  }));
}
