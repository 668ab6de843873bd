import type { DomainError } from '@lanzi/shared/errors';
import { shipDaysOf } from '@lanzi/shared/fulfilment/ship-date';
import type { PackageInput } from '@lanzi/shared/order/order.contract';
import { MAX_PACKAGES } from '@lanzi/shared/order/order-limits';
import type { OrderLine } from '../../order/order-line.entity';
import type { Refused, TaskRow } from '../../platform/tasks/task.entity';
import type { Carrier } from '../../shop/carrier.entity';
import { countOf, divideUnits, takeUnits, type Units } from './divide-units';
import { clashOf, type NumberUse } from '../waybill-numbers';
import { isRefused, type Parcel, parcelOf } from './parcel';

type Row = Pick<TaskRow, 'id' | 'rowNumber' | 'given' | 'outcome' | 'problem'>;

/** What a decision is made from. */
export interface Situation {
  /** All rows that name the order, also those that were refused before. */
  rows: readonly Row[];
  /** Undefined when there is no such order. */
  order?: {
    order: NumberUse['order'];
    lines: readonly Pick<OrderLine, 'id' | 'barcode' | 'quantity' | 'quantityShipped'>[];
    /** A day in the shop's zone. */
    placedOn: string;
    waybillNos: readonly string[];
    /** What its parcels' numbers were when they were shipped; some were put right since. */
    leftUnder: readonly string[];
    /** Why it cannot be shipped now. */
    refusal: DomainError | undefined;
  };
  carrier: (typed: string) => Carrier | undefined;
  /** What the rows' waybill numbers are used as already. */
  uses: readonly NumberUse[];
  /** In the shop's zone. */
  today: string;
}

export interface Verdict {
  row: Row;
  outcome: 'skipped' | 'failed';
  problem: Refused;
}
export interface Packed {
  rows: Row[];
  parcel: PackageInput;
}
/** The rows that nothing stands against, as packages; and the others, with what does. */
export interface Decision {
  verdicts: Verdict[];
  packages: Packed[];
}

interface Wanted {
  row: Row;
  parcel: Parcel;
  carrier: Carrier;
  units: Units[];
}

const isOpen = ({ outcome }: Row): boolean => outcome === 'pending' || outcome === 'ready';
const refuse = (code: Refused['code'], params: Refused['params'] = {}): Refused => ({ code, params });

/**
 * What becomes of the rows of one order. They go together or not at all: of two parcels one would hold everything
 * when the other's row is wrong.
 */
export function decideOrder({ rows, order, carrier, uses, today }: Situation): Decision {
  const verdicts = new Map<Row, Verdict>();
  const fail = (row: Row, problem: Refused) => void verdicts.set(row, { row, outcome: 'failed', problem });
  const skip = (row: Row) =>
    void verdicts.set(row, { row, outcome: 'skipped', problem: refuse('row_already_shipped') });

  const days = ({ placedOn }: { placedOn: string }) => shipDaysOf(placedOn, today);
  const wanted: Wanted[] = [];
  for (const row of rows.filter(isOpen)) {
    const parcel = parcelOf(row.given);
    const by = isRefused(parcel) ? undefined : carrier(parcel.carrier);
    if (isRefused(parcel)) fail(row, parcel);
    else if (!order) fail(row, refuse('row_order_unknown'));
    else if (isIn([...order.waybillNos, ...order.leftUnder], parcel.waybillNo)) skip(row);
    else if (isAllShipped(order.lines))
      fail(row, refuse('row_shipped_otherwise', { waybillNo: order.waybillNos.join(', ') }));
    else if (order.refusal) fail(row, refuse(order.refusal.code, order.refusal.params));
    else if (!by) fail(row, refuse('row_carrier_unknown', { carrier: parcel.carrier }));
    else if (!isShipDay(parcel.shippedOn, days(order)))
      fail(row, refuse('row_date_out_of_range', days(order)));
    else {
      const clash = clashOf(uses, { waybillNo: parcel.waybillNo, carrierId: by.id }, order.order);
      if (clash) fail(row, refuse(`row_${clash.code}`, clash.params));
      else wanted.push({ row, parcel, carrier: by, units: [] });
    }
  }
  if (order) for (const [row, problem] of packItems(wanted, order.lines)) fail(row, problem);

  const wrong = rows.find((row) => verdicts.get(row)?.outcome === 'failed' || wasRefused(row, rows));
  const going = wanted.filter(({ row }) => !verdicts.has(row));
  if (wrong) for (const { row } of going) fail(row, refuse('row_sibling_failed', { row: wrong.rowNumber }));
  return { verdicts: [...verdicts.values()], packages: wrong ? [] : packagesOf(going, today) };
}

