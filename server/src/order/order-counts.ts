import type { DeliveryMode, OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { ConsoleOrderCounts, ShopOrderCounts } from '@lanzi/shared/order/order.contract';
import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';
import { consoleTabs, inTab, shopTabs, type ShopOrderTab, type Tab } from '@lanzi/shared/order/order-tabs';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { byIndex } from '../platform/database/dialect';
import { joined, sql, Sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { SharedAnswer } from '../platform/shared-answer';
import { conditionsOf } from './order-conditions';
import { Order } from './order.entity';

type DeskCounts = z.output<typeof ConsoleOrderCounts>;

/** How many orders stand under each tab. */
@Injectable()
export class OrderCounts {
  /** Every console asks after every event: they share what is counted. */
  private readonly ofDesk = new SharedAnswer(() => this.countDesk());

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async mine(customerId: number): Promise<z.output<typeof ShopOrderCounts>> {
    const groups = await this.unitOfWork.manager
      .createQueryBuilder(Order, 'o')
      .select(['o.status AS status', 'o.deliveryMode AS mode', 'COUNT(*) AS orders'])
      .where('o.customerId = :customerId', { customerId })
      .groupBy('o.status, o.deliveryMode')
      .getRawMany<Group>();
    return sumTabs(shopTabs, groups) as Record<ShopOrderTab, number>;
  }

  desk(): Promise<DeskCounts> {
    return this.ofDesk.ask();
  }

  /** Each tab by its index, no further than anybody reads. */
  private async countDesk(): Promise<DeskCounts> {
    const { manager } = this.unitOfWork;
    const index = new Sql(byIndex(manager.dataSource, 'ix_orders_desk'));
    const tabs = Object.keys(consoleTabs) as (keyof typeof consoleTabs)[];
    const counts = tabs.map((status) => {
      const { group } = conditionsOf({ status }, []);
      return sql`SELECT ${status} AS tab, COUNT(*) AS orders
        FROM (SELECT 1 AS one FROM orders o ${index} WHERE ${group} LIMIT ${MAX_COUNTED}) t`;
    });
    const { text, values } = joined(counts, ' UNION ALL ');
    const rows = await manager.query<{ tab: string; orders: number | string }[]>(text, [...values]);
    return Object.fromEntries(rows.map(({ tab, orders }) => [tab, Number(orders)])) as DeskCounts;
  }
}

interface Group {
  status: OrderStatus;
  mode: DeliveryMode;
  orders: number | string;
}

const sumTabs = (tabs: Record<string, Tab>, groups: readonly Group[]) =>
  Object.fromEntries(
    Object.entries(tabs).map(([name, tab]) => {
      const inside = groups.filter(({ status, mode }) => inTab(tab, status, mode));
      return [name, inside.reduce((count, { orders }) => count + Number(orders), 0)];
    }),
  );
