import type { Readable } from 'node:stream';
import { DomainError } from '@lanzi/shared/errors';
import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { type OrderCaller, staffOf } from '../../order/order-caller';
import { Order } from '../../order/order.entity';
import { Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { RateLimits } from '../../platform/http/rate-limits';
import { harmless } from '../../platform/spreadsheet/harmless';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { BatchOrders } from './batch-orders';
import { batchWorkbook } from './batch-workbook';
import { batchColumns } from './columns';
import { maxRows } from './sheet';
import { batchWords } from './words';

const ordersAtOnce = 200;
const filling = 'prefilled-templates';
const empty = batchColumns.slice(1).map(() => '');

/** The workbook to fill in: empty, or with a row for each order that can be shipped. */
@Injectable()
export class ShipmentTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: BatchOrders,
    private readonly shop: ShopSnapshot,
    private readonly audit: Audit,
    private readonly limits: RateLimits,
  ) {
    limits.define(filling, { points: 60, seconds: 3600 });
  }

  /** @throws DomainError permission_denied, rate_limited */
  async open(prefill: boolean, by: StaffPrincipal, lang: Lang): Promise<Readable> {
    if (prefill) await this.allow(by);
    const words = batchWords[lang];
    const help = [
      { header: words.contactName, width: 12 },
      { header: words.contactPhone, width: 16 },
      { header: words.address, width: 50 },
    ];
    const notes: string[] = [];
    return batchWorkbook(lang, {
      notes,
      carriers: await this.carrierNames(),
      more: prefill ? help : [],
      rows: this.waiting(prefill, staffOf(by), () => notes.push(words.full)),
    });
  }

  /** Names and phones leave the shop with it, as with an export. */
  private async allow(by: StaffPrincipal): Promise<void> {
    const permission = 'order.export';
    if (!by.permissions.has(permission)) throw new DomainError('permission_denied', { permission });
    await this.limits.consume(filling, by.id);
    await this.unitOfWork.run(() => this.audit.record(by, 'order.ship_template', 'prefilled'));
  }

  async carrierNames(): Promise<string[]> {
    return (await this.shop.get()).carriers.filter(({ enabled }) => enabled).map(({ name }) => name);
  }

  /** Oldest first, as many as one upload may have. The lifecycle table has the last word on which. */
  private async *waiting(
    prefill: boolean,
    caller: OrderCaller,
    tellFull: () => void,
  ): AsyncGenerator<unknown[][]> {
    let room = maxRows;
    for (let after = 0, more = prefill; more;) {
      const some = await this.unitOfWork.manager.find(Order, {
        where: {
          ...{ status: 'processing', deliveryMode: In(['express', 'merchant_delivery']) },
          id: MoreThan(after),
        },
        order: { id: 'ASC' },
        take: ordersAtOnce,
      });
      const orders = await this.orders.complete(some, caller);
      const rows = [...orders.values()].flatMap(({ order, refusal }) =>
        refusal
          ? []
          : [
              [
                order.orderNo,
                ...empty,
                ...[order.contactName, order.contactPhone, order.address].map(harmless),
              ],
            ],
      );
      yield rows.slice(0, room);
      if (rows.length > room) return tellFull();
      room -= rows.length;
      more = some.length === ordersAtOnce;
      after = some.at(-1)?.id ?? after;
    }
  }
}
