import type { ProductKind } from '../catalog/product-kinds.js';
import { MAX_AMOUNT, sum, type Minor } from '../money.js';
import { MAX_LINES } from './order-limits.js';
import { customDiscountOf, MAX_EXTRAS, surchargeOf, type Extra } from './order-extras.js';
import { itemsTotal, orderTotal, type Amounts } from './order-totals.js';

/**
 * Editing an order before it ships (mission E; the rules are CYBERBIZ's): one computation for the server's preview, its
 * commit and the console's live total. Money in minor units.
 */
export interface EditableLine {
  id: string;
  skuId: string;
  kind: ProductKind;
  quantity: number;
  /** Of the day it was bought: it stays whatever the catalogue says (E2). */
  unitPrice: Minor;
  /** Its share of the order's discount. */
  discount: Minor;
}
export interface EditableOrder {
  lines: readonly EditableLine[];
  /** Those that the customer has reviewed, by line: what was said stays with what it was said of. */
  reviewed: ReadonlySet<string>;
  extras: readonly Extra[];
  shipping: Minor;
  total: Minor;
  /** What was paid and is not on its way back. */
  collected: Minor;
  /** It waits to be paid: something must remain to be paid then. */
  awaitsPayment: boolean;
}

/** What staff want. What is left out stays as it is. */
export interface Edit {
  /** New quantities; 0 removes the line. */
  lines?: readonly { lineId: string; quantity: number }[] | undefined;
  /** New lines, at today's price. */
  added?: readonly { skuId: string; quantity: number }[] | undefined;
  /** All of them from now on. */
  extras?: readonly Extra[] | undefined;
  shipping?: Minor | undefined;
}

/** What the catalogue says today of a SKU. */
export interface CatalogueSku {
  skuId: string;
  kind: ProductKind;
  price: Minor;
  /** On hand and held for nobody; what this very order holds is not among it. */
  sellable: number;
  /** Not withdrawn. Whether it is on the shelf does not matter: staff may sell what shoppers do not see. */
  enabled: boolean;
}
export type Catalogue = ReadonlyMap<string, CatalogueSku>;

export const editProblems = [
  'line_unknown',
  'line_locked',
  'line_reviewed',
  'short_of_stock',
  'sold_out',
  'sku_unavailable',
  'kind_not_addable',
  'nothing_changed',
  'no_ordinary_item',
  'too_many_lines',
  'too_many_extras',
  'too_large',
  'nothing_to_pay',
] as const;
export type EditProblemCode = (typeof editProblems)[number];
/** What stands in the way of the edit; it belongs to a line, to an added line, or to the edit as a whole. */
export interface EditProblem {
  code: EditProblemCode;
  lineId: string | null;
  /** The place among the added lines, from 0. */
  added: number | null;
  /** Of too little stock: the highest quantity there can be. */
  left: number | null;
}

/** How the difference that an edit left open came to its end; `offset`: another edit took it back. */
export const editSettlements = ['collected', 'refunded', 'waived', 'offset'] as const;
export type EditSettlement = (typeof editSettlements)[number];

/** A line as it will be. */
export interface EditedLine {
  /** Null for a new one. */
  lineId: string | null;
  /** The place among the added lines, from 0; null for one that was there. */
  added: number | null;
  skuId: string;
  kind: ProductKind;
  quantity: number;
  unitPrice: Minor;
  discount: Minor;
}
export interface EditResult {
  lines: EditedLine[];
  extras: readonly Extra[];
  amounts: Pick<Amounts, 'items' | 'shipping' | 'surcharge' | 'discount' | 'total'>;
  /** The new total less the old one. */
  difference: Minor;
  /** What is still to be collected then, or negative what is to be given back. */
  due: Minor;
  /** None: it may be committed. */
  problems: EditProblem[];
}

/** Goods of other kinds follow rules of their own (E7). */
export const isAddable = ({ kind }: { kind: ProductKind }): boolean => kind === 'ordinary';