const isIn = (waybillNos: readonly string[], waybillNo: string): boolean =>
  waybillNos.some((one) => one.toUpperCase() === waybillNo.toUpperCase());
const isShipDay = (day: string | null, { from, to }: { from: string; to: string }): boolean =>
  day === null || (day >= from && day <= to);
const isAllShipped = (lines: readonly Pick<OrderLine, 'quantity' | 'quantityShipped'>[]): boolean =>
  lines.every(({ quantity, quantityShipped }) => quantityShipped >= quantity);

/** Refused when the file was read; a parcel of this order that is only written down twice does no harm. */
function wasRefused({ outcome, problem }: Row, rows: readonly Row[]): boolean {
  if (outcome !== 'failed') return false;
  const isTwice = problem?.code === 'row_waybill_repeated';
  return !isTwice || !rows.some(({ rowNumber }) => rowNumber === problem.params.row);
}

/** Gives each row its units: items that are named first, then counted ones, and what is left to all others. */
function packItems(
  wanted: readonly Wanted[],
  lines: NonNullable<Situation['order']>['lines'],
): Map<Row, Refused> {
  const refused = new Map<Row, Refused>();
  const left = lines.map(({ id, barcode, quantity, quantityShipped }) => ({
    ...{ lineId: id, barcode: barcode.toLowerCase() },
    quantity: quantity - quantityShipped,
  }));
  const take = (one: Wanted, from: Units[]) => {
    const left = countOf(from);
    const count = one.parcel.quantity ?? left;
    if (left === 0) refused.set(one.row, refuse('row_nothing_left'));
    else if (count > left) refused.set(one.row, refuse('row_quantity_invalid', { left }));
    else one.units = takeUnits(from, count);
  };
  for (const one of wanted) {
    const { barcode } = one.parcel;
    if (barcode === null) continue;
    const named = left.filter((line) => line.barcode === barcode.toLowerCase());
    if (named.length === 0) refused.set(one.row, refuse('row_item_unknown', { barcode }));
    else take(one, named);
  }
  const unnamed = wanted.filter(({ parcel }) => parcel.barcode === null);
  for (const one of unnamed) if (one.parcel.quantity !== null) take(one, left);

  const others = unnamed.filter(({ parcel }) => parcel.quantity === null);
  const tooMany = others.length > countOf(left) || wanted.length > MAX_PACKAGES;
  if (others.length > 0 && !tooMany)
    for (const [index, units] of divideUnits(left, others.length).entries()) {
      const one = others[index];
      if (one) one.units = units;
    }
  if (tooMany)
    for (const { row } of others.length > 0 ? others : wanted)
      refused.set(row, refuse('row_too_many_packages'));
  return refused;
}

/** Rows of one waybill are one package. */
function packagesOf(going: readonly Wanted[], today: string): Packed[] {
  const packages = new Map<string, Packed>();
  for (const { row, parcel, carrier, units } of going) {
    const { waybillNo, note, shippedOn } = parcel;
    const key = waybillNo.toUpperCase();
    const lines = units.map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity }));
    const packed = packages.get(key);
    if (packed) {
      packed.rows.push(row);
      packed.parcel.lines.push(...lines);
    } else
      packages.set(key, {
        rows: [row],
        parcel: { carrierId: String(carrier.id), waybillNo, shippedOn: shippedOn ?? today, note, lines },
      });
  }
  return [...packages.values()];
}
