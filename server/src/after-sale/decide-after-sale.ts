import type { AfterSaleBody } from '@lanzi/shared/after-sale/after-sale.contract';
import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ReturnTo } from '../order/after-sale.entity';
import type { OrderCaller } from '../order/order-caller';
import { ReturnAddress } from '../shop/return-address.entity';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { mostBackOf } from './bought-goods';
import { RunAfterSaleAction, type AfterSaleContext } from './run-after-sale-action';

/** Mission G2: both decisions are final. */
@Injectable()
export class DecideAfterSale {
  constructor(
    private readonly runAfterSaleAction: RunAfterSaleAction,
    private readonly shop: ShopSnapshot,
  ) {}

  /** @throws DomainError after_sale_amount_invalid, return_address_unavailable */
  approve(id: number, staff: OrderCaller, body: AfterSaleBody<'approve'>): Promise<string> {
    const { version, returnAddressId, amount = 0, note } = body;
    return this.runAfterSaleAction.run('approve', { id }, staff, { version }, async (context) => {
      const { afterSale, now, details } = context;
      await this.refuseAmount(context, amount);
      const returnAddress = await addressOf(context, Number(returnAddressId));
      Object.assign(afterSale, {
        ...{ returnAddress, agreedAmount: amount, decisionNote: note },
        ...{ decidedAt: now, decidedBy: staff.name },
      });
      Object.assign(details, amount > 0 ? { amount, note } : { note });
    });
  }

  refuse(id: number, staff: OrderCaller, { version, reason }: AfterSaleBody<'refuse'>): Promise<string> {
    return this.runAfterSaleAction.run(
      'refuse',
      { id },
      staff,
      { version, reason },
      ({ afterSale, now: decidedAt }) => {
        Object.assign(afterSale, { refuseReason: reason || null, decidedAt, decidedBy: staff.name });
      },
    );
  }

  private async refuseAmount({ afterSale, items, order, lines }: AfterSaleContext, amount: number) {
    const limit = afterSale.kind === 'exchange' ? 0 : mostBackOf(items, order, lines);
    const least = afterSale.kind === 'exchange' ? 0 : 1;
    if (amount >= least && amount <= limit) return;
    const { currency } = (await this.shop.get()).settings;
    throw new DomainError('after_sale_amount_invalid', { limit: formatMoney(limit, currency) });
  }
}

/** Copied: the shopper sends to where they were told to, whatever becomes of the address. */
async function addressOf({ manager }: AfterSaleContext, id: number): Promise<ReturnTo> {
  const found = await manager.findOneBy(ReturnAddress, { id, deletedAt: IsNull() });
  if (!found) throw new DomainError('return_address_unavailable');
  const { contactName, phone, province, city, district, detail, postcode } = found;
  return { contactName, phone, address: `${province} ${city} ${district} ${detail}`, postcode };
}
