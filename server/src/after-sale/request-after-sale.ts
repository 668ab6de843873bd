import { areBought, mostBackFor } from '@lanzi/shared/after-sale/after-sale-amount';
import { DomainError } from '@lanzi/shared/errors';
import { formatMoney } from '@lanzi/shared/money';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { AfterSale, AfterSaleLine } from '../order/after-sale.entity';
import { needsAccount } from '../order/money/return-money';
import type { OrderCaller } from '../order/order-caller';
import { returnableOf } from '../order/order.store';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { Collections } from '../payment/collections';
import { insertMany, insertOne } from '../platform/database/insert';
import { ownPictures } from '../platform/storage/own-pictures';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { boughtGoods } from './bought-goods';

type Asked = ActionBody<'request_after_sale'>;

/** Mission G1: the shopper of a completed order files one request, ever: an exchange, or a return for money. */
@Injectable()
export class RequestAfterSale {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
    private readonly shop: ShopSnapshot,
  ) {}

  /**
   * @throws DomainError after_sale_items_invalid, after_sale_amount_invalid, refund_account_required,
   *   not_found for a picture that the shopper did not upload
   */
  run(target: { orderNo: string; customerId?: number }, caller: OrderCaller, body: Asked) {
    const given = { version: body.version, reason: body.reason };
    return this.runOrderAction.run('request_after_sale', target, caller, given, async (context) => {
      const { order, lines, manager, details } = context;
      if (!areBought(body.items, boughtGoods(order, lines).lines))
        throw new DomainError('after_sale_items_invalid');
      const money = await this.moneyOf(context, body);
      const afterSaleId = await insertOne(manager, AfterSale, {
        ...{ orderId: order.id, orderNo: order.orderNo, customerId: order.customerId, kind: body.kind },
        ...{ status: 'requested', version: 1, reason: body.reason, ...money },
        ...{ pictures: await ownPictures(manager, caller, body.pictureIds), requestedAt: context.now },
        ...{ agreedAmount: null, decidedAt: null, decidedBy: null, decisionNote: '', refuseReason: null },
        ...{ returnAddress: null, returnCarrier: null, returnWaybillNo: null, returnShippedAt: null },
        ...{ receivedAt: null, receiptNote: '', replacementTo: null, remedyAt: null },
        ...{ autoDoneAt: null, closeReason: null, doneAt: null },
      });
      const items = body.items.map(({ lineId, quantity }) => ({
        ...{ afterSaleId, lineId: Number(lineId), quantity, intactQuantity: null },
      }));
      await insertMany(manager, AfterSaleLine, items);
      order.afterSaleStatus = 'requested';
      if (body.kind === 'return') details.amount = money.amount;
    });
  }

  private async moneyOf({ order, lines }: ActionContext, body: Asked) {
    if (body.kind === 'exchange') return { amount: 0, refundAccount: null };
    const { amount, refundAccount = null } = body;
    const limit = mostBackFor(body.items, boughtGoods(order, lines), returnableOf(order));
    if (amount > limit) {
      const { currency } = (await this.shop.get()).settings;
      throw new DomainError('after_sale_amount_invalid', { limit: formatMoney(limit, currency) });
    }
    if (!refundAccount && needsAccount('original', await this.collections.of(order.id)))
      throw new DomainError('refund_account_required');
    return { amount, refundAccount };
  }
}
