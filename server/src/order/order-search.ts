import type { OrdersFilter } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { always, sql, type Sql } from '../platform/database/sql';
import { nextDay, startOfDay } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { conditionsOf, type OrderConditions } from './order-conditions';
import { OrderIds, type Span } from './order-ids';
import { FoundByTerm } from './found-by-term';
import { SearchReach } from './search-reach';

/** Finds orders by filter and search (missions D2, D3): newest first, the same for lists and for exports. */
@Injectable()
export class OrderSearch {
  constructor(
    private readonly ids: OrderIds,
    private readonly foundByTerm: FoundByTerm,
    private readonly shop: ShopSnapshot,
    private readonly reach: SearchReach,
  ) {}

  /** At most `limit` ids, the newest first; `before` is the last id of the page before, null for the first page. */
  async idsMatching(filter: OrdersFilter, before: number | null, limit: number): Promise<number[]> {
    const newest = await this.ids.newest();
    const placed = await this.placed(filter);
    const below = Math.min(before ?? Infinity, newest + 1);
    const span = await this.ids.spanOf(placed, { from: 1, below });
    if (span.from >= span.below) return [];
    const conditions = conditionsOf(filter, this.ids.placed(placed));
    if (conditions.statuses?.length === 0) return [];
    if (!filter.q && conditions.productId === undefined) return this.filtered(conditions, span, limit);
    return this.searched(filter, conditions, { span, newest, limit });
  }

  /** Nothing is searched for: columns of the order decide. */
  private async filtered(conditions: OrderConditions, span: Span, limit: number): Promise<number[]> {
    const near = { ...span, from: Math.max(span.from, span.below - this.reach.filtered) };
    const found = await this.ids.walk(near, conditions.row, limit);
    if (found.length === limit || near.from === span.from) return found;
    const rest = { from: span.from, below: near.from };
    return [...found, ...(await this.byColumns(conditions, rest, conditions.row, limit - found.length))];
  }

  private async searched(
    filter: OrdersFilter,
    conditions: OrderConditions,
    { span, newest, limit }: { span: Span; newest: number; limit: number },
  ): Promise<number[]> {
    const { productId, row } = conditions;
    const [term, few] = await Promise.all([
      filter.q ? this.foundByTerm.prepare(filter.q, newest) : undefined,
      this.few(conditions, span),
    ]);
    if (few) return this.ids.among(few, term ? sql`${term.row} AND ${row}` : row, limit);
    if (term) return this.foundByTerm.newest(term, span, conditions, limit);
    return this.ids.ofProducts([{ productId: productId ?? 0 }], span, row, limit);
  }

  /** All that the filter's columns let through, if that is few: then it is the place to begin. */
  private async few(conditions: OrderConditions, span: Span): Promise<number[] | undefined> {
    const { storeId, statuses, group, productId } = conditions;
    if (group === always && storeId === undefined) return undefined;
    const most = productId === undefined ? this.reach.small : this.reach.smallForProduct;
    const found =
      storeId === undefined
        ? await this.ids.someOfGroup(group, span, most + 1)
        : await this.ids.ofStore(storeId, statuses, span, always, most + 1);
    if (found.length > most) return undefined;
    return productId === undefined ? found : this.ids.withProduct(found, productId);
  }

  private byColumns(conditions: OrderConditions, span: Span, where: Sql, limit: number): Promise<number[]> {
    const { storeId, statuses, group } = conditions;
    if (storeId !== undefined) return this.ids.ofStore(storeId, statuses, span, where, limit);
    if (group !== always) return this.ids.ofGroup(group, span, where, limit);
    return this.ids.walk(span, where, limit);
  }

  private async placed({ from, to }: OrdersFilter) {
    const { settings } = await this.shop.get();
    return {
      from: from ? startOfDay(from, settings.timeZone) : undefined,
      to: to ? startOfDay(nextDay(to), settings.timeZone) : undefined,
    };
  }
}
