import type {
  Redemption as RedemptionView,
  RedemptionPage,
  RedemptionQuery,
  ShopRedemptionPage,
  ShopRedemptionQuery,
} from '@lanzi/shared/redemption/redemption.contract';
import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type * as z from 'zod';
import { Order } from '../order/order.entity';
import { Redemption } from '../order/redemption.entity';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { dayInZone, nextDay, startOfDay } from '../platform/zoned-day';
import { ShopSnapshot } from '../shop/shop-snapshot';

/** Mission B8: what a verifier redeemed, and the day's totals. */
@Injectable()
export class RedemptionHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  async page(
    verifierId: number,
    query: z.output<typeof RedemptionQuery>,
  ): Promise<z.output<typeof RedemptionPage>> {
    const { date, ofDay: ofShop } = await this.day(query.date);
    const ofDay = () => ofShop().andWhere('r.verifierId = :verifierId', { verifierId });
    const find = ofDay()
      .orderBy('r.id', 'DESC')
      .limit(query.limit + 1);
    if (query.cursor) find.andWhere('r.id < :before', { before: decodeCursor(IdCursor, query.cursor).id });
    const rows = await find.getMany();
    const sums = await ofDay()
      .select(['COUNT(*) AS orders', 'SUM(r.itemCount) AS items', 'SUM(r.cashCollected) AS cash'])
      .getRawOne<Record<'orders' | 'items' | 'cash', number | string | null>>();
    const names = await this.contactNames(rows);
    return {
      ...cutPage(
        rows,
        query.limit,
        ({ id }) => ({ id }),
        (row) => redemptionView(row, names.get(row.orderId) ?? ''),
      ),
      totals: {
        date,
        orders: Number(sums?.orders ?? 0),
        items: Number(sums?.items ?? 0),
        cashCollected: Number(sums?.cash ?? 0),
      },
    };
  }

  /** Mission B6: all of the shop's redemptions of a day; the totals are of the whole day, whatever is listed. */
  async ofShop(query: z.output<typeof ShopRedemptionQuery>): Promise<ShopRedemptionPage> {
    const { date, ofDay } = await this.day(query.date);
    const { storeId, verifierId, cursor, limit } = query;
    const find = ofDay()
      .orderBy('r.id', 'DESC')
      .limit(limit + 1);
    if (storeId) find.andWhere('r.storeId = :storeId', { storeId: Number(storeId) });
    if (verifierId) find.andWhere('r.verifierId = :verifierId', { verifierId: Number(verifierId) });
    if (cursor) find.andWhere('r.id < :before', { before: decodeCursor(IdCursor, cursor).id });
    const rows = await find.getMany();
    const names = await this.contactNames(rows);
    const view = (row: Redemption) => redemptionView(row, names.get(row.orderId) ?? '');
    return { ...cutPage(rows, limit, ({ id }) => ({ id }), view), date, totals: await totalsOf(ofDay()) };
  }

  /** The redemptions of a day on the shop's clock, today unless one is given. */
  private async day(given: string | undefined) {
    const { settings } = await this.shop.get();
    const date = given ?? dayInZone(this.clock.now(), settings.timeZone);
    const ofDay = () =>
      this.unitOfWork.manager
        .createQueryBuilder(Redemption, 'r')
        .where('r.redeemedAt >= :from AND r.redeemedAt < :to', {
          from: startOfDay(date, settings.timeZone),
          to: startOfDay(nextDay(date), settings.timeZone),
        });
    return { date, ofDay };
  }

  async one(redemption: Redemption): Promise<RedemptionView> {
    const names = await this.contactNames([redemption]);
    return redemptionView(redemption, names.get(redemption.orderId) ?? '');
  }

  private async contactNames(rows: readonly Redemption[]): Promise<Map<number, string>> {
    const orders = await this.unitOfWork.manager.find(Order, {
      select: { id: true, contactName: true },
      where: { id: In(rows.map(({ orderId }) => orderId)) },
    });
    return new Map(orders.map(({ id, contactName }) => [id, contactName]));
  }
}

/** By store and verifier, the busiest first. */
async function totalsOf(ofDay: SelectQueryBuilder<Redemption>): Promise<ShopRedemptionPage['totals']> {
  const sums = await ofDay
    .select(['r.storeId AS storeId', 'r.verifierId AS verifierId'])
    // One of the names: whoever changed theirs during the day is still one person.
    .addSelect(['MAX(r.storeName) AS storeName', 'MAX(r.redeemedBy) AS verifierName'])
    .addSelect(['COUNT(*) AS orders', 'SUM(r.itemCount) AS items', 'SUM(r.cashCollected) AS cash'])
    .groupBy('r.storeId, r.verifierId')
    .orderBy('COUNT(*)', 'DESC')
    .addOrderBy('r.storeId')
    .addOrderBy('r.verifierId')
    .getRawMany<Record<'storeId' | 'verifierId' | 'orders' | 'items' | 'cash', number | string> & Names>();
  return sums.map(({ storeId, verifierId, storeName, verifierName, orders, items, cash }) => ({
    ...{ storeId: String(storeId), storeName, verifierId: String(verifierId), verifierName },
    ...{ orders: Number(orders), items: Number(items), cashCollected: Number(cash) },
  }));
}

interface Names {
  storeName: string;
  verifierName: string;
}

const redemptionView = (row: Redemption, contactName: string): RedemptionView => ({
  id: String(row.id),
  orderNo: row.orderNo,
  storeName: row.storeName,
  contactName,
  redeemedAt: row.redeemedAt.toISOString(),
  redeemedBy: row.redeemedBy,
  staffName: row.staffName,
  itemCount: row.itemCount,
  total: row.total,
  cashCollected: row.cashCollected,
});