/** Why a line stays as it is, if it does. */
export function lockOf(
  { id, kind }: Pick<EditableLine, 'id' | 'kind'>,
  reviewed: ReadonlySet<string>,
): 'line_locked' | 'line_reviewed' | undefined {
  if (!isAddable({ kind })) return 'line_locked';
  return reviewed.has(id) ? 'line_reviewed' : undefined;
}

/** What an order must not be without (E6). */
const isGoods = ({ kind }: { kind: ProductKind }): boolean => kind === 'ordinary' || kind === 'bundle';

/** Computes an edit. Nothing is refused here: what stands in the way are the result's problems. */
export function editOrder(order: EditableOrder, edit: Edit, catalogue: Catalogue): EditResult {
  const problems: EditProblem[] = [];
  const wanted = wantedQuantities(order, edit.lines ?? [], problems);
  const stock = new StockLeft(order.lines, wanted, catalogue);
  const lines = [
    ...keptLines(order.lines, wanted, stock, problems),
    ...addedLines(edit.added ?? [], stock, catalogue, problems),
  ];
  const extras = edit.extras ?? order.extras;
  const amounts = amountsOf(lines, extras, edit.shipping ?? order.shipping);
  problems.push(...wholeProblems(order, edit, { lines, extras, amounts }));
  return {
    ...{ lines, extras, amounts, problems },
    difference: amounts.total - order.total,
    due: amounts.total - order.collected,
  };
}

/** What each SKU is held for more, or less, once the lines are these: for the stock's ledger. */
export function stockChanges(
  before: readonly { skuId: string; quantity: number }[],
  after: readonly { skuId: string; quantity: number }[],
): { skuId: string; delta: number }[] {
  const deltas = new Map<string, number>();
  const count = (skuId: string, by: number) => deltas.set(skuId, (deltas.get(skuId) ?? 0) + by);
  for (const { skuId, quantity } of before) count(skuId, -quantity);
  for (const { skuId, quantity } of after) count(skuId, quantity);
  return [...deltas].map(([skuId, delta]) => ({ skuId, delta })).filter(({ delta }) => delta !== 0);
}

const problem = (code: EditProblemCode, at: Partial<Omit<EditProblem, 'code'>> = {}): EditProblem => ({
  lineId: null,
  added: null,
  left: null,
  ...at,
  code,
});

/** By line: what it shall have, as far as that may be chosen at all. */
function wantedQuantities(
  { lines, reviewed }: EditableOrder,
  changes: NonNullable<Edit['lines']>,
  problems: EditProblem[],
): Map<string, number> {
  const wanted = new Map(lines.map(({ id, quantity }) => [id, quantity]));
  for (const { lineId, quantity } of changes) {
    const line = lines.find(({ id }) => id === lineId);
    const lock = line && quantity !== line.quantity ? lockOf(line, reviewed) : undefined;
    if (!line) problems.push(problem('line_unknown', { lineId }));
    else if (lock) problems.push(problem(lock, { lineId }));
    else wanted.set(lineId, quantity);
  }
  return wanted;
}

/** What of each SKU there is for this edit: what nobody holds, and what the edit itself gives back. */
class StockLeft {
  private readonly left = new Map<string, number>();

  constructor(
    lines: readonly EditableLine[],
    wanted: ReadonlyMap<string, number>,
    private readonly catalogue: Catalogue,
  ) {
    for (const { id, skuId, quantity } of lines) {
      const freed = quantity - (wanted.get(id) ?? quantity);
      if (freed > 0) this.left.set(skuId, this.of(skuId) + freed);
    }
  }

  of(skuId: string): number {
    return this.left.get(skuId) ?? Math.max(0, this.catalogue.get(skuId)?.sellable ?? 0);
  }

  /** Takes so many, or none and says no. */
  take(skuId: string, quantity: number): boolean {
    const left = this.of(skuId);
    if (left < quantity) return false;
    this.left.set(skuId, left - quantity);
    return true;
  }
}

