import { Injectable } from '@nestjs/common';
import { Product } from '../catalog/product.entity';
import { Sku } from '../catalog/sku.entity';
import { containing, contains, limitedSelect } from '../platform/database/dialect';
import { anyOf, joined, sql, Sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { hasLineOf, type OrderConditions } from './order-conditions';
import { OrderIds, type Span } from './order-ids';
import { SearchReach } from './search-reach';
import { beginsWith, byNumber, SearchTerm, type KeyRange } from './search-term';

/** Buyers, products and parcels that a search may stand for: the newest of them. */
const mostMatches = 50;
/** Nicknames that only contain what was typed are looked for among so many newest customers. */
const recentCustomers = 5000;

interface Piece {
  productId: number;
  skuId?: number;
}

/** What somebody typed, and whom and what it stands for. */
export interface PreparedTerm {
  term: SearchTerm;
  ranges: KeyRange[];
  /** From this id on also what contains it is found. */
  recentFrom: number;
  recentNumbersFrom: number;
  customerIds: number[];
  products: Piece[];
  /** With a package whose waybill it may be. */
  parcelOrderIds: number[];
  /** Whether a row `o` is found by it. */
  row: Sql;
}

/** Each way to find an order has an index of its own; what they find is put together, the newest first (mission D2). */
@Injectable()
export class FoundByTerm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: OrderIds,
    private readonly reach: SearchReach,
  ) {}

  async prepare(typed: string, newest: number): Promise<PreparedTerm> {
    const term = new SearchTerm(typed);
    const [customerIds, products, parcelOrderIds] = await Promise.all([
      this.buyers(term),
      this.products(typed),
      this.parcels(term),
    ]);
    const prepared = {
      ...{ term, customerIds, products, parcelOrderIds },
      ranges: term.ranges(),
      recentFrom: Math.max(1, newest + 1 - this.reach.looked),
      recentNumbersFrom: Math.max(1, newest + 1 - this.reach.numbers),
    };
    const row = anyOf([
      this.byText(prepared),
      ...(customerIds.length > 0 ? [sql`o.customer_id IN (${joined(customerIds, ', ')})`] : []),
      ...(parcelOrderIds.length > 0 ? [sql`o.id IN (${joined(parcelOrderIds, ', ')})`] : []),
      ...(products.length > 0 ? [hasLineOf(anyOf(products.map(lineOf)))] : []),
    ]);
    return { ...prepared, row };
  }

  /** The newest orders in `span` that the term finds and the conditions let through. */
  async newest(
    term: PreparedTerm,
    span: Span,
    conditions: Pick<OrderConditions, 'group' | 'row'>,
    limit: number,
  ): Promise<number[]> {
    const parcels = term.parcelOrderIds.filter((id) => id >= span.from && id < span.below);
    const found = await Promise.all([
      this.newestByText(term, span, conditions.row, limit),
      this.ids.among(parcels, conditions.row, limit),
      this.ids.ofCustomers(term.customerIds, span, conditions, limit),
      this.ids.ofProducts(term.products, span, conditions.row, limit),
    ]);
    return newestOf(found, limit);
  }

  /** By what the order itself says. */
  private async newestByText(term: PreparedTerm, span: Span, where: Sql, limit: number): Promise<number[]> {
    const near = { ...span, from: Math.max(span.from, span.below - this.reach.looked) };
    // What begins or ends with the text contains it, too.
    const text = near.from >= term.recentFrom ? term.term.anywhere() : this.byText(term);
    const found = await this.ids.walk(near, sql`${text} AND ${where}`, limit);
    const rest = { from: span.from, below: near.from };
    if (found.length === limit || rest.from >= rest.below) return found;
    const farther = await Promise.all([
      this.byRanges(term.ranges, rest, where, limit),
      this.inNumbers(term, rest, where, limit),
    ]);
    return newestOf([found, ...farther], limit);
  }

  private byText({ term, ranges, recentFrom, recentNumbersFrom }: Omit<PreparedTerm, 'row'>): Sql {
    return anyOf([
      ...ranges.map(({ condition }) => condition),
      sql`o.id >= ${recentFrom} AND ${term.anywhere()}`,
      ...(term.digits === undefined ? [] : [sql`o.id >= ${recentNumbersFrom} AND ${term.inNumber()}`]),
    ]);
  }

  /** Of rare beginnings all, of common ones the newest. */
  private async byRanges(
    ranges: readonly KeyRange[],
    span: Span,
    where: Sql,
    limit: number,
  ): Promise<number[]> {
    const some = await this.ids.some(ranges, span, this.reach.common + 1);
    const rare = some.flatMap((ids) => (ids.length <= this.reach.common ? ids : []));
    const common = ranges.filter((_, index) => (some[index]?.length ?? 0) > this.reach.common);
    const found = await Promise.all([
      this.ids.among(rare, where, limit),
      ...common.map((range) => this.commonOnes(range, span, where, limit)),
    ]);
    return newestOf(found, limit);
  }

  private async commonOnes(
    { index, condition }: KeyRange,
    span: Span,
    where: Sql,
    limit: number,
  ): Promise<number[]> {
    // A number's beginning is a day or more: looked for is not among the newest orders, but among the newest of those days.
    const below =
      index === byNumber ? Math.min(span.below, await this.ids.endOfNumbers(condition)) : span.below;
    const near = { from: Math.max(span.from, below - this.reach.commonWalk), below };
    const found = await this.ids.walk(near, sql`${condition} AND ${where}`, limit);
    if (found.length === limit || near.from === span.from) return found;
    const rest = { from: span.from, below: near.from };
    return [...found, ...(await this.ids.sorted(index, condition, rest, where, limit - found.length))];
  }

  private async inNumbers(term: PreparedTerm, span: Span, where: Sql, limit: number): Promise<number[]> {
    const from = Math.max(span.from, term.recentNumbersFrom);
    if (term.term.digits === undefined || from >= span.below) return [];
    const recent = { ...span, from };
    const range = sql`${await this.ids.numbersOf(recent)} AND ${term.term.inNumber()}`;
    return this.ids.sorted(byNumber, range, recent, where, limit);
  }

  /** The newest customers whom the term may mean: by id, phone, e-mail or nickname. */
  private async buyers({ text, digits, email, customerId }: SearchTerm): Promise<number[]> {
    const { manager } = this.unitOfWork;
    const like = containing(text);
    const ways = [
      ...(customerId === undefined ? [] : [sql`c.id = ${customerId}`]),
      ...(digits === undefined ? [] : [beginsWith('c.phone', digits)]),
      ...(email === undefined ? [] : [beginsWith('c.email', email)]),
      sql`c.nickname LIKE ${like.slice(1)} ESCAPE '!'`,
      sql`c.id > (SELECT MAX(id) FROM customers) - ${recentCustomers} AND LOWER(c.nickname) LIKE ${like} ESCAPE '!'`,
    ];
    const selects = ways.map((way) => {
      const one = sql`SELECT c.id AS id FROM customers c WHERE ${way} ORDER BY c.id DESC LIMIT ${mostMatches}`;
      return new Sql(limitedSelect(manager.dataSource, one.text), one.values);
    });
    const { text: query, values } = sql`${joined(selects, ' UNION ')} ORDER BY id DESC LIMIT ${mostMatches}`;
    const rows = await manager.query<{ id: number | string }[]>(query, [...values]);
    return rows.map(({ id }) => Number(id));
  }

  /** Orders of packages by the beginning of the waybill's number; carriers count upwards. */
  private async parcels({ waybillNo }: SearchTerm): Promise<number[]> {
    if (waybillNo === undefined) return [];
    const { text, values } = sql`SELECT s.order_id AS id FROM shipments s
      WHERE ${beginsWith('s.waybill_no', waybillNo)} ORDER BY s.waybill_no DESC LIMIT ${mostMatches}`;
    const rows = await this.unitOfWork.manager.query<{ id: number | string }[]>(text, [...values]);
    return rows.map(({ id }) => Number(id));
  }

  /** Products by a part of their name, a SKU by its whole barcode. */
  private async products(typed: string): Promise<Piece[]> {
    const { manager } = this.unitOfWork;
    const products = await manager
      .createQueryBuilder(Product, 'p')
      .select('p.id')
      .where(contains('p.nameSearch', 'q'), { q: containing(typed) })
      .orderBy('p.id', 'DESC')
      .limit(mostMatches)
      .getMany();
    const sku = await manager.findOneBy(Sku, { barcode: typed });
    return [
      ...products.map(({ id }) => ({ productId: id })),
      ...(sku ? [{ productId: sku.productId, skuId: sku.id }] : []),
    ];
  }
}

const lineOf = ({ productId, skuId }: Piece): Sql =>
  skuId === undefined
    ? sql`line.product_id = ${productId}`
    : sql`line.product_id = ${productId} AND line.sku_id = ${skuId}`;

/** Each once, the newest first. */
const newestOf = (lists: readonly number[][], limit: number): number[] =>
  [...new Set(lists.flat())].sort((a, b) => b - a).slice(0, limit);
