import { paymentKinds } from '@lanzi/shared/order/order.terms';
import {
  reconciliationFigures,
  type Reconciliation as ReconciliationView,
  type ReconciliationDetail,
  type ReconciliationDetailQuery,
  type ReconciliationFigure,
  type ReconciliationQuery,
  type ReconciliationRow,
} from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor } from '../platform/http/cursor';
import { nextDay, startOfDay } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { figureRows, sumsOf, type FigureRow, type Span } from './figures';

type Range = z.output<typeof ReconciliationQuery>;
type Figures = Record<ReconciliationFigure, number>;

const DetailCursor = z.object({ at: z.iso.datetime(), id: z.int().min(1) });
const batch = 500;

/** Mission J7: what came in, went back and is still owed, by day in the shop's time zone and by payment kind. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
  ) {}

  /** The newest day first; days and kinds without any money are left out. */
  async get(range: Range): Promise<ReconciliationView> {
    const { currency, timeZone } = (await this.shop.get()).settings;
    const days = daysOf(range);
    const ends = days.map((day) => startOfDay(nextDay(day), timeZone));
    const rows = new Map<string, ReconciliationRow>();
    const totals = nothing();
    for (const figure of reconciliationFigures) {
      const from = startOfDay(range.from, timeZone);
      for (const sum of await sumsOf(this.unitOfWork.manager, figure, from, ends)) {
        const day = days[sum.day] ?? range.to;
        const key = `${day} ${sum.kind}`;
        const row = rows.get(key) ?? { day, kind: sum.kind, ...nothing() };
        row[figure] = sum.amount;
        totals[figure] += sum.amount;
        if (sum.amount > 0) rows.set(key, row);
      }
    }
    const place = ({ kind }: ReconciliationRow) => paymentKinds.indexOf(kind);
    const sorted = [...rows.values()].sort((a, b) => b.day.localeCompare(a.day) || place(a) - place(b));
    return { currency, rows: sorted, totals };
  }

  /** What one figure is made of, newest first. */
  async details(query: z.output<typeof ReconciliationDetailQuery>) {
    const { day, kind, figure, limit, cursor } = query;
    const after = cursor ? decodeCursor(DetailCursor, cursor) : undefined;
    const rows = await figureRows(this.unitOfWork.manager, figure, await this.span({ from: day, to: day }), {
      kind,
      after: after && { ...after, at: new Date(after.at) },
      limit: limit + 1,
    });
    return cutPage(rows, limit, ({ at, id }) => ({ at: at.toISOString(), id }), detailView);
  }

  /** Everything that one figure of these days is made of, newest first, read piece by piece. */
  async *rows(figure: ReconciliationFigure, range: Range): AsyncGenerator<FigureRow> {
    const span = await this.span(range);
    let after: FigureRow | undefined;
    do {
      const rows = await figureRows(this.unitOfWork.manager, figure, span, { after, limit: batch });
      yield* rows;
      after = rows.length < batch ? undefined : rows.at(-1);
    } while (after);
  }

  private async span({ from, to }: Range): Promise<Span> {
    const { timeZone } = (await this.shop.get()).settings;
    return { from: startOfDay(from, timeZone), to: startOfDay(nextDay(to), timeZone) };
  }
}

const nothing = (): Figures => ({
  collected: 0,
  refunded: 0,
  surplus: 0,
  unmatched: 0,
  due: 0,
  owed: 0,
  editedUp: 0,
  editedDown: 0,
});

function daysOf({ from, to }: Range): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

const detailView = ({ at, id: _, kind: __, ...row }: FigureRow): ReconciliationDetail => ({
  ...row,
  at: at.toISOString(),
});