/** A line keeps its price and its share of the discount for as long as it is there (E2, E3). */
function keptLines(
  lines: readonly EditableLine[],
  wanted: ReadonlyMap<string, number>,
  stock: StockLeft,
  problems: EditProblem[],
): EditedLine[] {
  return lines.flatMap(({ id, quantity: held, ...line }) => {
    let quantity = wanted.get(id) ?? held;
    if (quantity === 0) return [];
    if (quantity > held && !stock.take(line.skuId, quantity - held)) {
      problems.push(problem('short_of_stock', { lineId: id, left: held + stock.of(line.skuId) }));
      // What it holds is its own; beyond that there is nothing to promise (E5).
      quantity = held;
    }
    return [{ ...line, lineId: id, added: null, quantity }];
  });
}

/** They must be put right by hand: nothing is held for them yet (E5). */
function addedLines(
  wanted: NonNullable<Edit['added']>,
  stock: StockLeft,
  catalogue: Catalogue,
  problems: EditProblem[],
): EditedLine[] {
  return wanted.flatMap(({ skuId, quantity }, added) => {
    const sku = catalogue.get(skuId);
    if (!sku?.enabled) {
      problems.push(problem('sku_unavailable', { added }));
      return [];
    }
    if (!isAddable(sku)) problems.push(problem('kind_not_addable', { added }));
    const left = stock.of(skuId);
    if (!stock.take(skuId, quantity))
      problems.push(problem(left === 0 ? 'sold_out' : 'short_of_stock', { added, left }));
    return [{ lineId: null, added, skuId, kind: sku.kind, quantity, unitPrice: sku.price, discount: 0 }];
  });
}

/** Discounts stand as they are, also where they exceed what they are taken off; only the total stops at 0 (E4). */
function amountsOf(lines: readonly EditedLine[], extras: readonly Extra[], shipping: Minor) {
  const items = itemsTotal(lines);
  const surcharge = surchargeOf(extras);
  const discount = sum(lines.map((line) => line.discount)) + customDiscountOf(extras);
  return {
    items,
    shipping,
    surcharge,
    discount,
    total: orderTotal({ items, surcharge, shipping, discount }),
  };
}

function wholeProblems(
  order: EditableOrder,
  edit: Edit,
  { lines, extras, amounts }: Pick<EditResult, 'lines' | 'extras' | 'amounts'>,
): EditProblem[] {
  const { items, surcharge, discount, total } = amounts;
  const when = (holds: boolean, code: EditProblemCode) => (holds ? [problem(code)] : []);
  return [
    ...when(!changesItems(order, edit, lines, extras), 'nothing_changed'),
    ...when(!lines.some(isGoods), 'no_ordinary_item'),
    ...when(lines.length > MAX_LINES, 'too_many_lines'),
    // What a changed price or a waiver added beyond that is no reason to refuse what staff enter elsewhere.
    ...when(extras.length > Math.max(MAX_EXTRAS, order.extras.length), 'too_many_extras'),
    ...when(Math.max(items, surcharge, discount, total) > MAX_AMOUNT, 'too_large'),
    ...when(order.awaitsPayment && total <= order.collected, 'nothing_to_pay'),
  ];
}

/** An edit is about goods or custom items: a note, a discount or a fee alone are none (E6). */
function changesItems(
  order: EditableOrder,
  { added = [] }: Edit,
  lines: readonly EditedLine[],
  extras: readonly Extra[],
): boolean {
  if (added.length > 0) return true;
  const kept = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  if (order.lines.some(({ id, quantity }) => kept.get(id) !== quantity)) return true;
  const items = (list: readonly Extra[]) =>
    list
      .filter(({ kind }) => kind !== 'discount')
      .map(({ kind, title, amount }) => JSON.stringify([kind, title, amount]))
      .sort()
      .join();
  return items(order.extras) !== items(extras);
}
